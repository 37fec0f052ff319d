import { describe, expect, it } from "vitest";
import { rangeOf } from "./kinds/ranges.ts";
import { readDates } from "./kinds/dates.ts";
import { recogniseOrder } from "./kinds/recogniseOrder.ts";
import { findLookAlikes } from "./labels/lookAlikes.ts";
import { normalForm } from "./labels/normalForm.ts";
import { isWrittenNumber } from "./numbers/isWrittenNumber.ts";
import { readArffRow, readAttribute } from "./parse/formats/arff.ts";
import { isMissing, isNumber } from "./parse/cellText.ts";
import { unitOf } from "./parse/headerRows.ts";
import { wordsOfName } from "./suggest/targetNames.ts";

/** Cells of megabytes: a regular expression with nested repetitions fails on them, or never ends. */
const LENGTH = 5_000_000;
const repeated = (text: string): string => text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH);
const CELLS: readonly (readonly [what: string, cell: string])[] = [
  ["letters", repeated("x")],
  ["letters of two scripts", repeated("xж")],
  ["accents", `e${repeated("\u0301")}`],
  ["digits", repeated("7")],
  ["thousands", `1${repeated(",234")}`],
  ["zeros after a point", `1.${repeated("0")}1`],
  ["blanks between a number and a letter", `1${repeated(" ")}b`],
  ["blanks between letters", `a${repeated(" ")}b`],
  ["words", repeated("ab cd ")],
  ["quotes", repeated('"')],
  ["quotes in a word", `a${repeated("“")}b`],
  ["apostrophes", repeated("'")],
  ["marks", `a${repeated(".,")}b`],
  ["dashes", `a${repeated("-")}b`],
];

describe.each(CELLS)("a cell of millions of %s", (_, cell) => {
  it("is not a number, date, order or range, and resembles no other label", () => {
    expect(isNumber(cell)).toBe(false);
    expect(isWrittenNumber(cell)).toBe(false);
    expect(isMissing(cell)).toBe(false);
    expect(unitOf(cell)).toBeNull();
    expect(rangeOf(cell)).toBeNull();
    expect(readDates(["2024-01-01", cell], null)).toBe(1);
    expect(recogniseOrder(["low", "high", cell], "size")).toBeNull();
    expect(normalForm(cell)).toBe(cell);
    expect(findLookAlikes([cell, `${cell}!`, "a"].map((level) => ({ level, rows: 9 })))).toEqual([]);
    expect(wordsOfName(cell).length).toBeLessThanOrEqual(200);
  });
});

it.each([
  ["letters", repeated("x")],
  ["apostrophes", repeated("'")],
])("a line of ARFF with a cell of millions of %s is read unchanged", (_, cell) => {
  const attributes = ["a", "b"].map((name) => readAttribute(`@attribute ${name} string`)!);
  expect(readArffRow(`"${cell}" 1`, attributes)).toEqual([cell, "1"]);
});
