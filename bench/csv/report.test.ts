import { expect, test } from "vitest";
import { csvReport, type CsvRow } from "./report.ts";

const row = (more: Partial<CsvRow>): CsvRow => ({
  by: "ours",
  task: "read",
  megabytes: 100,
  rows: 10,
  ...more,
});

test("reports medians of the repeats, the longest of all tasks, and the reason if a contender was skipped", () => {
  const { results, tables } = csvReport([
    row({ seconds: 3, peakMb: 300, longestTaskMs: 0 }),
    row({ by: "polars", skipped: "not installed" }),
    row({ seconds: 1, peakMb: 100, longestTaskMs: 70 }),
    row({ seconds: 2, peakMb: null, longestTaskMs: 60 }),
    row({ task: "sort the rows", seconds: 0.5 }),
  ]);
  expect(results).toEqual([
    row({ seconds: 2, peakMb: 200, longestTaskMs: 70 }),
    row({ by: "polars", skipped: "not installed" }),
    row({ task: "sort the rows", seconds: 0.5 }),
  ]);
  expect(tables.map(({ rows }) => rows.map((cells) => cells[0]))).toEqual([
    ["ours", "polars"],
    ["sort the rows"],
  ]);
  expect(tables[0]!.rows[1]!.at(-1)).toBe("SKIPPED: not installed");
});
