import { Code, Menu, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconLink, IconPlayerPlay } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { PopupAnchor, useOpened } from "../../controls/popup/PopupAnchor.tsx";
import type { PopupProps } from "../../controls/popup/PopupButton.tsx";
import { useActs, useSetup } from "../../useSurmise.ts";

export function ShareItems({ opened, onChange, target }: PopupProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const ofFile = useSetup((state) => state.config.data.source.kind === "file");
  const copy = async (run: boolean) => {
    const link = acts.link(run);
    const note = ofFile ? <Text size="sm">{t("common.linkOfFile")}</Text> : null;
    try {
      await navigator.clipboard.writeText(link);
      notifications.show({ title: t("common.linkCopied"), message: note });
    } catch {
      // No clipboard without permission, or on a page served without TLS.
      const message = (
        <Stack gap={4}>
          <Code block style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
            {link}
          </Code>
          {note}
        </Stack>
      );
      notifications.show({ title: t("common.linkNotCopied"), message, autoClose: false });
    }
  };
  return (
    <Menu opened={useOpened(opened)} onChange={onChange} position="bottom-end" width={280}>
      <Menu.Target>
        <PopupAnchor target={target} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconLink size={16} />} onClick={() => void copy(false)}>
          {t("common.copyLink")}
          <Text size="xs" c="dimmed">
            {t("common.copyLinkHelp")}
          </Text>
        </Menu.Item>
        <Menu.Item leftSection={<IconPlayerPlay size={16} />} onClick={() => void copy(true)}>
          {t("common.copyRunLink")}
          <Text size="xs" c="dimmed">
            {t("common.copyRunLinkHelp")}
          </Text>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
