import type { FormatterModule } from "i18next";
import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { formatCount } from "../charts/words/numberFormat.ts";
import { loadAgain } from "../offline/loadAgain.ts";
import type { first } from "./en/first.ts";
import type { en } from "./en/index.ts";
import type { later } from "./en/later.ts";
import type { Words } from "./words.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
  }
}

export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];
type First = Words<typeof first>;
type Later = Words<typeof later>;
/** All words of the page in one language. */
export type Catalogue = First & Later;

/** i18next's name for a catalogue that is the only one of its language. */
const NAMESPACE = "translation";

/** Writes every whole number of a message the way the charts do ("1,000"), whether its place says `number` or nothing. */
const numbersInWords: FormatterModule = {
  type: "formatter",
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown) =>
    (typeof value === "number" && Number.isSafeInteger(value) ? formatCount(value) : value) as string,
};

interface CatalogueFiles {
  readonly first: () => Promise<{ readonly first: First }>;
  readonly later: () => Promise<{ readonly later: Later }>;
}

/** A page loads the words of its first look in the language that it starts in; the others come with lazy parts, or when idle. */
const FILES: Readonly<Record<Language, CatalogueFiles>> = {
  en: { first: () => import("./en/first.ts"), later: () => import("./en/later.ts") },
  zh: { first: () => import("./zh/first.ts"), later: () => import("./zh/later.ts") },
};
let attempts = 0;
/** That of the page; null in tests and in the gallery, which have all words at once. */
let ofPage: i18n | null = null;

export async function loadFirstWords(language: Language): Promise<First> {
  return (await load(FILES[language].first)).first;
}

export async function loadCatalogue(language: Language): Promise<Catalogue> {
  const { first: own, later: others } = FILES[language];
  return { ...(await load(own)).first, ...(await load(others)).later };
}

/** The words of the page in the language of `catalogue`, without waiting. React escapes; i18next must not. */
export function startI18n(language: Language, catalogue: First): i18n {
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

/** As `startI18n`, for a page whose lazy parts bring their words along. */
export function startPageI18n(language: Language, words: First): i18n {
  ofPage = startI18n(language, words);
  return ofPage;
}

/** Adds the words that lazy parts need, before one of them is shown. */
export async function addLaterWords(): Promise<void> {
  if (ofPage === null) return;
  const language = LANGUAGES.find((each) => each === ofPage?.language);
  if (language !== undefined) await addCatalogue(ofPage, language);
}

/**
 * Changes the language once its catalogue is there, so that no word is missing meanwhile.
 * @throws where the catalogue does not come: the language stays
 */
export async function changeLanguage(instance: i18n, language: Language): Promise<void> {
  await addCatalogue(instance, language);
  await instance.changeLanguage(language);
}

async function addCatalogue(instance: i18n, language: Language): Promise<void> {
  const known: unknown = instance.getResource(language, NAMESPACE, "dataTab" satisfies keyof Later);
  if (known === undefined) instance.addResourceBundle(language, NAMESPACE, await loadCatalogue(language));
}

/** What did not come is asked for a second time. */
function load<T>(file: () => Promise<T>): Promise<T> {
  return file().catch((failed: unknown) => loadAgain(file, failed, ++attempts));
}
