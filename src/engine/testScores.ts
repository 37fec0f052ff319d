import type { PreparedData, PreparedPart } from "../core/data/preparedData.ts";
import { deriveSeed } from "../core/math/rng.ts";
import { bootstrapInterval } from "../core/metric/bootstrap.ts";
import { classScores, confusionMatrix, predictedClasses } from "../core/metric/classification.ts";
import {
  CLASSIFICATION_METRICS,
  directionOf,
  REGRESSION_METRICS,
  type MetricName,
} from "../core/metric/metricName.ts";
import { classProbabilities, inOriginalUnits, scoreOutputs, selectRows } from "../core/metric/score.ts";
import type { ScoredMetric, TestReport } from "../core/study/testReport.ts";

/** Fewer resamples for large test sets, whose intervals are narrow anyway: keeps the judgement within seconds. */
const RESAMPLES = { usual: 1000, large: 200, largeFrom: 2000 } as const;

/**
 * Outputs on the test rows as scores with their bootstrap intervals: the study's metric first, then the task's others.
 * @param outputs row-major, test rows × outputs, before softmax or sigmoid
 */
export function testScores(
  data: PreparedData,
  test: PreparedPart,
  outputs: Float32Array,
  metric: MetricName,
  seed: number,
): readonly ScoredMetric[] {
  const all: readonly MetricName[] =
    data.task === "classification" ? CLASSIFICATION_METRICS : REGRESSION_METRICS;
  const width = outputs.length / test.rows;
  const resamples = resamplesFor(test.rows);
  return [metric, ...all.filter((name) => name !== metric)].map((name) => {
    const score = (values: Float32Array, targets: Float32Array): number =>
      scoreOutputs(name, data.task, values, targets, data.classes.length, data.targetScale);
    return {
      metric: name,
      value: score(outputs, test.targets),
      // One seed for all: metrics and models are compared on the same resamples.
      interval: bootstrapInterval(test.rows, resamples, deriveSeed(seed, "bootstrap"), (rows) =>
        score(selectRows(outputs, width, rows), selectRows(test.targets, 1, rows)),
      ),
    };
  });
}

/**
 * How much better `best` is than `other` in a metric (positive: better): 95 % interval of the difference over resampled test
 * rows, both scored on the same ones (paired bootstrap).
 */
export function leadInterval(
  data: PreparedData,
  test: PreparedPart,
  [best, other]: readonly [Float32Array, Float32Array],
  metric: MetricName,
  seed: number,
): readonly [low: number, high: number] | null {
  const sign = directionOf(metric) === "maximize" ? 1 : -1;
  const width = best.length / test.rows;
  return bootstrapInterval(test.rows, resamplesFor(test.rows), deriveSeed(seed, "bootstrap"), (rows) => {
    const targets = selectRows(test.targets, 1, rows);
    const score = (outputs: Float32Array): number =>
      scoreOutputs(
        metric,
        data.task,
        selectRows(outputs, width, rows),
        targets,
        data.classes.length,
        data.targetScale,
      );
    return sign * (score(best) - score(other));
  });
}

/** The confusion matrix and per-class scores, or actual and predicted values in the target's own units. */
export function testDetail(
  data: PreparedData,
  test: PreparedPart,
  outputs: Float32Array,
): TestReport["detail"] {
  if (data.task === "regression") {
    return {
      task: "regression",
      actual: [...inOriginalUnits(test.targets, data.targetScale)],
      predicted: [...inOriginalUnits(outputs, data.targetScale)],
    };
  }
  const classCount = data.classes.length;
  const predicted = predictedClasses(classProbabilities(outputs, classCount), classCount);
  const confusion = confusionMatrix(test.targets, predicted, classCount);
  const classes = classScores(confusion).map(({ precision, recall, f1, support }, k) => ({
    name: data.classes[k]!,
    precision,
    recall,
    f1,
    support,
  }));
  return { task: "classification", classes, confusion };
}

function resamplesFor(rows: number): number {
  return rows < RESAMPLES.largeFrom ? RESAMPLES.usual : RESAMPLES.large;
}
