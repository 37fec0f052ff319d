import { AppError } from "../../errors.ts";
import { deriveSeed } from "../../math/rng.ts";
import { foldCount, isStratified } from "./splitConfig.ts";
import type { DataConfig } from "../dataConfig.ts";
import type { Dataset } from "../table/dataset.ts";
import { foldRows, mostFolds, type FoldRows } from "./folds.ts";
import { assignGroups, groupFolds } from "./groupSplit.ts";
import { MIN_CLASS_ROWS, MIN_ROWS } from "../limits.ts";
import { concatRows } from "./rowLists.ts";
import { checkGroups, readGroups } from "./rowGroups.ts";
import { splitRows, splitStratified, type PartShares } from "./split.ts";
import { valuesByRow, type Target } from "../target/target.ts";
import { foldsInTime, inTime, readTimes, splitInTime } from "./timeSplit.ts";
import { codesAt, valuesAt } from "../table/valuesAt.ts";

/** How the rows with a target are divided. All row numbers ascending, in the dataset. */
export interface RowDivision {
  /**
   * The rows that the search trains and validates on: one entry for a hold-out, otherwise one per fold, one cutting after the
   * other.
   */
  readonly folds: readonly FoldRows[];
  /** All rows the search may use; the best model is trained on them. */
  readonly development: Uint32Array;
  readonly test: Uint32Array;
  /** Rows with a target that are in no part, because their time is unknown. */
  readonly left: number;
  /** Group of every row of the dataset; null if rows are not divided by groups. */
  readonly groups: Int32Array | null;
}

/**
 * Divides the rows as a config says. Same seed, same parts; the test rows do not depend on the folds. If there is a test file, its
 * rows are exactly the test rows.
 * @throws AppError `classTooSmall`, `tooManyFolds`, `tooFewRows`, and those of `readGroups`, `checkGroups` and `readTimes`
 */
export function divideRows(
  dataset: Dataset,
  target: Target,
  config: Pick<DataConfig, "task" | "split" | "target">,
  seed: number,
): RowDivision {
  const { by } = config.split;
  const open = openRows(dataset, target);
  if (open.supplied?.length === 0) throw new AppError("testTargetMissing", { target: config.target });
  if (open.rows.length < MIN_ROWS)
    throw new AppError("tooFewRows", { rows: open.rows.length, needed: MIN_ROWS });
  const all: Rows = { ...open, target, config, seed };
  switch (by.kind) {
    case "random":
      return divideRandomly(all);
    case "group":
      return divideByGroup(all, dataset, by.column);
    case "time":
      return divideInTime(all, dataset, by.column);
  }
}

interface Rows {
  /** Rows that are to be divided. */
  readonly rows: Uint32Array;
  /** Class or value of each row of the dataset. */
  readonly values: Float64Array;
  /** The rows of a test file; null: no test file. */
  readonly supplied: Uint32Array | null;
  readonly target: Target;
  readonly config: Pick<DataConfig, "task" | "split" | "target">;
  readonly seed: number;
}

function openRows(dataset: Dataset, target: Target): Pick<Rows, "rows" | "supplied" | "values"> {
  const first = dataset.rowCount - (dataset.testRows ?? 0);
  const values = valuesByRow(target, dataset.rowCount);
  if (first === dataset.rowCount) return { rows: target.rows, supplied: null, values };
  return {
    rows: target.rows.filter((row) => row < first),
    supplied: target.rows.filter((row) => row >= first),
    values,
  };
}

/** Without a test share if the test rows are given, without a validation share if folds replace it. */
function sharesOf({ supplied, config: { split } }: Rows): PartShares {
  return {
    validation: split.folds === 1 ? split.validation : 0,
    test: supplied === null ? split.test : 0,
  };
}

function divideRandomly(all: Rows): RowDivision {
  const { rows, supplied, config, target, seed } = all;
  const { folds } = config.split;
  const stratified = isStratified(config);
  const codes = valuesAt(all.values, rows);
  if (folds > 1) checkFolds(all, codes);
  if (folds > 1 && supplied !== null) return foldsOf(all, rows, supplied);
  const strata = { codes, classes: target.classes, target: config.target };
  const parts = stratified
    ? splitStratified(rows, strata, sharesOf(all), seed, Math.max(2, folds))
    : splitRows(rows, sharesOf(all), seed);
  const test = supplied ?? parts.test;
  const development = merged(parts.train, parts.validation);
  if (folds > 1) return foldsOf(all, development, test);
  const { train, validation } = parts;
  return { folds: [{ train, validation }], development, test, left: 0, groups: null };
}

function foldsOf({ config, values, seed }: Rows, development: Uint32Array, test: Uint32Array): RowDivision {
  const codes = isStratified(config) ? valuesAt(values, development) : null;
  const folds = cuttings(config, seed, (own) => foldRows(development, codes, config.split.folds, own));
  return { folds, development, test, left: 0, groups: null };
}

/** Folds, cut as often as set, each time with a different seed; the first cutting equals that of folds cut once. */
function cuttings(
  { split }: Rows["config"],
  seed: number,
  cut: (seed: number, cutting: number) => readonly FoldRows[],
): readonly FoldRows[] {
  const times = foldCount(split) / split.folds;
  return Array.from({ length: times }, (_, cutting) =>
    cut(cutting === 0 ? deriveSeed(seed, "folds") : deriveSeed(seed, "folds", cutting), cutting),
  ).flat();
}

function checkFolds({ rows, supplied, config: { split, task } }: Rows, codes: Float64Array): void {
  const counts = new Map<number, number>();
  const stratified = isStratified({ split, task });
  if (stratified) for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const rarest = stratified ? Math.min(...counts.values()) : null;
  // Such a small class cannot be split at all; `splitStratified` throws the error.
  if (rarest !== null && rarest < MIN_CLASS_ROWS && supplied === null) return;
  const most = mostFolds(rows.length, split, rarest, supplied !== null);
  if (split.folds > most) throw new AppError("tooManyFolds", { folds: split.folds, most });
}

/** The test rows first, so that they do not depend on how the others are divided. */
function divideByGroup(all: Rows, dataset: Dataset, column: string): RowDivision {
  const { rows, supplied, config, seed } = all;
  const { folds } = config.split;
  const groups = readGroups(dataset, column);
  const inner = Math.max(2, folds);
  checkGroups(groups, rows, inner + (supplied === null ? 1 : 0));
  const { test: testShare, validation } = sharesOf(all);
  const codesOf = (some: Uint32Array) => codesAt(groups.codes, some);
  const classesOf = (some: Uint32Array) => (isStratified(config) ? valuesAt(all.values, some) : null);
  const two = (some: Uint32Array, share: number, leave: number, own: number): [Uint32Array, Uint32Array] => {
    const parts = [
      { share: 1 - share, least: leave },
      { share, least: 1 },
    ];
    const partOf = assignGroups(some, codesOf(some), classesOf(some), parts, own, true);
    return [some.filter((_row, i) => partOf[i] === 0), some.filter((_row, i) => partOf[i] === 1)];
  };
  const [development, test] = supplied === null ? two(rows, testShare, inner, seed) : [rows, supplied];
  const cut = { development, test, left: 0, groups: groups.codes };
  if (folds > 1) {
    const codes = codesOf(cut.development);
    const classes = classesOf(cut.development);
    const foldsOfGroups = cuttings(config, seed, (own, cutting) =>
      groupFolds(cut.development, codes, classes, folds, own, cutting > 0),
    );
    return { ...cut, folds: foldsOfGroups };
  }
  const [train, held] = two(cut.development, validation / (1 - testShare), 1, deriveSeed(seed, "validation"));
  return { ...cut, folds: [{ train, validation: held }] };
}

function divideInTime(all: Rows, dataset: Dataset, column: string | null): RowDivision {
  const { rows, supplied, config } = all;
  const { folds } = config.split;
  const ordered = inTime(rows, readTimes(dataset, column));
  const left = rows.length - ordered.length;
  const parts = splitInTime(ordered, sharesOf(all));
  const test = supplied ?? parts.test;
  if (ordered.length < MIN_ROWS) {
    throw new AppError("tooFewRows", { rows: ordered.length, needed: MIN_ROWS });
  }
  const development = merged(parts.train, parts.validation);
  if (folds === 1) {
    const { train, validation } = parts;
    return { folds: [{ train, validation }], development, test, left, groups: null };
  }
  const most = mostFolds(ordered.length, config.split, null, supplied !== null);
  if (folds > most) throw new AppError("tooManyFolds", { folds, most });
  const past = ordered.slice(0, development.length);
  return { folds: foldsInTime(past, folds), development, test, left, groups: null };
}

function merged(a: Uint32Array, b: Uint32Array): Uint32Array {
  return concatRows([a, b]).sort();
}
