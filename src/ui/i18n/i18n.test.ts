import { expect, it } from "vitest";
import { en } from "./en/index.ts";
import { changeLanguage, startI18n } from "./i18n.ts";
import { zh } from "./zh/index.ts";

it("changes the language only when its catalogue is there", async () => {
  const instance = startI18n("en", en);
  const changing = changeLanguage(instance, "zh");
  expect(instance.t("common.run")).toBe(en.common.run);
  await changing;
  expect(instance.language).toBe("zh");
  expect(instance.t("common.run")).toBe(zh.common.run);
});
