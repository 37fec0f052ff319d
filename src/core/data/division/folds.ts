import { createRng, permutation } from "../../math/rng.ts";
import type { SplitConfig } from "../dataConfig.ts";
import { FOLD_BOUNDS, LEAST_FOLD_ROWS } from "../limits.ts";
import { concatRows, rowsByCode } from "./rowLists.ts";

/** Ascending row numbers of one fold: what it validates on, and all other rows. */
export interface FoldRows {
  readonly train: Uint32Array;
  readonly validation: Uint32Array;
}

/**
 * Cuts rows into `folds` parts, each of which validates once while the others train. Same seed, same folds.
 *
 * The rows, shuffled within their class and one class after the other, are dealt out like cards. That gives the sizes of
 * scikit-learn's StratifiedKFold (of KFold, where all are one class): those of the parts differ by at most one, the larger ones
 * first, and so do a class's rows in them.
 * @param rows ascending row numbers, at least `folds`
 * @param codes class of each of `rows`, 0 …; null: all are one class
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
 * Most folds that the rows allow: two validation rows in each, and one of every class where classes are stratified by. At least 1,
 * which is a hold-out.
 * @param rows rows with a target, those of the test part included
 * @param rarest rows of the smallest class, those of the test part included (which keeps at least one); null: not stratified
 * @param supplied whether `rows` are without the test rows, which are a file of their own
 */
export function mostFolds(
  rows: number,
  { test, by }: Pick<SplitConfig, "test" | "by">,
  rarest: number | null,
  supplied = false,
): number {
  const development = supplied ? rows : rows - Math.max(1, Math.round(rows * test));
  // In the order of time a piece of as many rows has to train before the first fold.
  const byRows = Math.floor(development / LEAST_FOLD_ROWS) - (by.kind === "time" ? 1 : 0);
  const byClass = rarest === null ? Infinity : supplied ? rarest : rarest - 1;
  return Math.max(1, Math.min(FOLD_BOUNDS.high, byRows, byClass));
}

function mostOf(codes: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < codes.length; i++) most = Math.max(most, codes[i]!);
  return most;
}
