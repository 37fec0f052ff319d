import { expect, it } from "vitest";
import { SETTING_NAMES, SETTING_TABLE } from "../../../core/model/settingTable.ts";
import { createI18n } from "../../i18n/bothLanguages.ts";
import { en } from "../../i18n/en/index.ts";
import { LANGUAGES } from "../../i18n/i18n.ts";
import { choiceWord } from "./settingWords.ts";

const { t } = createI18n("en");

it("has every choice in the catalogue's words", () => {
  const words = Object.entries(en.model.choices);
  expect(words.map(([choice]) => choiceWord(t, choice))).toEqual(words.map(([, word]) => word));
});

it("shows a value that is no choice as it is", () => {
  expect(choiceWord(t, "model.title")).toBe("model.title");
  expect(choiceWord(t, "toString")).toBe("toString");
});

it.each(LANGUAGES)("has a readable name of every choice of every setting (%s)", (language) => {
  const words = createI18n(language).t;
  const names = SETTING_NAMES.flatMap((name) => {
    const row = SETTING_TABLE[name];
    return row.kind === "categorical" ? row.choices.map((choice) => choiceWord(words, choice)) : [];
  });
  expect(names).toContain("0.25");
  expect(names.filter((name) => name === "" || /^\w+\.\D/.test(name))).toEqual([]);
});
