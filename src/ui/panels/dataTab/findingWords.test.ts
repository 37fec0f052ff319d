import { expect, test } from "vitest";
import { createI18n } from "../../i18n/bothLanguages.ts";
import { findingDetails, findingTitle, remedyWords } from "./findingWords.ts";

test("names a few of the classes to merge first, in the marks of the language", () => {
  const mergeFirst = Array.from({ length: 900 }, (_, i) => `c${i}`);
  const finding = { kind: "rareClasses", items: [], fewerThan: 10, mergeFirst } as const;
  const [english] = findingDetails(createI18n("en").t, finding);
  expect(english).toContain("“c5”, 894 more");
  expect(findingDetails(createI18n("zh").t, finding)[0]).toContain("“c0”、“c1”");
});

test("the button that merges spellings names the first labels that stay", () => {
  const { t } = createI18n("en");
  const merges = (...intos: readonly string[]) =>
    [["fish", intos.map((into) => [into, `${into} `] as const)]] as const;
  const words = (...intos: readonly string[]) =>
    remedyWords(t, { kind: "merge", why: "spelling", merges: merges(...intos) });
  expect(words("Nîmes")).toBe("Merge the spellings into “Nîmes”");
  expect(words("Nîmes", "Lyon", "Orléans")).toBe("Merge the spellings into “Nîmes”, “Lyon”, 1 more");
});

test("rows are not called equal where an id tells them apart", () => {
  const { t } = createI18n("en");
  const finding = { kind: "duplicateRows", rows: 3, share: 0.1, contradicting: 0 } as const;
  expect(findingTitle(t, { ...finding, notCompared: [] })).toBe("3 rows (10%) are equal to earlier ones");
  expect(findingTitle(t, { ...finding, notCompared: ["id"] })).toBe(
    "3 rows (10%) are equal to earlier ones in all but “id”",
  );
});
