import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import type { PreparedPart } from "../core/data/preparation/preparedData.ts";

/** A set as `bench/references/trees/ensembles.py` read it, numbers in the target's own units. */
export interface EnsembleSet {
  readonly columns: number;
  /** Row-major; NaN is missing. */
  readonly features: readonly number[];
  readonly targets: readonly number[];
}

/** Columns that the script leaves out. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = { "auto-mpg": ["car"] };

const DATASETS = new URL("../../datasets/", import.meta.url);

export function readTable(name: string): EnsembleSet {
  const lines = readFileSync(new URL(`${name}/data.csv`, DATASETS), "utf8")
    .trim()
    .split(/\r?\n/);
  const [header = [], ...cells] = lines.map((line) => line.split(","));
  const rows = cells.filter((row) => row.at(-1) !== "");
  const kept = header.flatMap((title, c) => ((LEFT_OUT[name] ?? []).includes(title) ? [] : c));
  const columns = kept.map((c) => encoded(rows.map((row) => row[c]!)));
  const targets = columns.pop()!;
  const features = targets.flatMap((_, row) => columns.map((column) => column[row]!));
  return { columns: columns.length, features, targets };
}

/** Numbers, or codes in the order of the sorted texts. */
function encoded(cells: readonly string[]): number[] {
  const numbers = cells.map((cell) => (cell === "" ? NaN : Number(cell)));
  if (numbers.every((value, i) => cells[i] === "" || !Number.isNaN(value))) return numbers;
  const codes = [...new Set(cells.filter((cell) => cell !== ""))].toSorted();
  return cells.map((cell) => (cell === "" ? NaN : codes.indexOf(cell)));
}

export function readDigits(): EnsembleSet {
  const bytes = inflateSync(readFileSync(new URL("digits/pictures.bin", DATASETS)));
  const header = new DataView(bytes.buffer, bytes.byteOffset);
  const rows = header.getInt32(0, true);
  return {
    columns: 64,
    targets: [...bytes.subarray(16, 16 + rows)],
    features: [...bytes.subarray(16 + rows)],
  };
}

/** The rows of a division. Numbers are standardised by the rows that train. */
export function divide(
  { columns, features, targets }: EnsembleSet,
  test: readonly number[],
  numbers: boolean,
) {
  const isTest = new Set(test);
  const train = targets.flatMap((_, row) => (isTest.has(row) ? [] : row));
  const mean = numbers ? train.reduce((sum, row) => sum + targets[row]!, 0) / train.length : 0;
  const variance = train.reduce((sum, row) => sum + (targets[row]! - mean) ** 2, 0) / train.length;
  const sd = numbers ? Math.sqrt(variance) : 1;
  const part = (rows: readonly number[]): PreparedPart => ({
    rows: rows.length,
    features: Float32Array.from(rows.flatMap((row) => features.slice(row * columns, (row + 1) * columns))),
    targets: Float32Array.from(rows, (row) => (targets[row]! - mean) / sd),
  });
  return { train: part(train), test: part(test) };
}
