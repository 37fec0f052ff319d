import { LANGUAGES, type Language } from "./i18n/i18n.ts";

const LANGUAGE_KEY = "surmise.language";

/** The chosen language, or else the browser's, or else English. A browser without storage (private mode) is not an error. */
export function preferredLanguage(): Language {
  const stored = LANGUAGES.find((language) => language === read(LANGUAGE_KEY));
  return (
    stored ?? (navigator.languages.find((tag) => /^(zh|en)\b/i.test(tag))?.startsWith("zh") ? "zh" : "en")
  );
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(LANGUAGE_KEY, language);
  } catch {
    // The choice then lasts for this visit only.
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
