import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { loadAgain } from "../offline/loadAgain.ts";
import type { en } from "./en/index.ts";
import { numbersInWords } from "./numbers.ts";
import type { Words } from "./words.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}

export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];
/** All words of the page in one language. */
export type Catalogue = Words<typeof en>;

/** i18next's name for a catalogue that is the only one of its language. */
const NAMESPACE = "translation";

/** Each catalogue is a file of its own: a page loads the one that it starts in. */
const FILES: Readonly<Record<Language, () => Promise<Partial<Record<Language, Catalogue>>>>> = {
  en: () => import("./en/index.ts"),
  zh: () => import("./zh/index.ts"),
};
let attempts = 0;

/** What did not come is asked for a second time. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  const load = FILES[language];
  const file = await load().catch((failed: unknown) => loadAgain(load, failed, ++attempts));
  return file[language]!;
}

/** The words of the page in the language of `catalogue`, without waiting. React escapes; i18next must not. */
export function startI18n(language: Language, catalogue: Catalogue): i18n {
  const instance = i18next.createInstance();
  void instance
    .use(initReactI18next)
    .use(numbersInWords)
    .init({
      lng: language,
      fallbackLng: false,
      resources: { [language]: { [NAMESPACE]: catalogue } },
      interpolation: { escapeValue: false, alwaysFormat: true },
      initAsync: false,
    });
  return instance;
}

/**
 * Changes the language once its catalogue is there, so that no word is missing meanwhile.
 * @throws where the catalogue does not come: the language stays
 */
export async function changeLanguage(instance: i18n, language: Language): Promise<void> {
  if (!instance.hasResourceBundle(language, NAMESPACE)) {
    instance.addResourceBundle(language, NAMESPACE, await loadCatalogue(language));
  }
  await instance.changeLanguage(language);
}
