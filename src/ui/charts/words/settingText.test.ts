import { expect, test } from "vitest";
import { createI18n } from "../../i18n/bothLanguages.ts";
import { settingText } from "./settingText.ts";

const { t } = createI18n("en");

test("a depth of 0 is no limit, a patience of 0 is off; other values and settings are shown as they are", () => {
  expect(settingText(t, "treeDepth", 0)).toBe("No limit");
  expect(settingText(t, "treeDepth", 8)).toBe("8");
  expect(settingText(t, "roundPatience", 0)).toBe("off");
  expect(settingText(t, "maxFeatures", "0.25")).toBe("0.25");
});
