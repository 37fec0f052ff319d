import { cpus, totalmem } from "node:os";

/** One row of the JSON line; `bench/README.md` describes its fields. */
export type ResultRow = Readonly<Record<string, unknown>>;

/** A table for the terminal; the benchmark formats its numbers. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface BenchReport {
  readonly results: readonly ResultRow[];
  readonly tables: readonly Table[];
}

/** The exports of `bench/NAME.bench.ts`. */
export interface BenchModule {
  /** One sentence for the list. */
  readonly description: string;
  /** @param argv the arguments after the name on the command line */
  run(argv: string[]): Promise<BenchReport>;
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly platform: string;
  readonly node: string;
}

export function describeMachine(): Machine {
  const cores = cpus();
  return {
    cpu: cores[0]?.model.trim() ?? "unknown",
    cores: cores.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform}-${process.arch}`,
    node: process.versions.node,
  };
}

/** Columns aligned: the first to the left, the others to the right. */
function formatTable({ title, columns, rows }: Table): string {
  const widths = columns.map((name, c) => Math.max(name.length, ...rows.map((row) => (row[c] ?? "").length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, c) => (c === 0 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!)))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("──");
  return [title, line(columns), rule, ...rows.map(line)].join("\n");
}

/** Everything a run prints; the last line is one JSON object. */
export function formatReport(name: string, machine: Machine, { results, tables }: BenchReport): string {
  const json = JSON.stringify({ bench: name, machine, results });
  return [...tables.map((table) => `${formatTable(table)}\n`), json].join("\n");
}
