import { Button, Menu, Text } from "@mantine/core";
import { IconBraces, IconDownload, IconPrinter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { downloadText } from "../../downloadText.ts";
import { useActs, useRun, useSurmise } from "../../useSurmise.ts";
import { printAll } from "../../print/printAll.ts";
import { HEADER_BUTTON } from "./headerButton.ts";
import classes from "./Header.module.css";

export function ExportMenu() {
  const { t } = useTranslation();
  const acts = useActs();
  const surmise = useSurmise();
  const nothing = useRun((state) => state.study === null);
  return (
    <Menu position="bottom-end" width={280} disabled={nothing}>
      <Menu.Target>
        <Button
          {...HEADER_BUTTON}
          disabled={nothing}
          leftSection={<IconDownload size={18} />}
          styles={{ section: { marginInlineEnd: 4 } }}
          aria-label={t("common.export")}
        >
          <span className={classes.actionLabel}>{t("common.export")}</span>
        </Button>
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
