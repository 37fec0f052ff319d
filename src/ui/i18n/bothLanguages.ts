import type { i18n } from "i18next";
import { en } from "./en/index.ts";
import { startI18n, type Language } from "./i18n.ts";
import { zh } from "./zh/index.ts";

/** The words of the page with both catalogues at hand, for tests and the gallery. The page itself loads one. */
export function createI18n(language: Language): i18n {
  return startI18n(language, language === "en" ? en : zh);
}
