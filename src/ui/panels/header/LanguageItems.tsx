import { Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { PopupAnchor, useOpened } from "../../controls/popup/PopupAnchor.tsx";
import type { PopupProps } from "../../controls/popup/PopupButton.tsx";
import { changeLanguage, LANGUAGES, type Language } from "../../i18n/i18n.ts";
import { rememberLanguage } from "../../preferences.ts";
import { LANGUAGE_TAGS } from "./languageTags.ts";

export function LanguageItems({ opened, onChange, target }: PopupProps) {
  const { t, i18n } = useTranslation();
  const choose = (language: Language) => {
    changeLanguage(i18n, language).then(
      () => rememberLanguage(language),
      () => notifications.show({ message: t("faults.languageUnloaded") }),
    );
  };
  return (
    <Menu opened={useOpened(opened)} onChange={onChange} position="bottom-end" width={160}>
      <Menu.Target>
        <PopupAnchor target={target} />
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGES.map((language) => (
          <Menu.Item
            key={language}
            lang={LANGUAGE_TAGS[language]}
            rightSection={language === i18n.language ? <IconCheck size={14} /> : null}
            onClick={() => choose(language)}
          >
            {t(`common.languages.${language}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
