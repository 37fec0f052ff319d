import type { Language } from "../../i18n/i18n.ts";

/** As `lang` of HTML names them. */
export const LANGUAGE_TAGS = { en: "en", zh: "zh-CN" } as const satisfies Record<Language, string>;
