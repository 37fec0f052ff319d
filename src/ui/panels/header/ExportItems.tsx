import { Menu, Text } from "@mantine/core";
import { IconBraces, IconPrinter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { PopupAnchor, useOpened } from "../../controls/popup/PopupAnchor.tsx";
import type { PopupProps } from "../../controls/popup/PopupButton.tsx";
import { downloadText } from "../../downloadText.ts";
import { printAll } from "../../print/printAll.ts";
import { useActs, useSurmise } from "../../useSurmise.ts";

export function ExportItems({ opened, onChange, target }: PopupProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const surmise = useSurmise();
  return (
    <Menu opened={useOpened(opened)} onChange={onChange} position="bottom-end" width={280}>
      <Menu.Target>
        <PopupAnchor target={target} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconBraces size={16} />}
          onClick={() => downloadText("surmise-study.json", "application/json", acts.studyJson())}
        >
          {t("common.exportJson")}
          <Text size="xs" c="dimmed">
            {t("common.exportJsonHelp")}
          </Text>
        </Menu.Item>
        <Menu.Item leftSection={<IconPrinter size={16} />} onClick={() => void printAll(surmise)}>
          {t("looks.print.act")}
          <Text size="xs" c="dimmed">
            {t("looks.print.help")}
          </Text>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
