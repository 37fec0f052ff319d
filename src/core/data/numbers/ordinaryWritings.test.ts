import { describe, expect, it } from "vitest";
import type { OddCellsChoice } from "../dataConfig.ts";
import type { ColumnKind } from "../table/dataset.ts";
import { cellsFrom } from "../parse/cellsBuilder.ts";
import { datasetOf, summarise, tableFromRaw } from "../table/table.ts";

/** Texts that look like rare notations of numbers but are something ordinary. */

const times = (count: number, ...texts: readonly string[]): string[] =>
  Array.from({ length: count }, (_, i) => texts[i % texts.length]!);

function read(texts: readonly string[], choice: OddCellsChoice = "missing") {
  const other = texts.map((_, i) => (i % 2 === 0 ? "a" : "b"));
  const columns = [
    { name: "x", cells: cellsFrom(texts) },
    { name: "other", cells: cellsFrom(other) },
  ];
  const table = tableFromRaw({ columns, rowCount: texts.length }, false);
  const column = datasetOf(table, [], { oddCells: [["x", choice]] }).columns[0]!;
  return {
    kind: column.kind,
    values: column.kind === "number" ? [...column.values] : [],
    found: summarise(table, datasetOf(table, []), null).columns[0]!.found,
    unit: summarise(table, datasetOf(table, []), null).columns[0]!.unit,
  };
}

describe("texts that look like a rare notation of numbers and are ordinary", () => {
  it.each<[string, readonly string[], ColumnKind]>([
    ["sizes of screens", ["1920x1080", "1280x720", "3840x2160"], "category"],
    ["relays", ["4x100", "4x400", "4x10"], "category"],
    ["sets of a training", ["3x10-12", "4x8-10", "5x10-15"], "category"],
    ["ids with a D", ["4D-13", "1D-10", "2D-07"], "category"],
    ["sections with a D", ["4.1D-2", "1.2D-3", "2.2D-1"], "category"],
    ["grades with a minus", ["3-", "2-", "1", "2", "1-"], "category"],
    ["minutes of a match", ["45'", "90'", "12'", "7'"], "category"],
    ["minutes and seconds of a race", ["3'05", "4'08", "5'10"], "category"],
    ["years without their century", ["'98", "'99", "'05"], "category"],
    ["powers or footnotes", ["10³", "10⁴", "10²"], "category"],
    ["fractions beside fifths", ["1/5", "2/5", "1/2", "1/4"], "category"],
    ["fractions beside tenths", ["1/10", "3/10", "1/2", "3/4"], "category"],
    ["points of several scales", ["4/5", "7/10", "3/5", "9/10"], "category"],
    ["more than there are", ["25/5", "4/5", "3/5", "40/5"], "category"],
    ["bare numbers beside durations", ["1 h 30 min", "90", "2 h 5 min", "45"], "category"],
    ["two clocks, of hours or minutes", ["1 h 20 min", "2:30", "2 h 5 min", "1:10"], "category"],
  ])("%s", (_, texts, kind) => {
    expect(read(times(60, ...texts)).kind).toBe(kind);
  });

  it.each<[string, readonly string[], readonly number[], string | undefined]>([
    ["bytes without a prefix", ["100 B", "2 KB", "3 MB", "512 B"], [100, 2000, 3e6, 512], "B"],
    ["terabytes by one letter", ["1 T", "3 KB", "2 M", "5 G"], [1e12, 3000, 2e6, 5e9], "B"],
    ["bytes in words", ["512 bytes", "2 KB", "3 MB", "1 byte"], [512, 2000, 3e6, 1], "B"],
    ["thousands of millions of dollars", ["$2 B", "$500 M", "$1 B"], [2e9, 5e8, 1e9], "$"],
    ["mixed numbers below zero", ["-1½", "-1 1/2", "2", "−½"], [-1.5, -1.5, 2, -0.5], undefined],
    ["numbers kept as texts", ["'98", "'7.5", "'120"], [98, 7.5, 120], undefined],
    ["feet alone beside inches", ["5'6\"", "6'", "5'9\"", "6'3\""], [5.5, 6, 5.75, 6.25], "ft"],
    ["minutes beside a whole clock", ["1:30:00", "45:36", "0:59:15", "2:00:00"], [1.5, 0.76, 0.9875, 2], "h"],
    [
      "accounts with the minus behind",
      ["5.20-", "1,250-", "17.00", "1,250.75-"],
      [-5.2, -1250, 17, -1250.75],
      undefined,
    ],
    ["powers of ten", ["10^3", "10⁻²", "10**2", "2.5x10^2"], [1000, 0.01, 100, 250], undefined],
  ])("but %s are numbers", (_, texts, expected, unit) => {
    const { kind, values, found, unit: own } = read(times(60, ...texts));
    expect([kind, own, found?.odd]).toEqual(["number", unit, undefined]);
    values.slice(0, expected.length).forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 9));
  });
});

describe("a column of numbers with a few cells in rare notations", () => {
  const plain = Array.from({ length: 97 }, (_, i) => `${(i * 7 + 13) / 10}`);
  const rare = ["1.2-", "1.2x10^3", "58:30"];

  it("keeps them odd, as links from before rare notations need, and reports them", () => {
    const { kind, values, found } = read([...plain, ...rare]);
    expect(kind).toBe("number");
    expect(values).toEqual([...plain.map(Number), NaN, NaN, NaN]);
    expect(found?.odd).toMatchObject({
      cells: 3,
      present: 100,
      guesses: true,
      texts: rare.map((text) => ({ text, count: 1 })).toSorted((a, b) => (a.text < b.text ? -1 : 1)),
    });
  });

  it("reads the numbers in them if a user chooses that", () => {
    expect(read([...plain, ...rare], "limit").values.slice(-3)).toEqual([-1.2, 1200, 58.5]);
  });

  it("keeps cells that are not numbers in any notation odd in both cases", () => {
    const odd = ["12-", "110¹", "3x100"];
    expect(read([...plain, ...odd]).values.slice(-3)).toEqual([NaN, NaN, NaN]);
    expect(read([...plain, ...odd], "limit").values.slice(-3)).toEqual([NaN, 110, NaN]);
  });

  it("reads them if more cells use them than typing errors would explain", () => {
    const more = ["1.2-", "3.4-", "5.6-", "7.8-"];
    expect(read([...plain, ...more]).values.slice(-4)).toEqual([-1.2, -3.4, -5.6, -7.8]);
  });
});
