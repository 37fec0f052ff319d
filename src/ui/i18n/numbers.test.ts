import { expect, it } from "vitest";
import { createI18n } from "./bothLanguages.ts";
import { LANGUAGES } from "./i18n.ts";

it.each(LANGUAGES)("whole numbers of a message are grouped in %s, formatted there or not", (language) => {
  const { t } = createI18n(language);
  // One place names the format, the other does not.
  expect(t("results.table.count", { count: 1000 })).toMatch(/^1,000 /);
  expect(t("common.trialOf", { done: 12345, total: 1_000_000 })).toMatch(/12,345.*1,000,000/);
});

it("leaves what is no whole number as it is written", () => {
  const { t } = createI18n("en");
  expect(t("results.seconds", { value: "2007" })).toBe("2007 s");
  expect(t("results.seconds", { value: 0.00012 })).toBe("0.00012 s");
});
