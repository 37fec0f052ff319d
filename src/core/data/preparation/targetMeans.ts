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
  /** The folds of cross-fitting follow from it. */
  readonly seed: number;
  /** Where rows are divided by groups: the group of each training row. */
  readonly groups?: Int32Array;
}

/** Folds of cross-fitting: scikit-learn's default. */
const FOLDS = 5;

/**
 * What the target is like among the rows of each level, as scikit-learn's TargetEncoder with smooth="auto" (empirical Bayes: levels
 * with few rows are drawn towards the overall mean). Two classes: the share of the second; more: a share for each class; a number:
 * the mean, standardised, so that a network finds it on its own scale.
 *
 * Training rows are given what the other folds say of their level, so that no row's own target is in its feature; fold by fold, seeded,
 * stratified by class. Rows of a group are in one fold, where the validation rows are of other groups, too: else a training row's
 * feature would know its group's target, and a validation row's not.
 * @param folds places among the training rows
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

/** The folds that training rows are encoded by; places among the training rows, not rows of the dataset. */
export function innerFolds({ values, classes, seed, groups }: TrainingTarget) {
  const places = Uint32Array.from(values.keys());
  const strata = classes.length > 0 ? values : null;
  const own = deriveSeed(seed, "targetMean");
  if (groups === undefined) return foldRows(places, strata, Math.min(FOLDS, places.length), own);
  const count = Math.min(FOLDS, new Set(groups).size);
  return groupFolds(places, groups, strata, count, own, false);
}

/** The numbers whose means are taken. */
function outputsOf({ values, classes }: TrainingTarget): { label: string; y: Float64Array }[] {
  if (classes.length === 0) {
    const { mean: center, sd } = standardScale(values);
    return [{ label: "", y: values.map((value) => (value - center) / sd) }];
  }
  if (classes.length === 2) return [{ label: "", y: values }];
  return classes.map((label, code) => ({ label, y: values.map((value) => (value === code ? 1 : 0)) }));
}

/** @param rows places to look at; null: all. Of none, 0. */
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
