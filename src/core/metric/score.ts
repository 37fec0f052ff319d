import type { Task } from "../data/table/dataset.ts";
import { clamp } from "../math/clamp.ts";
import { accuracyOf, classificationScores, logLossOf } from "./classification.ts";
import { isClassificationMetric, isRegressionMetric, type MetricName } from "./metricName.ts";
import { regressionScores } from "./regression.ts";
import { evenCounts, type RowScores } from "./rowScores.ts";

/**
 * Undoes the standardisation of a regression target: y = value · sd + mean, or e to that power if its logarithm was standardised.
 */
export interface TargetScale {
  readonly mean: number;
  readonly sd: number;
  /** Whether the logarithm was standardised; absent: no. */
  readonly log?: true;
}

/**
 * The metric of a network's raw outputs.
 *
 * @param outputs before softmax or sigmoid, row-major. Classification: one logit for class 1 if there are two classes, otherwise
 *   `classCount` logits per row. Regression: one standardised prediction per row.
 * @param targets one a row: class index, or standardised target
 * @param targetScale regression: scores are in the original units; null: in standardised ones
 * @throws RangeError when the metric is not one of the task
 */
export function scoreOutputs(
  metric: MetricName,
  task: Task,
  outputs: Float32Array,
  targets: Float32Array,
  classCount: number,
  targetScale: TargetScale | null,
): number {
  return outputScores(
    [metric],
    task,
    outputs,
    targets,
    classCount,
    targetScale,
  )(evenCounts(targets.length))[0]!;
}

/**
 * Several metrics of `scoreOutputs` for any counts of the rows; everything that does not depend on the counts is computed once.
 * @throws RangeError when a metric is not one of the task
 */
export function outputScores(
  metrics: readonly MetricName[],
  task: Task,
  outputs: Float32Array,
  targets: Float32Array,
  classCount: number,
  targetScale: TargetScale | null,
): RowScores {
  if (task === "classification" && metrics.every(isClassificationMetric)) {
    return classificationScores(metrics, targets, classProbabilities(outputs, classCount), classCount);
  }
  if (task === "regression" && metrics.every(isRegressionMetric)) {
    return regressionScores(
      metrics,
      inOriginalUnits(targets, targetScale),
      inOriginalUnits(outputs, targetScale),
    );
  }
  throw wrongMetrics(metrics, task);
}

/**
 * `outputScores` for outputs of the same rows again and again, each row counted once; what does not depend on the outputs is
 * computed and allocated once.
 * @throws RangeError when a metric is not one of the task
 */
export function createOutputScorer(
  metrics: readonly MetricName[],
  task: Task,
  targets: Float32Array,
  classCount: number,
  targetScale: TargetScale | null,
): (outputs: Float32Array) => number[] {
  const counts = evenCounts(targets.length);
  if (task === "classification" && metrics.every(isClassificationMetric)) {
    const probabilities = new Float64Array(targets.length * classCount);
    const only = metrics.length === 1 ? metrics[0] : null;
    return (outputs) => {
      writeClassProbabilities(outputs, classCount, probabilities);
      if (only === "logLoss") return [logLossOf(targets, probabilities, classCount)];
      if (only === "accuracy") return [accuracyOf(targets, probabilities, classCount)];
      return classificationScores(metrics, targets, probabilities, classCount)(counts);
    };
  }
  if (task === "regression" && metrics.every(isRegressionMetric)) {
    const actual = inOriginalUnits(targets, targetScale);
    const predicted = new Float64Array(targets.length);
    return (outputs) => {
      writeOriginalUnits(outputs, targetScale, predicted);
      return regressionScores(metrics, actual, predicted)(counts);
    };
  }
  throw wrongMetrics(metrics, task);
}

/** How far Σ e^logit may be from 1 for logits that are logarithms of probabilities, rounded to single precision. */
const ROUNDING = 1e-6;

/**
 * Class probabilities, row-major, rows × classCount: softmax of `classCount` logits a row, or [σ(−z), σ(z)] of one logit z when
 * there are two classes. A logit that is NaN or +∞ makes its row NaN.
 *
 * Logits that are logarithms of probabilities already (of neighbours, of a forest) are not divided by their sum again: its rounding
 * error differs between rows, so two rows with equal votes for a class would no longer tie, and the area under the ROC curve of
 * votes of three classes came out up to .009 too high.
 */
export function classProbabilities(logits: Float32Array, classCount: number): Float64Array {
  const probabilities = new Float64Array(classCount === 2 ? 2 * logits.length : logits.length);
  writeClassProbabilities(logits, classCount, probabilities);
  return probabilities;
}

/** Writes the `classProbabilities`. */
function writeClassProbabilities(
  logits: Float32Array,
  classCount: number,
  probabilities: Float64Array,
): void {
  if (classCount === 2) {
    for (let row = 0; row < logits.length; row++) {
      const logit = logits[row] === Infinity ? NaN : logits[row]!;
      probabilities[2 * row] = sigmoid(-logit);
      probabilities[2 * row + 1] = sigmoid(logit);
    }
    return;
  }
  for (let start = 0; start < logits.length; start += classCount) {
    let largest = -Infinity;
    for (let k = 0; k < classCount; k++) largest = Math.max(largest, logits[start + k]!);
    let total = 0;
    for (let k = 0; k < classCount; k++) {
      const weight = Math.exp(logits[start + k]! - largest);
      probabilities[start + k] = weight;
      total += weight;
    }
    const isNormalised = Math.abs(total * Math.exp(largest) - 1) < ROUNDING;
    for (let k = 0; k < classCount; k++) {
      const at = start + k;
      probabilities[at] = isNormalised ? Math.exp(logits[at]!) : probabilities[at]! / total;
    }
  }
}

/**
 * Standardised values in the target's own units. The mean of a logarithm comes back as a geometric mean: if errors are symmetric in
 * the logarithm it is the median, which lies below the mean. It is not corrected upwards ("smearing"): that would make the mean
 * right only if errors are distributed the same everywhere, and would increase the absolute error. A value that overflows without a
 * logarithm becomes the largest number.
 */
export function inOriginalUnits(values: Float32Array, scale: TargetScale | null): Float64Array {
  const own = new Float64Array(values.length);
  writeOriginalUnits(values, scale, own);
  return own;
}

/** Writes the values `inOriginalUnits`. */
function writeOriginalUnits(values: Float32Array, scale: TargetScale | null, into: Float64Array): void {
  const { mean, sd, log = false } = scale ?? { mean: 0, sd: 1 };
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    const own = value * sd + mean;
    if (log) into[row] = Math.exp(own);
    else if (Number.isFinite(own) || !Number.isFinite(value)) into[row] = own;
    // Twice the sum of the halves is finite if only the product overflows.
    else into[row] = clamp(2 * (value * (sd / 2) + mean / 2), -Number.MAX_VALUE, Number.MAX_VALUE);
  }
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function wrongMetrics(metrics: readonly MetricName[], task: Task): RangeError {
  return new RangeError(`metrics ${metrics.join(", ")} are not all of ${task}`);
}
