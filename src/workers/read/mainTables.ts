import { AppError } from "../../core/errors.ts";
import { fileName, hasSubmissionName, hasTestName, hasTrainName } from "./fileNames.ts";
import type { GivenFile } from "../reader.protocol.ts";
import type { ReadTable } from "./rowSource.ts";

/** Tables that share less than this part of the wider one's columns are different tables. */
const LEAST_SHARE = 1 / 2;
/** Names of files with the targets of another table's rows: "train_labels.csv", "y_train.csv". */
const LABELS_NAME = /label|target|answer|(?:^|[^a-z])y(?:[^a-z]|$)|标签/i;

/** The table to learn from, among others. */
export interface MainTables {
  /** The file that the others are compared with. */
  readonly name: string;
  /** Why it is the main one. */
  readonly by: "name" | "size";
  /** For each file, whether it is a different table. */
  readonly unrelated: readonly boolean[];
}

/**
 * Which of several tables is the one to learn from: the one with a training name, the one that a test file belongs to, or else the
 * largest.
 * @throws AppError `filesBeside` if another one contains the labels of its rows
 */
export function mainTables(files: readonly GivenFile[], tables: readonly ReadTable[]): MainTables {
  const all = files.map(({ name }, i) => partOf(name, tables[i]!));
  const tests = all.filter(({ name }) => hasTestName(name));
  const others = all.filter(({ name }) => !hasTestName(name) && !hasSubmissionName(name));
  const candidates = others.length > 0 ? others : all;
  const called = candidates.filter(({ name }) => hasTrainName(name));
  const tested = candidates.filter((part) => tests.some((test) => areRelated(part, test)));
  const named = [called, tested].find((found) => found.length > 0);
  const main = largestOf(named ?? candidates, candidates);
  const unrelated = all.map((part) => candidates.includes(part) && !areRelated(part, main));
  const beside = candidates.find((part) => !areRelated(part, main) && holdsLabels(part, main));
  if (beside !== undefined)
    throw new AppError("filesBeside", { name: fileName(beside.name), other: fileName(main.name) });
  return { name: fileName(main.name), by: named === undefined ? "size" : "name", unrelated };
}

interface Part {
  readonly name: string;
  readonly columns: ReadonlySet<string>;
  readonly rows: number;
}

function partOf(name: string, { table, rowsInFile }: ReadTable): Part {
  return { name, columns: new Set(table.columns.map((column) => plain(column.name))), rows: rowsInFile };
}

/** A normal form of names: columns that differ only in spelling are a mistake in the header, not a different table. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_.-]+/g, "");
}

function areRelated(a: Part, b: Part): boolean {
  const common = [...a.columns].filter((name) => b.columns.has(name)).length;
  const widest = Math.max(a.columns.size, b.columns.size);
  return common >= LEAST_SHARE * widest || seriesOf(a.name) === seriesOf(b.name);
}

/** "sales2023.csv" and "sales2024.csv" are of one series. */
function seriesOf(name: string): string {
  return fileName(name).toLowerCase().replaceAll(/\d+/g, "#");
}

/** The part with the most cells, including those of all its files; of equal ones the first. */
function largestOf(parts: readonly Part[], all: readonly Part[]): Part {
  const sizeOf = (part: Part): number =>
    all.reduce((sum, other) => (areRelated(part, other) ? sum + other.rows * other.columns.size : sum), 0);
  const sized = parts.map((part) => ({ part, size: sizeOf(part) }));
  return sized.reduce((best, one) => (one.size > best.size ? one : best)).part;
}

function holdsLabels(part: Part, main: Part): boolean {
  return part.rows === main.rows && LABELS_NAME.test(fileName(part.name));
}
