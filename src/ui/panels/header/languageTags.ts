import type { Language } from "../../i18n/i18n.ts";

/** As `lang` of HTML names them. */
export const LANGUAGE_TAGS = { en: "en", zh: "zh-CN" } as const satisfies Record<Language, string>;

/** As the button of the language menu shows them. */
export const LANGUAGE_SIGNS = { en: "EN", zh: "中" } as const satisfies Record<Language, string>;
