import type { LoadedData, LoadedPart } from "../../core/data/preparation/preparedData.ts";
import { deriveSeed } from "../../core/math/rng.ts";
import { createResampler, intervalAround } from "../../core/metric/bootstrap.ts";
import { classScores, confusionMatrix, predictedClasses } from "../../core/metric/classification.ts";
import { METRIC_TABLE, metricsOf, type MetricName } from "../../core/metric/metricName.ts";
import { evenCounts, type RowScores } from "../../core/metric/rowScores.ts";
import { classProbabilities, inOriginalUnits, outputScores } from "../../core/metric/score.ts";
import { spreadTest } from "../../core/metric/spreadTest.ts";
import type { ModelScores, ScoredMetric, TestReport } from "../../core/study/testReport.ts";
import { rankingWork, resampleWork } from "./judgingWork.ts";
import { createPacer } from "../pacer.ts";

/**
 * Fewer resamples for large test sets, whose intervals are narrow, and for many classes, each of which is ranked in every resample.
 * So the evaluation takes seconds. `work`: rows × classes of all resamples.
 */
const RESAMPLES = { default: 1000, large: 200, largeFrom: 2000, least: 100, work: 4e8 } as const;

type Interval = ScoredMetric["interval"];

export interface ScoringHooks {
  /** Share of the work done, 0..1; after each model's ranks and each resample. */
  readonly onProgress: (share: number) => void;
  /** Called at every resample. */
  readonly shouldStop: () => boolean;
}

/** See `judgingWork.ts`. */
export function scoringWork(data: LoadedData, rows: number, models: number): number {
  const classes = Math.max(1, data.classes.length);
  const resampling = resamplesFor(rows, data.classes.length) * resampleWork(rows, classes);
  return models * (rankingWork(rows, classes) + resampling);
}

/**
 * Models' outputs on the test rows as scores with their bootstrap intervals, the study's metric first, then the task's others; and
 * the first model's lead over each of the others, and each one's lead over the last (paired bootstrap). Every metric of every model
 * is computed on the same resamples. Messages are handled in between. null if stopped.
 * @param models the last one is the constant; outputs of each: row-major, test rows × outputs, before softmax or sigmoid
 */
export async function testScores(
  data: LoadedData,
  test: LoadedPart,
  models: readonly Float32Array[],
  metric: MetricName,
  seed: number,
  { onProgress, shouldStop }: ScoringHooks,
): Promise<readonly Pick<ModelScores, "scores" | "lead" | "overConstant">[] | null> {
  const metrics = [metric, ...metricsOf(data.task).filter((name) => name !== metric)];
  const pacer = createPacer();
  const work = scoringWork(data, test.rows, models.length);
  const classCount = Math.max(1, data.classes.length);
  let done = 0;
  const worked = (operations: number): void => {
    done += operations;
    onProgress(Math.min(1, done / work));
  };
  const scorers: RowScores[] = [];
  for (const outputs of models) {
    await pacer.breathe();
    if (shouldStop()) return null;
    const { task, classes, targetScale } = data;
    scorers.push(outputScores(metrics, task, outputs, test.targets, classes.length, targetScale));
    worked(rankingWork(test.rows, classCount));
  }
  const draw = createResampler(test.rows, deriveSeed(seed, "bootstrap"));
  const resamples = resamplesFor(test.rows, data.classes.length);
  /** By resample, model and metric. */
  const resampled: number[][][] = [];
  while (resampled.length < resamples) {
    await pacer.breathe();
    if (shouldStop()) return null;
    const counts = draw();
    resampled.push(scorers.map((scores) => scores(counts)));
    worked(models.length * resampleWork(test.rows, classCount));
  }
  const sign = METRIC_TABLE[metric].direction === "maximize" ? 1 : -1;
  const values = scorers.map((scores) => scores(evenCounts(test.rows)));
  const leads = (of: number, over: number): Interval => {
    const lead = (models: readonly (readonly number[])[]) => sign * (models[of]![0]! - models[over]![0]!);
    return intervalAround(lead(values), resampled.map(lead));
  };
  const last = scorers.length - 1;
  return values.map((ofModel, model) => ({
    scores: metrics.map((name, i) => {
      const resamplesOf = resampled.map((models) => models[model]![i]!);
      const interval = intervalAround(ofModel[i]!, resamplesOf);
      return { metric: name, value: ofModel[i]!, interval: withinScale(interval, name) };
    }),
    lead: model === 0 ? null : leads(0, model),
    overConstant: model === last ? null : leads(model, last),
  }));
}

/** The confusion matrix and per-class scores, or actual and predicted values in the target's own units. */
export function testDetail(data: LoadedData, test: LoadedPart, outputs: Float32Array): TestReport["detail"] {
  if (data.task === "regression") {
    return {
      task: "regression",
      actual: [...inOriginalUnits(test.targets, data.targetScale)],
      predicted: [...inOriginalUnits(outputs, data.targetScale)],
      rows: [...data.rowNumbers.test],
      spread: spreadTest(outputs, test.targets),
    };
  }
  const classCount = data.classes.length;
  const predicted = predictedClasses(classProbabilities(outputs, classCount), classCount);
  const confusion = confusionMatrix(test.targets, predicted, classCount);
  const classes = classScores(test.targets, predicted, classCount).map(
    ({ precision, recall, f1, support }, k) => ({
      name: data.classes[k]!,
      precision,
      recall,
      f1,
      support,
    }),
  );
  return { task: "classification", classes, confusion };
}

/** A score cannot be better than a faultless one. */
export function withinScale(interval: Interval, metric: MetricName): Interval {
  if (interval === null) return null;
  const { direction, faultless } = METRIC_TABLE[metric];
  const [low, high] = interval;
  return direction === "maximize" ? [low, Math.min(high, faultless)] : [Math.max(low, faultless), high];
}

/** Resamples of the test rows; 0 for a single row, because all resamples would be equal. */
export function resamplesFor(rows: number, classes: number): number {
  if (rows < 2) return 0;
  const most = rows < RESAMPLES.largeFrom ? RESAMPLES.default : RESAMPLES.large;
  const affordable = Math.floor(RESAMPLES.work / (rows * Math.max(1, classes)));
  return Math.max(RESAMPLES.least, Math.min(most, affordable));
}
