import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { PopupButton } from "../../controls/popup/PopupButton.tsx";
import { EXPORT_ITEMS } from "../../parts.ts";
import { useRun } from "../../useSurmise.ts";
import { HEADER_BUTTON } from "./headerButton.ts";
import classes from "./Header.module.css";

export function ExportMenu() {
  const { t } = useTranslation();
  const nothing = useRun((state) => state.study === null);
  return (
    <PopupButton kind="menu" part={EXPORT_ITEMS} props={{}}>
      <Button
        {...HEADER_BUTTON}
        disabled={nothing}
        leftSection={<IconDownload size={18} />}
        styles={{ section: { marginInlineEnd: 4 } }}
        aria-label={t("common.export")}
      >
        <span className={classes.actionLabel}>{t("common.export")}</span>
      </Button>
    </PopupButton>
  );
}
