import { expect, test } from "vitest";
import { sheetTables, type SheetGrid } from "./sheetTables.ts";

/** A sheet as text: a line for each row, cells between "|". */
function sheet(lines: readonly string[]): SheetGrid {
  const cells = lines.map((line) => line.split("|").map((cell) => cell.trim()));
  return {
    rows: cells.length,
    columns: Math.max(...cells.map((row) => row.length)),
    isUsed: (row, column) => (cells[row]![column] ?? "") !== "",
    text: (row, column) => cells[row]![column] ?? "",
  };
}

/** "rows of columns", as sheets number them: "3-9 ABC". */
function found(lines: readonly string[]): readonly string[] {
  return sheetTables(sheet(lines)).map(
    ({ top, bottom, columns }) =>
      `${top + 1}-${bottom + 1} ${columns.map((column) => String.fromCharCode(65 + column)).join("")}`,
  );
}

const rows = (count: number, cells: string) => Array.from({ length: count }, () => cells);

test("a plain sheet is one table, without the blank rows and columns around it", () => {
  expect(found(["a|b|c", ...rows(5, "1|2|3")])).toEqual(["1-6 ABC"]);
  expect(found(["", "", "||a|b|c", ...rows(5, "||1|2|3"), ""])).toEqual(["3-8 CDE"]);
  expect(found(["a|b", ...rows(2, "x|y")])).toEqual(["1-3 AB"]);
  expect(found([""])).toEqual([]);
});

test("separate titles above and notes below do not belong to the table", () => {
  const table = ["a|b|c", ...rows(5, "1|2|3")];
  expect(found(["Report", "of 2024", "", ...table, "", "Source: us"])).toEqual(["4-9 ABC"]);
  expect(found(["Date|2024-01-01", "By|us", "", ...table])).toEqual(["4-9 ABC"]);
  // A title directly above a table is recognised by the row finder.
  expect(found(["Report", ...table])).toEqual(["1-7 ABC"]);
});

test("a blank row within a table, a total below one, and a repeated header do not separate tables", () => {
  expect(found(["a|b|c", ...rows(3, "1|2|3"), "", ...rows(3, "1|2|3")])).toEqual(["1-8 ABC"]);
  expect(found(["a|b|c", ...rows(3, "x|2|3"), "", "Total|6|9"])).toEqual(["1-6 ABC"]);
  expect(found(["a|b|c", ...rows(3, "1|2|3"), "", "a|b|c", ...rows(3, "1|2|3")])).toEqual(["1-9 ABC"]);
});

test("tables below each other are recognised by their columns or headers", () => {
  const upper = ["a|b|c|d", ...rows(4, "1|2|3|4")];
  expect(found([...upper, "", "x|y", ...rows(4, "1|2")])).toEqual(["1-5 ABCD", "7-11 AB"]);
  expect(found([...upper, "", "Second", "x|y|z|w", ...rows(4, "1|2|3|4")])).toEqual([
    "1-5 ABCD",
    "7-12 ABCD",
  ]);
});

test("a header among numbers begins another table, even without a blank row", () => {
  const upper = ["a|b|c", ...rows(4, "x|2|3")];
  expect(found([...upper, "p|q|r", ...rows(4, "y|5|6")])).toEqual(["1-5 ABC", "6-10 ABC"]);
  expect(found([...upper, "Second", "p|q|r", ...rows(4, "y|5|6")])).toEqual(["1-5 ABC", "6-11 ABC"]);
  // The same header again, and gaps.
  expect(found([...upper, "a|b|c", ...rows(4, "y|5|6")])).toEqual(["1-10 ABC"]);
  expect(found([...upper, "n/a|n/a|n/a", "x||", ...rows(4, "y|5|6")])).toEqual(["1-11 ABC"]);
});

test("tables beside each other are recognised by their rows or by repeated names", () => {
  const beside = (left: readonly string[], right: readonly string[]) =>
    Array.from(
      { length: Math.max(left.length, right.length) },
      (_, i) => `${left[i] ?? "|"}||${right[i] ?? ""}`,
    );
  const left = ["a|b", ...rows(4, "1|2")];
  expect(found(beside(left, ["x|y|z", ...rows(8, "1|2|3")]))).toEqual(["1-5 AB", "1-9 DEF"]);
  expect(found(beside(left, left))).toEqual(["1-5 AB", "1-5 DE"]);
  expect(found(["Report", "", ...beside(left, ["", "x|y", ...rows(6, "1|2")])])).toEqual([
    "3-7 AB",
    "4-10 DE",
  ]);
});

test("an empty column within a table does not separate; a note beside a table does not belong to it", () => {
  expect(found(["a|b||c|d", ...rows(6, "1|2||3|4")])).toEqual(["1-7 ABDE"]);
  expect(found(["id||c|d", ...rows(6, "1||3|4")])).toEqual(["1-7 ACD"]);
  expect(found(["a|b||c|d", ...rows(6, "1|2||3|4"), "Total|||18|24"])).toEqual(["1-8 ABDE"]);
  expect(found(["a|b||", "1|2||a note", ...rows(6, "1|2")])).toEqual(["1-8 AB"]);
});

test("below a wide table, two narrow ones may lie beside each other", () => {
  expect(
    found([
      "a|b|c|d|e",
      ...rows(4, "1|2|3|4|5"),
      "",
      "x|y||z|w",
      ...rows(3, "1|2||3|4"),
      ...rows(4, "||| 3|4"),
    ]),
  ).toEqual(["1-5 ABCDE", "7-10 AB", "7-14 DE"]);
});
