import { Button } from "@mantine/core";
import { IconShare } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { PopupButton } from "../../controls/popup/PopupButton.tsx";
import { SHARE_ITEMS } from "../../parts.ts";
import { HEADER_BUTTON } from "./headerButton.ts";
import classes from "./Header.module.css";

export function ShareMenu() {
  const { t } = useTranslation();
  return (
    <PopupButton kind="menu" part={SHARE_ITEMS} props={{}}>
      <Button
        {...HEADER_BUTTON}
        leftSection={<IconShare size={18} />}
        styles={{ section: { marginInlineEnd: 4 } }}
        aria-label={t("common.share")}
      >
        <span className={classes.actionLabel}>{t("common.share")}</span>
      </Button>
    </PopupButton>
  );
}
