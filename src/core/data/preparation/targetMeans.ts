import { deriveSeed } from "../../math/rng.ts";
import { mean, standardScale } from "../../math/stats.ts";
import { foldRows } from "../division/folds.ts";
import { groupFolds } from "../division/groupSplit.ts";

/** The target of the training rows. */
export interface TrainingTarget {
  /** One for each training row: class index, or value. */
  readonly values: Float64Array;
  /** Class names by index; empty for regression. */
  readonly classes: readonly string[];
  /** Seed of the folds of cross-fitting. */
  readonly seed: number;
  /** The group of each training row, if rows are divided by groups. */
  readonly groups?: Int32Array;
}

/** Folds of cross-fitting: scikit-learn's default. */
const FOLDS = 5;

/**
 * The smoothed mean of the target over the rows of each level, like scikit-learn's TargetEncoder with smooth="auto" (empirical
 * Bayes: levels with few rows are drawn towards the overall mean). Two classes: the share of the second; more: a share per class; a
 * number: the mean of the standardised target.
 *
 * Training rows get the means of the other folds, so that a row's own target is not in its feature; folds are seeded and stratified
 * by class. If rows are divided by groups, each group is in one fold: otherwise a training row's feature would contain its group's
 * target, but a validation row's would not.
 * @param folds indices among the training rows
 * @param codes level of each training row, below `levels`
 */
export function fitTargetMeans(
  codes: Int32Array,
  levels: number,
  target: TrainingTarget,
  folds = innerFolds(target),
): { outputs: { label: string; means: number[] }[]; crossFitted: Float64Array[] } {
  const outputs = outputsOf(target);
  return {
    outputs: outputs.map(({ label, y }) => ({ label, means: smoothedMeans(codes, levels, y, null) })),
    crossFitted: outputs.map(({ y }) => {
      const given = new Float64Array(codes.length);
      for (const { train, validation } of folds) {
        const means = smoothedMeans(codes, levels, y, train);
        for (const row of validation) given[row] = means[codes[row]!]!;
      }
      return given;
    }),
  };
}

/** The folds for encoding training rows, as indices among the training rows, not rows of the dataset. */
export function innerFolds({ values, classes, seed, groups }: TrainingTarget) {
  const places = Uint32Array.from(values.keys());
  const strata = classes.length > 0 ? values : null;
  const own = deriveSeed(seed, "targetMean");
  if (groups === undefined) return foldRows(places, strata, Math.min(FOLDS, places.length), own);
  const count = Math.min(FOLDS, new Set(groups).size);
  return groupFolds(places, groups, strata, count, own, false);
}

/** The numbers that are averaged. */
function outputsOf({ values, classes }: TrainingTarget): { label: string; y: Float64Array }[] {
  if (classes.length === 0) {
    const { mean: center, sd } = standardScale(values);
    return [{ label: "", y: values.map((value) => (value - center) / sd) }];
  }
  if (classes.length === 2) return [{ label: "", y: values }];
  return classes.map((label, code) => ({ label, y: values.map((value) => (value === code ? 1 : 0)) }));
}

/** @param rows indices to use; null: all. Without rows the mean is 0. */
function smoothedMeans(
  codes: Int32Array,
  levels: number,
  y: Float64Array,
  rows: Uint32Array | null,
): number[] {
  const chosen = rows === null ? y : Float64Array.from(rows, (row) => y[row]!);
  if (chosen.length === 0) return new Array<number>(levels).fill(0);
  const overall = mean(chosen);
  const variance = mean(chosen.map((value) => (value - overall) ** 2));
  const counts = new Float64Array(levels);
  const sums = new Float64Array(levels);
  const codeAt = (i: number) => codes[rows === null ? i : rows[i]!]!;
  chosen.forEach((value, i) => {
    counts[codeAt(i)]! += 1;
    sums[codeAt(i)]! += value;
  });
  const squares = new Float64Array(levels);
  chosen.forEach((value, i) => {
    const level = codeAt(i);
    squares[level]! += (value - sums[level]! / counts[level]!) ** 2;
  });
  return Array.from(counts, (count, level) => {
    if (count === 0) return overall;
    const weight = (variance * count) / (variance * count + squares[level]! / count);
    return Number.isNaN(weight) ? overall : weight * (sums[level]! / count) + (1 - weight) * overall;
  });
}
