import { expect, it } from "vitest";
import { en } from "./en/index.ts";
import { first } from "./en/first.ts";
import { addLaterWords, changeLanguage, startPageI18n } from "./i18n.ts";
import { zh } from "./zh/index.ts";

it("changes the language only when its catalogue is there", async () => {
  const instance = startPageI18n("en", en);
  const changing = changeLanguage(instance, "zh");
  expect(instance.t("common.run")).toBe(en.common.run);
  await changing;
  expect(instance.language).toBe("zh");
  expect(instance.t("common.run")).toBe(zh.common.run);
  expect(instance.t("dataTab.check.title")).toBe(zh.dataTab.check.title);
});

it("has the words of lazy parts once they are asked for, and those of the first look still", async () => {
  const instance = startPageI18n("en", first);
  expect(instance.t("dataTab.check.title")).toBe("dataTab.check.title");
  await addLaterWords();
  expect(instance.t("dataTab.check.title")).toBe(en.dataTab.check.title);
  expect(instance.t("common.run")).toBe(en.common.run);
});
