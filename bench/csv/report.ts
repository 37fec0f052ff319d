import { quantileOf } from "../../src/core/math/stats.ts";
import type { BenchReport, ResultRow, Table } from "../bench.ts";

/** The task of all contenders. */
export const READ = "read";
/** Headings of the load of the page's thread. */
const BUSY = ["long tasks", "longest ms", "most CPU ms", "gap ms"];

export interface CsvRow extends ResultRow {
  /** `papaparse-rows` keeps the rows it has read, `polars-threads` has an unlimited number of threads. */
  readonly by: "ours" | "papaparse" | "papaparse-rows" | "pandas" | "polars" | "polars-threads";
  readonly task: string;
  readonly megabytes: number;
  readonly rows: number;
  readonly seconds?: number;
  readonly mbPerSecond?: number;
  /** CPU time of all threads, which does not include waiting for a core. */
  readonly cpuSeconds?: number;
  /** null: the system does not report it. */
  readonly peakMb?: number | null;
  /** These four: in the browser only. */
  readonly longTasks?: number;
  readonly longestTaskMs?: number;
  readonly longestTaskCpuMs?: number;
  readonly longestGapMs?: number;
  readonly version?: string;
  readonly skipped?: string;
}

/** Medians of the repeats; of the tasks of the page's thread the longest of all. */
export function csvReport(all: readonly CsvRow[]): BenchReport {
  const results = grouped(all).map(summaryOf);
  const { megabytes, rows } = all[0]!;
  const size = `${megabytes.toFixed(0)} MB, ${rows.toLocaleString("en")} rows`;
  const reading: Table = {
    title: `Reading a CSV file of ${size}: medians`,
    columns: ["by", "seconds", "MB/s", "CPU s", "peak MB", "of the file", ...BUSY, ""],
    rows: results
      .filter(({ task }) => task === READ)
      .map((row) => [
        row.by,
        number(row.seconds, 2),
        number(row.mbPerSecond, 1),
        number(row.cpuSeconds, 2),
        number(row.peakMb, 0),
        row.peakMb == null ? "–" : (row.peakMb / megabytes).toFixed(2),
        ...busy(row),
        row.skipped === undefined ? "" : `SKIPPED: ${row.skipped}`,
      ]),
  };
  const after: Table = {
    title: `Afterwards, on our page`,
    columns: ["task", "seconds", "CPU s", "peak MB", ...BUSY],
    rows: results
      .filter(({ task }) => task !== READ)
      .map((row) => [
        row.task,
        number(row.seconds, 2),
        number(row.cpuSeconds, 2),
        number(row.peakMb, 0),
        ...busy(row),
      ]),
  };
  return { results, tables: after.rows.length === 0 ? [reading] : [reading, after] };
}

function grouped(all: readonly CsvRow[]): readonly (readonly CsvRow[])[] {
  const groups = new Map<string, CsvRow[]>();
  for (const row of all) {
    const key = JSON.stringify([row.by, row.task]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function summaryOf(group: readonly CsvRow[]): CsvRow {
  const measured = group.filter(({ skipped }) => skipped === undefined);
  const first = measured[0];
  if (first === undefined) return group[0]!;
  const known = (field: keyof CsvRow) =>
    measured.map((row) => row[field]).filter((value) => typeof value === "number");
  const combined = (field: keyof CsvRow, combine: (values: number[]) => number) =>
    known(field).length === 0 ? {} : { [field]: combine(known(field)) };
  const median = (values: number[]) => quantileOf(values, 0.5);
  const most = (values: number[]) => Math.max(...values);
  return {
    ...first,
    ...combined("seconds", median),
    ...combined("mbPerSecond", median),
    ...combined("cpuSeconds", median),
    ...combined("peakMb", median),
    ...combined("longTasks", most),
    ...combined("longestTaskMs", most),
    ...combined("longestTaskCpuMs", most),
    ...combined("longestGapMs", most),
  };
}

function busy({ longTasks, longestTaskMs, longestTaskCpuMs, longestGapMs }: CsvRow): string[] {
  return [longTasks, longestTaskMs, longestTaskCpuMs, longestGapMs].map((value) => number(value, 0));
}

function number(value: number | null | undefined, digits: number): string {
  return value == null ? "–" : value.toFixed(digits);
}
