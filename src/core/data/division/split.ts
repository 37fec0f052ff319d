import { AppError } from "../../errors.ts";
import { createRng, permutation, type Rng } from "../../math/rng.ts";
import type { SplitConfig } from "../dataConfig.ts";
import { MIN_CLASS_ROWS } from "../limits.ts";
import { concatRows, rowsByCode } from "./rowLists.ts";

/** Ascending row numbers of the three parts; together all rows given, without overlap. */
export interface SplitRows {
  readonly train: Uint32Array;
  readonly validation: Uint32Array;
  readonly test: Uint32Array;
}

/** The classes by which rows are stratified. */
export interface Strata {
  /** Class of every row given, 0 … classes.length − 1. */
  readonly codes: ArrayLike<number>;
  readonly classes: readonly string[];
  /** The target's name, for the error. */
  readonly target: string;
}

/** Shares of the rows; a test share of 0: no test part, because the test rows are given. */
export type PartShares = Pick<SplitConfig, "validation" | "test">;

/**
 * Random parts: test and validation of round(rows · share) rows, at least one; the rest is for training. Same seed, same split.
 * @param rows row numbers
 */
export function splitRows(rows: Uint32Array, split: PartShares, seed: number): SplitRows {
  const sizes = partSizes(rows.length, split, 1);
  return inOrder([cut(rows, sizes, createRng(seed))]);
}

/**
 * The same with the classes' shares in every part, by largest remainders (as scikit-learn's StratifiedShuffleSplit), and at least
 * one row of every class in every part.
 * @param rest fewest rows of every class outside the test part, at least 2; more if folds need them
 * @throws AppError `classTooSmall` for a class of fewer than three rows (two without a test part)
 */
export function splitStratified(
  rows: Uint32Array,
  strata: Strata,
  split: PartShares,
  seed: number,
  rest = 2,
): SplitRows {
  const members = classMembers(rows, strata, split.test === 0 ? MIN_CLASS_ROWS - 1 : MIN_CLASS_ROWS);
  const counts = members.map((own) => own.length);
  const sizes = partSizes(rows.length, split, members.length);
  const test = sizes.test === 0 ? counts.map(() => 0) : apportion(counts, sizes.test, rest);
  const validation = apportion(
    counts.map((count, k) => count - test[k]!),
    sizes.validation,
    1,
  );
  const rng = createRng(seed);
  return inOrder(members.map((own, k) => cut(own, { test: test[k]!, validation: validation[k]! }, rng)));
}

/**
 * Seats for each group in proportion to its size, by largest remainders, but at least one, and at most its size minus `leave`. Adds
 * up to `total` as far as these bounds allow.
 */
export function apportion(counts: readonly number[], total: number, leave: number): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const ideal = counts.map((count) => (count * total) / all);
  const most = counts.map((count) => count - leave);
  const seats = ideal.map((share, k) => Math.max(1, Math.min(most[k]!, Math.floor(share))));
  const free = () => total - seats.reduce((sum, seat) => sum + seat, 0);
  for (let left = free(); left !== 0; left = free()) {
    const sign = Math.sign(left);
    let next = -1;
    for (let k = 0; k < seats.length; k++) {
      if (sign > 0 ? seats[k]! >= most[k]! : seats[k]! <= 1) continue;
      if (next < 0 || sign * (ideal[k]! - seats[k]!) > sign * (ideal[next]! - seats[next]!)) next = k;
    }
    if (next < 0) break;
    seats[next] = seats[next]! + sign;
  }
  return seats;
}

/** The rows of each class that has any: a class that occurs only in the test file has none here. */
function classMembers(
  rows: Uint32Array,
  { codes, classes, target }: Strata,
  needed: number,
): readonly Uint32Array[] {
  const members = rowsByCode(rows, codes, classes.length);
  const smallest = members.findIndex((own) => own.length > 0 && own.length < needed);
  if (smallest >= 0) {
    const details = { target, value: classes[smallest]!, rows: members[smallest]!.length, needed };
    throw new AppError("classTooSmall", details);
  }
  return members.filter((own) => own.length > 0);
}

function partSizes(rows: number, split: PartShares, least: number): { test: number; validation: number } {
  return {
    test: split.test === 0 ? 0 : Math.max(least, Math.round(rows * split.test)),
    validation: Math.max(least, Math.round(rows * split.validation)),
  };
}

function cut(rows: Uint32Array, sizes: { test: number; validation: number }, rng: Rng): SplitRows {
  const shuffled = permutation(rows.length, rng).map((i) => rows[i]!);
  const { test, validation } = sizes;
  return {
    test: shuffled.subarray(0, test),
    validation: shuffled.subarray(test, test + validation),
    train: shuffled.subarray(test + validation),
  };
}

function inOrder(parts: readonly SplitRows[]): SplitRows {
  const merge = (of: keyof SplitRows) => concatRows(parts.map((part) => part[of])).sort();
  return { train: merge("train"), validation: merge("validation"), test: merge("test") };
}
