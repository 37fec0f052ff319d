import type { LoadedData, LoadedPart } from "../core/data/preparation/preparedData.ts";
import type { ErrorRecord } from "../core/errors.ts";
import type { MetricName } from "../core/metric/metricName.ts";
import { evenCounts } from "../core/metric/rowScores.ts";
import { outputScores } from "../core/metric/score.ts";
import { meanLoss } from "../core/model/meanLoss.ts";
import { stepOperations } from "../core/model/multiplyAdds.ts";
import { parameterCount } from "../core/model/parameterCount.ts";
import { isMetric } from "../core/study/measure.ts";
import type { FoldResult } from "../core/study/trial.ts";
import type { TrainableModel } from "./engine.ts";
import { predictionTime } from "./predictionTime.ts";
import type { ProgressReporter } from "./progressReporter.ts";
import { createRunEpoch } from "./runEpoch.ts";
import type { TrialHooks, TrialRequest } from "./trainTrial.ts";

/** The result of a training that was not stopped and whose loss stayed finite. */
export type TrainedFold = Omit<FoldResult, "fold" | "repeat">;

/** A training that was ended early: the metric at its best epoch so far. */
export interface PrunedFold {
  readonly prunedValue: number;
}

export interface FoldControls extends Pick<TrialHooks, "shouldStop" | "hold" | "afterEpoch" | "now"> {
  readonly reporter: ProgressReporter;
}

/**
 * One training, from fresh weights to the last epoch, on the current fold of `model`.
 *
 * The best epoch is the one with the lowest validation loss (of equal ones the earliest), and the value is the metric at that
 * epoch, as if its weights were restored.
 * @param data the fold; it has validation rows
 * @param seed determines batch order and dropout
 */
export async function trainFold(
  model: TrainableModel,
  data: LoadedData,
  request: Omit<TrialRequest, "seed">,
  seed: number,
  { reporter, shouldStop, hold, afterEpoch, now }: FoldControls,
): Promise<TrainedFold | PrunedFold | ErrorRecord | "stopped"> {
  const { training, measures } = request;
  const sideMetrics = measures.filter(isMetric);
  const checkEpochs = new Set(request.checkEpochs);
  const runEpoch = createRunEpoch(model, training, data, seed);
  const timer = createTrainingTimer(request, data.train.rows, now, hold);
  let best = { value: NaN, bestEpoch: 0, sideScores: [] as readonly number[] };
  let lowest = Infinity;
  let epochs = 0;
  while (epochs < training.epochs) {
    timer.start();
    const onBatches = (done: number): void => reporter.trained(timer.lap(done));
    const controls = { shouldStop, hold: timer.hold, onBatches };
    const trainLoss = await runEpoch(epochs, controls);
    if (trainLoss === null) return "stopped";
    onBatches(Math.ceil(data.train.rows / training.batchSize));
    if (!Number.isFinite(trainLoss)) return lossNotFinite(epochs, trainLoss);
    const outputs = await model.predict("validation");
    const validationLoss = meanLoss(request.model.loss, outputs, validationOf(data).targets);
    if (!Number.isFinite(validationLoss)) return lossNotFinite(epochs, validationLoss);
    const score = validationScores([request.metric], data, outputs)[0]!;
    reporter.add({ trainLoss, validationLoss, score });
    epochs += 1;
    if (validationLoss < lowest) {
      lowest = validationLoss;
      best = { value: score, bestEpoch: epochs, sideScores: validationScores(sideMetrics, data, outputs) };
    } else if (training.patience > 0 && epochs - best.bestEpoch >= training.patience) {
      break;
    }
    await hold();
    if (!checkEpochs.has(epochs) || epochs === training.epochs) continue;
    reporter.flush();
    const decision = await afterEpoch(reporter.scores());
    if (decision !== "goOn") return decision === "stop" ? "stopped" : { prunedValue: best.value };
  }
  const { value, bestEpoch, sideScores } = best;
  if (measures.length === 0) return { value, bestEpoch, epochs };
  const predictionMs = measures.includes("predictionMs")
    ? await predictionTime(model, validationOf(data).rows, now)
    : NaN;
  const costs = { parameters: parameterCount(request.model), predictionMs, trainingMs: timer.totalMs() };
  const measured = measures.map((measure) =>
    isMetric(measure) ? sideScores[sideMetrics.indexOf(measure)]! : costs[measure],
  );
  return { value, bestEpoch, epochs, measures: measured };
}

/** Counts and times the training of epochs, without pauses. */
function createTrainingTimer(
  { model, training }: Pick<TrialRequest, "model" | "training">,
  rows: number,
  now: () => number,
  hold: () => Promise<void>,
) {
  const operationsOf = (batches: number): number =>
    stepOperations(model, Math.min(rows, batches * training.batchSize));
  let counted = 0;
  let began = 0;
  let heldMs = 0;
  let totalMs = 0;
  return {
    /** Begins an epoch. */
    start(): void {
      began = now();
      heldMs = 0;
      counted = 0;
    },
    async hold(): Promise<void> {
      const from = now();
      await hold();
      heldMs += now() - from;
    },
    /** The work since the last lap, when `batches` of the epoch are done. */
    lap(batches: number) {
      const at = now();
      const trainingMs = at - began - heldMs;
      const steps = batches - counted;
      const operations = operationsOf(batches) - operationsOf(counted);
      counted = batches;
      began = at;
      heldMs = 0;
      totalMs += trainingMs;
      return { steps, operations, trainingMs };
    },
    totalMs: () => totalMs,
  };
}

function validationOf({ validation }: LoadedData): LoadedPart {
  if (validation === null) throw new Error("A trial needs validation rows");
  return validation;
}

/** Metrics of outputs on the validation rows; empty for no metrics. */
function validationScores(
  metrics: readonly MetricName[],
  data: LoadedData,
  outputs: Float32Array,
): readonly number[] {
  if (metrics.length === 0) return [];
  const { task, classes, targetScale } = data;
  const { targets } = validationOf(data);
  const score = outputScores(metrics, task, outputs, targets, classes.length, targetScale);
  return score(evenCounts(targets.length));
}

/** The loss as text: NaN and Infinity do not survive JSON. */
function lossNotFinite(epoch: number, loss: number): ErrorRecord {
  return { code: "lossNotFinite", details: { epoch: epoch + 1, loss: String(loss) } };
}
