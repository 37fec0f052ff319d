import { expect, test } from "vitest";
import { createI18n } from "../../i18n/i18n.ts";
import { findingDetails } from "./findingWords.ts";

test("names a few of the classes to merge first, in the marks of the language", () => {
  const mergeFirst = Array.from({ length: 900 }, (_, i) => `c${i}`);
  const finding = { kind: "rareClasses", items: [], fewerThan: 10, mergeFirst } as const;
  const [english] = findingDetails(createI18n("en").t, finding);
  expect(english).toContain("“c5”, 894 more");
  expect(findingDetails(createI18n("zh").t, finding)[0]).toContain("“c0”、“c1”");
});
