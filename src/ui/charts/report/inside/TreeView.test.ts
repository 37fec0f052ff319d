import { expect, test } from "vitest";
import { createI18n } from "../../../i18n/bothLanguages.ts";
import { valueText } from "./TreeView.tsx";

const { t } = createI18n("en");

test.each([
  [1.56e-10, "0"],
  [-1.56e-10, "0"],
  [0, "0"],
  [0.12, "+0.12"],
])("a step of %s is shown as %s", (step, text) => {
  expect(valueText(t, { kind: "step", step }, [])).toBe(text);
});
