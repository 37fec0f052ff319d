import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCheck, IconLanguage } from "@tabler/icons-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { changeLanguage, LANGUAGES, type Language } from "../../i18n/i18n.ts";
import { rememberLanguage } from "../../preferences.ts";
import { HEADER_BUTTON } from "./headerButton.ts";
import classes from "./Header.module.css";

const TAGS = { en: "en", zh: "zh-CN" } as const;

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const current = LANGUAGES.find((language) => language === i18n.language) ?? "en";
  useEffect(() => {
    document.documentElement.lang = TAGS[current];
  }, [current]);
  const choose = (language: Language) => {
    changeLanguage(i18n, language).then(
      () => rememberLanguage(language),
      () => notifications.show({ message: t("faults.languageUnloaded") }),
    );
  };
  return (
    <Menu position="bottom-end" width={160}>
      <Menu.Target>
        <Button
          {...HEADER_BUTTON}
          leftSection={<IconLanguage size={18} />}
          aria-label={t("common.language")}
          styles={{ section: { marginInlineEnd: 4 } }}
        >
          <span className={classes.languageLabel}>{current === "en" ? "EN" : "中"}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map((language) => (
          <Menu.Item
            key={language}
            lang={TAGS[language]}
            rightSection={language === current ? <IconCheck size={14} /> : null}
            onClick={() => choose(language)}
          >
            {t(`common.languages.${language}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
