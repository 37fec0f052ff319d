import { expect, test } from "vitest";
import type { FoundLayout } from "../../../../../core/data/parse/layout.ts";
import { createI18n } from "../../../../i18n/bothLanguages.ts";
import { columnLetter, layoutSentences, oddSentence } from "./layoutWords.ts";

const { t } = createI18n("en");

const PLAIN: FoundLayout = {
  quote: '"',
  comment: "",
  headerLine: 1,
  headerLines: 1,
  unitsLine: 0,
  firstLine: 2,
  lastLine: 85,
  skipped: [],
  odd: { count: 0, of: 84, items: [] },
  tables: [],
  head: [],
};

test("nothing is said of a table that is the whole file", () => {
  expect(layoutSentences(t, "delimited", PLAIN, {})).toEqual([]);
  expect(oddSentence(t, "delimited", PLAIN.odd)).toBeNull();
});

test("each kind of line that is no row is one sentence, with the first of them", () => {
  const found: FoundLayout = {
    ...PLAIN,
    headerLine: 5,
    skipped: [
      { from: 1, to: 3, why: "above", text: "Sales report" },
      { from: 6, to: 6, why: "units", text: "s,kg" },
      { from: 40, to: 40, why: "repeatedHeader", text: "a,b" },
      { from: 60, to: 60, why: "repeatedHeader", text: "a,b" },
      { from: 70, to: 71, why: "comment", text: "# {{place}} of a $t(layout.open) file" },
      { from: 206, to: 206, why: "total", text: "Totals:,,,,,1216.7" },
      { from: 207, to: 208, why: "below", text: "" },
    ],
  };
  expect(layoutSentences(t, "delimited", found, {})).toEqual([
    "The table begins at line 5: 4 lines above it were skipped (“Sales report”).",
    "The units are in line 6; they are shown beside the names.",
    "2 lines of comments were skipped, first line 70 (“# {{place}} of a $t(layout.open) file”).",
    "The header is repeated 2 times, first in line 40; all repetitions were skipped.",
    "A total in line 206 was left out (“Totals:,,,,,1216.7”).",
    "2 lines below the table were skipped.",
  ]);
});

test("rows that end early are told once", () => {
  const told = (shortRows: number) => layoutSentences(t, "delimited", { ...PLAIN, shortRows }, {});
  expect(told(1)).toEqual(["1 row ends before the last column; its remaining cells are missing."]);
  expect(told(40)).toEqual(["40 rows end before the last column; their remaining cells are missing."]);
});

test("of several tables it is said which was read, and a sheet has rows", () => {
  const found: FoundLayout = {
    ...PLAIN,
    headerLines: 2,
    tables: [
      { from: 3, to: 9, rows: 5, columns: 2, firstColumn: 1 },
      { from: 3, to: 1240, rows: 1236, columns: 5, firstColumn: 28 },
    ],
    table: 2,
  };
  expect(layoutSentences(t, "xlsx", found, {})).toEqual([
    "The header is in rows 1–2; the names of a column are joined.",
    "2 tables were found; the largest was read: rows 3–1,240, 5 columns from AB.",
  ]);
  expect(layoutSentences(t, "xlsx", found, { table: 2 })[1]).toMatch(/the one you chose was read/);
});

test("odd lines are counted, and what was done about them is said", () => {
  const item = { line: 9, text: "1,2", why: "tooFew", cells: 2, kept: true } as const;
  const odd = { count: 2, of: 84, items: [item, { ...item, line: 10 }] };
  expect(oddSentence(t, "delimited", odd)).toBe("2 of 84 lines are odd; they were kept as read.");
  const left = { ...odd, count: 1, items: [{ ...item, kept: false }] };
  expect(oddSentence(t, "xlsx", left)).toBe("1 of 84 rows is odd; it was left out.");
});

test("columns of sheets have letters", () => {
  expect([1, 26, 27, 52, 703].map(columnLetter)).toEqual(["A", "Z", "AA", "AZ", "AAA"]);
});

test("how many odd lines were left out is said in numbers, of those that are known", () => {
  const items = [true, false, false].map((kept, i) => ({
    line: i + 2,
    text: "a",
    why: "tooFew" as const,
    cells: 1,
    kept,
  }));
  expect(oddSentence(t, "delimited", { count: 3, of: 84, items })).toContain("left out: 2.");
  expect(oddSentence(t, "delimited", { count: 300, of: 900, items })).toContain("of the first 3: 2.");
});
