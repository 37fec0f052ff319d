import { Button } from "@mantine/core";
import { IconLanguage } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { PopupButton } from "../../controls/popup/PopupButton.tsx";
import { LANGUAGES } from "../../i18n/i18n.ts";
import { LANGUAGE_ITEMS } from "../../parts.ts";
import { HEADER_BUTTON } from "./headerButton.ts";
import classes from "./Header.module.css";
import { LANGUAGE_SIGNS, LANGUAGE_TAGS } from "./languageTags.ts";

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const current = LANGUAGES.find((language) => language === i18n.language) ?? "en";
  useEffect(() => {
    document.documentElement.lang = LANGUAGE_TAGS[current];
  }, [current]);
  return (
    <PopupButton kind="menu" part={LANGUAGE_ITEMS} props={{}}>
      <Button
        {...HEADER_BUTTON}
        leftSection={<IconLanguage size={18} />}
        aria-label={t("common.language")}
        styles={{ section: { marginInlineEnd: 4 } }}
      >
        <span className={classes.languageLabel}>{LANGUAGE_SIGNS[current]}</span>
      </Button>
    </PopupButton>
  );
}
