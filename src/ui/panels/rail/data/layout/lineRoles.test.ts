import { expect, test } from "vitest";
import type { FoundLayout } from "../../../../../core/data/parse/layout.ts";
import { layoutFault, lineRoles, withoutChoice } from "./lineRoles.ts";

const LINES = ["Report", "", "x,y", "cm,kg", "1,2", "3", "# note", "5,6", "Total,8", "Source: us"];
const FOUND: FoundLayout = {
  quote: '"',
  comment: "#",
  headerLine: 3,
  headerLines: 1,
  unitsLine: 4,
  firstLine: 5,
  lastLine: 8,
  skipped: [
    { from: 1, to: 2, why: "above", text: "Report" },
    { from: 4, to: 4, why: "units", text: "cm,kg" },
    { from: 7, to: 7, why: "comment", text: "# note" },
    { from: 9, to: 9, why: "total", text: "Total,8" },
    { from: 10, to: 10, why: "below", text: "Source: us" },
  ],
  odd: { count: 1, of: 3, items: [{ line: 6, text: "3", why: "tooFew", cells: 1, kept: true }] },
  tables: [],
  head: LINES,
};
const AS_FOUND = ["above", "blank", "header", "units", "data", "odd", "comment", "data", "total", "below"];

test("lines are what they were read as", () => {
  expect(lineRoles(LINES, FOUND, {})).toEqual(AS_FOUND);
});

test("another header moves what follows it", () => {
  expect(lineRoles(LINES, FOUND, { headerLine: 4 })).toEqual(AS_FOUND.with(2, "above").with(3, "header"));
  expect(lineRoles(LINES, FOUND, { headerLine: 1 })).toEqual(
    AS_FOUND.with(0, "header").with(2, "data").with(3, "data"),
  );
  expect(lineRoles(LINES, FOUND, { headerLines: 2 })).toEqual(AS_FOUND.with(3, "header"));
  expect(lineRoles(LINES, FOUND, { headerLine: 0 })).toEqual(
    AS_FOUND.with(0, "data").with(2, "data").with(3, "data"),
  );
});

test("the first and the last line of data can be moved, and the units taken back", () => {
  expect(lineRoles(LINES, FOUND, { firstLine: 6, lastLine: 6 })).toEqual(
    AS_FOUND.with(4, "above").with(7, "below"),
  );
  expect(lineRoles(LINES, FOUND, { lastLine: 10 })).toEqual(AS_FOUND.with(9, "data"));
  expect(lineRoles(LINES, FOUND, { unitsLine: 0 })).toEqual(AS_FOUND.with(3, "data"));
});

test("where reading failed, only what is chosen is known", () => {
  expect(lineRoles(["a", "", "b"], null, {})).toEqual([null, "blank", null]);
  expect(lineRoles(["a", "", "b,c", "1,2"], null, { headerLine: 3 })).toEqual([
    "above",
    "blank",
    "header",
    "data",
  ]);
});

test("what contradicts itself is told", () => {
  expect(layoutFault(FOUND, {})).toBeNull();
  expect(layoutFault(FOUND, { firstLine: 3 })).toEqual({ kind: "firstInHeader", first: 3, header: 3 });
  expect(layoutFault(FOUND, { firstLine: 7, lastLine: 6 })).toEqual({
    kind: "lastBeforeFirst",
    first: 7,
    last: 6,
  });
  expect(layoutFault(null, { headerLine: 0, firstLine: 1 })).toBeNull();
});

test("a choice can be taken back", () => {
  expect(withoutChoice({ headerLine: 1, lastLine: 3 }, "lastLine")).toEqual({ headerLine: 1 });
});
