import { clamp } from "../math/clamp.ts";
import { sum } from "../math/stats.ts";
import type { ClassificationMetric } from "./metricName.ts";
import { rocAucScore } from "./rocAuc.ts";
import { evenCounts, type RowScores } from "./rowScores.ts";

/** Probabilities are kept this far from 0 and 1 in the log loss: the machine epsilon of doubles, as in scikit-learn. */
const LOG_LOSS_CLIP = Number.EPSILON;

/** One class against the rest. */
export interface OneVersusRest {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Rows of this class that were predicted as it. */
  readonly hits: number;
  /** Rows of this class. */
  readonly support: number;
  /** Rows predicted as this class. */
  readonly predicted: number;
}

/**
 * A metric as scikit-learn defines it (1.9, `sklearn.metrics`).
 *
 * If a metric is undefined:
 * - no rows, or a probability that is not finite: NaN, for every metric;
 * - precision, recall and F1 with a zero denominator: 0 (`zero_division=0`); macro averages run over the classes that occur in
 *   the truth or the predictions, weighted ones over the truth;
 * - balanced accuracy: over the classes that occur in the truth;
 * - ROC-AUC: over the classes that have rows in and rows out; NaN if there is no such class (one class only). scikit-learn returns
 *   NaN even if a single class is absent.
 *
 * @param actual class index of every row, 0 … classCount − 1
 * @param probabilities row-major, rows × classCount; rows sum to 1
 */
export function scoreClassification(
  metric: ClassificationMetric,
  actual: Int32Array | Float32Array,
  probabilities: Float64Array,
  classCount: number,
): number {
  return classificationScores([metric], actual, probabilities, classCount)(evenCounts(actual.length))[0]!;
}

/**
 * Several metrics of `scoreClassification` for any counts of the rows; everything that does not depend on the counts is computed
 * once.
 */
export function classificationScores(
  metrics: readonly ClassificationMetric[],
  actual: Int32Array | Float32Array,
  probabilities: Float64Array,
  classCount: number,
): RowScores {
  const broken = brokenRows(probabilities, classCount);
  const brokenList = [...broken];
  const predicted = predictedClasses(probabilities, classCount);
  const scores = metrics.map((metric): ScoreOfCounts => {
    if (metric === "rocAuc") return rocAucScore(actual, probabilities, classCount, broken);
    if (metric !== "logLoss") return (_, classes) => scoreClasses(metric, classes);
    const losses = logLosses(actual, probabilities, classCount);
    return (counts) => weightedMean(losses, counts);
  });
  return (counts) => {
    if (sum(counts) === 0 || brokenList.some((row) => counts[row]! > 0)) return metrics.map(() => NaN);
    // The sums of the confusion matrix's rows, columns and diagonal, without the matrix: with 1,000 classes it has a million cells.
    const classes = scoresOf(tally(actual, predicted, classCount, counts));
    return scores.map((score) => score(counts, classes));
  };
}

/** `scoreClassification` by accuracy; without memory of its own, because searches ask for it after every step. */
export function accuracyOf(
  actual: Int32Array | Float32Array,
  probabilities: Float64Array,
  classCount: number,
): number {
  let hits = 0;
  for (let row = 0; row < actual.length; row++) {
    const start = row * classCount;
    for (let k = 0; k < classCount; k++) if (!Number.isFinite(probabilities[start + k])) return NaN;
    if (likeliest(probabilities, start, classCount) === actual[row]) hits += 1;
  }
  return hits / actual.length;
}

/** `scoreClassification` by the log loss; without memory of its own, as `accuracyOf`. */
export function logLossOf(
  actual: Int32Array | Float32Array,
  probabilities: Float64Array,
  classCount: number,
): number {
  for (let i = 0; i < probabilities.length; i++) if (!Number.isFinite(probabilities[i])) return NaN;
  let total = 0;
  for (let row = 0; row < actual.length; row++) {
    total += logLossAt(probabilities[row * classCount + actual[row]!]!);
  }
  return total / actual.length;
}

/** The most probable class of every row; of equal ones the first. */
export function predictedClasses(probabilities: Float64Array, classCount: number): Int32Array {
  const classes = new Int32Array(probabilities.length / classCount);
  for (let row = 0; row < classes.length; row++) {
    classes[row] = likeliest(probabilities, row * classCount, classCount);
  }
  return classes;
}

/** @param start of the row */
function likeliest(probabilities: Float64Array, start: number, classCount: number): number {
  let best = 0;
  for (let k = 1; k < classCount; k++) if (probabilities[start + k]! > probabilities[start + best]!) best = k;
  return best;
}

/** confusion[actual][predicted] = rows. */
export function confusionMatrix(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classCount: number,
): number[][] {
  const confusion = Array.from({ length: classCount }, () => new Array<number>(classCount).fill(0));
  for (let row = 0; row < actual.length; row++) {
    const ofClass = confusion[actual[row]!]!;
    ofClass[predicted[row]!] = ofClass[predicted[row]!]! + 1;
  }
  return confusion;
}

/** Precision, recall and F1 of every class; 0 where the denominator is 0. */
export function classScores(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classCount: number,
): OneVersusRest[] {
  return scoresOf(tally(actual, predicted, classCount, evenCounts(actual.length)));
}

/** Rows by class: predicted correctly, of the class, and predicted as the class. */
interface Tally {
  readonly hits: Float64Array;
  readonly support: Float64Array;
  readonly predicted: Float64Array;
}

/** @param counts how often each row counts */
function tally(
  actual: ArrayLike<number>,
  predictions: ArrayLike<number>,
  classCount: number,
  counts: Uint32Array,
): Tally {
  const hits = new Float64Array(classCount);
  const support = new Float64Array(classCount);
  const predicted = new Float64Array(classCount);
  for (let row = 0; row < actual.length; row++) {
    const k = actual[row]!;
    const called = predictions[row]!;
    const count = counts[row]!;
    support[k] = support[k]! + count;
    predicted[called] = predicted[called]! + count;
    if (k === called) hits[k] = hits[k]! + count;
  }
  return { hits, support, predicted };
}

function scoresOf({ hits, support, predicted }: Tally): OneVersusRest[] {
  return Array.from(hits, (own, k) => ({
    precision: ratio(own, predicted[k]!),
    recall: ratio(own, support[k]!),
    f1: ratio(2 * own, support[k]! + predicted[k]!),
    hits: own,
    support: support[k]!,
    predicted: predicted[k]!,
  }));
}

type ScoreOfCounts = (counts: Uint32Array, classes: readonly OneVersusRest[]) => number;

/** The rows with a probability that is not finite. */
function brokenRows(probabilities: Float64Array, classCount: number): ReadonlySet<number> {
  const broken = new Set<number>();
  for (let i = 0; i < probabilities.length; i++) {
    if (!Number.isFinite(probabilities[i])) broken.add(Math.floor(i / classCount));
  }
  return broken;
}

/** The log loss of every row. */
function logLosses(actual: ArrayLike<number>, probabilities: Float64Array, classCount: number): Float64Array {
  return Float64Array.from(actual, (k, row) => logLossAt(probabilities[row * classCount + k]!));
}

/**
 * Negative log of the probability of a row's true class, in nats. Clipped to [ε, 1 − ε], so that one confident mistake costs 36
 * instead of infinity.
 */
function logLossAt(probability: number): number {
  return -Math.log(clamp(probability, LOG_LOSS_CLIP, 1 - LOG_LOSS_CLIP));
}

function scoreClasses(
  metric: Exclude<ClassificationMetric, "logLoss" | "rocAuc">,
  classes: readonly OneVersusRest[],
): number {
  const rows = sum(classes.map((one) => one.support));
  const macro = (of: "precision" | "recall" | "f1"): number => {
    const seen = classes.filter((one) => one.support + one.predicted > 0);
    return sum(seen.map((one) => one[of])) / seen.length;
  };
  switch (metric) {
    case "accuracy":
      return sum(classes.map((one) => one.hits)) / rows;
    case "balancedAccuracy": {
      const present = classes.filter((one) => one.support > 0);
      return sum(present.map((one) => one.recall)) / present.length;
    }
    case "macroPrecision":
      return macro("precision");
    case "macroRecall":
      return macro("recall");
    case "macroF1":
      return macro("f1");
    case "weightedF1":
      return sum(classes.map((one) => one.f1 * one.support)) / rows;
  }
}

function ratio(numerator: number, denominator: number): number {
  return denominator === 0 ? 0 : numerator / denominator;
}

function weightedMean(values: ArrayLike<number>, counts: Uint32Array): number {
  let total = 0;
  let rows = 0;
  for (let i = 0; i < values.length; i++) {
    // A non-finite value does not count in a sample without its row.
    if (counts[i] === 0) continue;
    total += counts[i]! * values[i]!;
    rows += counts[i]!;
  }
  return total / rows;
}
