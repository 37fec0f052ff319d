import type { ClassificationMetric } from "./metricName.ts";

/** Probabilities are kept this far from 0 and 1 in the log loss: the machine epsilon of doubles, as in scikit-learn. */
const LOG_LOSS_CLIP = Number.EPSILON;

/** One class against the rest. */
export interface OneVersusRest {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Rows that are of this class. */
  readonly support: number;
  /** Rows that were predicted to be. */
  readonly predicted: number;
}

/**
 * A metric as scikit-learn defines it (1.9, `sklearn.metrics`).
 *
 * Where a metric is undefined:
 * - no rows, or a probability that is not finite: NaN, for every metric;
 * - precision, recall and F1 with a zero denominator: 0 (`zero_division=0`); macro averages run over the classes that occur in
 *   the truth or the predictions, weighted ones over the truth;
 * - balanced accuracy: over the classes that occur in the truth;
 * - ROC-AUC: over the classes that have rows in and rows out; NaN when there is none (one class only). scikit-learn gives NaN
 *   already when a single class is absent.
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
  if (actual.length === 0 || !probabilities.every(Number.isFinite)) return NaN;
  if (metric === "logLoss") return logLoss(actual, probabilities, classCount);
  if (metric === "rocAuc") return rocAuc(actual, probabilities, classCount);
  return scoreConfusion(
    metric,
    confusionMatrix(actual, predictedClasses(probabilities, classCount), classCount),
  );
}

/** The most probable class of every row; the first of equals. */
export function predictedClasses(probabilities: Float64Array, classCount: number): Int32Array {
  const classes = new Int32Array(probabilities.length / classCount);
  for (let row = 0; row < classes.length; row++) {
    const start = row * classCount;
    let best = 0;
    for (let k = 1; k < classCount; k++)
      if (probabilities[start + k]! > probabilities[start + best]!) best = k;
    classes[row] = best;
  }
  return classes;
}

/** confusion[actual][predicted] = rows. */
export function confusionMatrix(
  actual: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classCount: number,
): number[][] {
  const confusion = Array.from({ length: classCount }, () => Array.from({ length: classCount }, () => 0));
  for (let row = 0; row < actual.length; row++) {
    const counts = confusion[actual[row]!]!;
    counts[predicted[row]!] = counts[predicted[row]!]! + 1;
  }
  return confusion;
}

/** Precision, recall and F1 of every class; 0 where the denominator is 0. */
export function classScores(confusion: readonly (readonly number[])[]): OneVersusRest[] {
  return confusion.map((counts, k) => {
    const hits = counts[k]!;
    const support = sum(counts);
    const predicted = sum(confusion.map((row) => row[k]!));
    return {
      precision: ratio(hits, predicted),
      recall: ratio(hits, support),
      f1: ratio(2 * hits, support + predicted),
      support,
      predicted,
    };
  });
}

/**
 * Mean negative log probability of the true class, in nats.
 * Clipped to [ε, 1 − ε], so that one confident mistake costs 36 and not infinity.
 */
function logLoss(actual: ArrayLike<number>, probabilities: Float64Array, classCount: number): number {
  let total = 0;
  for (let row = 0; row < actual.length; row++) {
    const probability = probabilities[row * classCount + actual[row]!]!;
    total -= Math.log(Math.min(1 - LOG_LOSS_CLIP, Math.max(LOG_LOSS_CLIP, probability)));
  }
  return total / actual.length;
}

/** Two classes: the area for class 1. More: the unweighted mean of one-versus-rest areas. */
function rocAuc(actual: ArrayLike<number>, probabilities: Float64Array, classCount: number): number {
  const areas: number[] = [];
  for (let k = classCount === 2 ? 1 : 0; k < classCount; k++) {
    const area = binaryAuc(actual, k, probabilities, classCount);
    if (!Number.isNaN(area)) areas.push(area);
  }
  return areas.length === 0 ? NaN : sum(areas) / areas.length;
}

/**
 * Area under the ROC curve of class `k` by ranks (Mann–Whitney U), equal scores sharing their mean rank:
 * AUC = (R₊ − n₊(n₊ + 1)/2) / (n₊ · n₋), R₊ the rank sum of the rows of class k. Same as the trapezoid rule on the curve.
 */
function binaryAuc(
  actual: ArrayLike<number>,
  k: number,
  probabilities: Float64Array,
  classCount: number,
): number {
  const rows = actual.length;
  const score = (row: number): number => probabilities[row * classCount + k]!;
  const order = Uint32Array.from({ length: rows }, (_, row) => row).sort((a, b) => score(a) - score(b));
  let positives = 0;
  let rankSum = 0;
  for (let start = 0; start < rows;) {
    let end = start + 1;
    while (end < rows && score(order[end]!) === score(order[start]!)) end++;
    const meanRank = (start + 1 + end) / 2;
    for (let i = start; i < end; i++) {
      if (actual[order[i]!] !== k) continue;
      positives++;
      rankSum += meanRank;
    }
    start = end;
  }
  const negatives = rows - positives;
  if (positives === 0 || negatives === 0) return NaN;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

function scoreConfusion(
  metric: Exclude<ClassificationMetric, "logLoss" | "rocAuc">,
  confusion: readonly (readonly number[])[],
): number {
  const classes = classScores(confusion);
  const rows = sum(classes.map((one) => one.support));
  const macro = (of: "precision" | "recall" | "f1"): number => {
    const seen = classes.filter((one) => one.support + one.predicted > 0);
    return sum(seen.map((one) => one[of])) / seen.length;
  };
  switch (metric) {
    case "accuracy":
      return sum(confusion.map((counts, k) => counts[k]!)) / rows;
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

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
