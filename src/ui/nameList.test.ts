import { expect, test } from "vitest";
import { createI18n } from "./i18n/bothLanguages.ts";
import { quotedList } from "./nameList.ts";

const many = Array.from({ length: 1000 }, (_, i) => `c${i}`);

test("names the first few and counts the others, in the marks of the language", () => {
  const { t } = createI18n("en");
  expect(quotedList(t, ["a"])).toBe("“a”");
  expect(quotedList(t, ["a", "b"])).toBe("“a”, “b”");
  expect(quotedList(t, many.slice(0, 6))).toBe("“c0”, “c1”, “c2”, “c3”, “c4”, “c5”");
  expect(quotedList(t, many.slice(0, 7))).toBe("“c0”, “c1”, “c2”, “c3”, “c4”, “c5”, 1 more");
  expect(quotedList(t, many)).toBe("“c0”, “c1”, “c2”, “c3”, “c4”, “c5”, 994 more");
  expect(quotedList(createI18n("zh").t, many)).toBe("“c0”、“c1”、“c2”、“c3”、“c4”、“c5”、另外 994 个");
});
