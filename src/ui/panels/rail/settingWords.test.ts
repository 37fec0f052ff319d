import { expect, it } from "vitest";
import { createI18n } from "../../i18n/bothLanguages.ts";
import { en } from "../../i18n/en/index.ts";
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
