import { createRng, permutation } from "../../math/rng.ts";
import type { SplitConfig } from "../dataConfig.ts";
import { FOLD_BOUNDS, LEAST_FOLD_ROWS } from "../limits.ts";
import { concatRows, rowsByCode } from "./rowLists.ts";

/** Ascending row numbers of one fold: its validation rows, and all other rows. */
export interface FoldRows {
  readonly train: Uint32Array;
  readonly validation: Uint32Array;
}

/**
 * Cuts rows into `folds` parts. Each is the validation set once while the others are for training. Same seed, same folds.
 *
 * The rows, shuffled within each class and one class after the other, are dealt out like cards. That gives the sizes of
 * scikit-learn's StratifiedKFold (of KFold if there is one class): part sizes differ by at most one, the larger ones first, and so
 * do the rows of each class.
 * @param rows ascending row numbers, at least `folds`
 * @param codes class of each of `rows`, 0 …; null: a single class
 */
export function foldRows(
  rows: Uint32Array,
  codes: ArrayLike<number> | null,
  folds: number,
  seed: number,
): readonly FoldRows[] {
  const rng = createRng(seed);
  const members = codes === null ? [rows] : rowsByCode(rows, codes, mostOf(codes) + 1);
  const cards = concatRows(members.map((own) => permutation(own.length, rng).map((i) => own[i]!)));
  return Array.from({ length: folds }, (_, fold) => ({
    train: cards.filter((_row, i) => i % folds !== fold).sort(),
    validation: cards.filter((_row, i) => i % folds === fold).sort(),
  }));
}

/**
 * Most folds that the rows allow: two validation rows in each, and one of every class if stratified. At least 1, which is a
 * hold-out.
 * @param rows rows with a target, test rows included
 * @param rarest rows of the smallest class, test rows included (of which there is at least one); null: not stratified
 * @param supplied whether the test rows come from a file and are not among `rows`
 */
export function mostFolds(
  rows: number,
  { test, by }: Pick<SplitConfig, "test" | "by">,
  rarest: number | null,
  supplied = false,
): number {
  const development = supplied ? rows : rows - Math.max(1, Math.round(rows * test));
  // In order of time, a piece of the same size must come before the first fold, for training.
  const byRows = Math.floor(development / LEAST_FOLD_ROWS) - (by.kind === "time" ? 1 : 0);
  const byClass = rarest === null ? Infinity : supplied ? rarest : rarest - 1;
  return Math.max(1, Math.min(FOLD_BOUNDS.high, byRows, byClass));
}

function mostOf(codes: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < codes.length; i++) most = Math.max(most, codes[i]!);
  return most;
}
