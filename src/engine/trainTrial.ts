import type { LoadedData } from "../core/data/preparation/preparedData.ts";
import { toErrorRecord, type ErrorRecord } from "../core/errors.ts";
import { dataShape } from "../core/learner/dataShape.ts";
import { LEARNERS, trialSize, type TrialSpec } from "../core/learner/registry.ts";
import { deriveSeed } from "../core/math/rng.ts";
import { mean } from "../core/math/stats.ts";
import type { MetricName } from "../core/metric/metricName.ts";
import { foldScores } from "../core/study/foldScores.ts";
import type { Measure } from "../core/study/measure.ts";
import type { ModelCost } from "../core/study/testReport.ts";
import type { FoldResult, LearningCurve } from "../core/study/trial.ts";
import { trialCost } from "./trialCost.ts";
import { createProgressReporter } from "./progressReporter.ts";
import type { Trainer } from "./trainer.ts";
import { trainFold, type FoldControls, type FoldRequest, type PrunedFold } from "./trainFold.ts";
import { unlessLost } from "./network/unlessLost.ts";

/** Most trainable parameters: with gradient and two moments 16 bytes each, a quarter of a gigabyte. */
export const PARAMETER_LIMIT = 16_000_000;

/** One configuration, trained once on each fold for each repeat. */
export interface TrialRequest {
  readonly configuration: TrialSpec;
  readonly metric: MetricName;
  /**
   * Determines everything random: weights, batch order, dropout. Every training has its own derived seed; the first uses the seed
   * itself.
   */
  readonly seed: number;
  /** Trainings on each fold, with different seeds; at least 1. */
  readonly repeats: number;
  /** Number of cuttings that the loaded folds consist of, one after the other; absent: 1. */
  readonly cuttings?: number;
  /** Further measures, each once, without the metric itself. */
  readonly measures: readonly Measure[];
  /** Whether a complete trial answers with its outputs of the validation rows, too; absent: no. */
  readonly keepsOutputs?: boolean;
  /** Steps (1-based, ascending) of the first training after which `TrialHooks.afterStep` is called. */
  readonly checkSteps: readonly number[];
}

/** How a trial ended. Domain outcomes resolve; only the loss of the worker rejects. */
export type TrialOutcome =
  | {
      readonly state: "complete";
      /** Mean over the trainings of the metric on the validation rows at each one's best step. */
      readonly value: number;
      /** One per `TrialRequest.measures`: the mean over the trainings (for `trainingMs` the sum). */
      readonly measures: readonly number[];
      /** With several trainings their median, rounded. */
      readonly bestStep: number;
      readonly folds: readonly FoldResult[];
      readonly curve: LearningCurve;
      readonly parameterCount: number | null;
      /** One for each training, in order: row-major, before softmax or sigmoid, at its best step. Absent: not asked for. */
      readonly outputs?: readonly Float32Array[];
      /** Of the model of the first training; absent: it was too short to measure it, or outputs are kept. */
      readonly cost?: ModelCost;
    }
  /**
   * Ended between two trainings, or within the first: `value` is the mean over those that finished, or the metric at the first's
   * best step so far. NaN if the metric is.
   */
  | {
      readonly state: "pruned";
      readonly value: number;
      readonly folds: readonly FoldResult[];
      readonly curve: LearningCurve;
      readonly parameterCount: number | null;
    }
  | {
      readonly state: "failed";
      readonly error: ErrorRecord;
      readonly folds: readonly FoldResult[];
      readonly curve: LearningCurve;
      /** null: the learner has none, or there was no model, because its data could not be prepared. */
      readonly parameterCount: number | null;
    }
  /** Stopped on request; it is discarded. */
  | { readonly state: "stopped" };

/** Changes since the last report. An empty curve is a sign of life in a long step, with the work done. */
export interface TrialProgress {
  /** 0-based index of the first step in `curve`. */
  readonly fromStep: number;
  /** The current values of these steps; later steps, from an earlier fold that trained longer, are unchanged. */
  readonly curve: LearningCurve;
  /** All finished trainings; the next one is running. */
  readonly folds: readonly FoldResult[];
  /** Work since the last report. */
  readonly work: TrainingWork;
}

/** Training done by one worker: without scoring, pauses and the search's own time. */
export interface TrainingWork {
  /** Updates: a batch forward, backward, and the update of the weights; a tree of a forest. */
  readonly steps: number;
  /** Floating-point operations: for networks those of the products, see `stepOperations`. */
  readonly operations: number;
  /** Time spent in the steps' training, milliseconds. */
  readonly trainingMs: number;
}

/** Whether a trial continues with its next training, ends as pruned, or is dropped. */
export type FoldDecision = "goOn" | "prune" | "stop";

export interface TrialHooks {
  /** At most ten calls per second; the last step is always reported. */
  readonly onProgress: (progress: TrialProgress) => void;
  readonly shouldStop: () => boolean;
  /** Awaited several times per second, and after the last step: a pause blocks the trial here. */
  readonly hold: () => Promise<void>;
  /**
   * Awaited between two trainings of the trial (not after its last): a trial that is behind can be ended here.
   * @param values values of the trainings so far: all folds of the first repeat, then those of the next
   * @param scores the metric after each step of the training that has just finished
   */
  readonly afterFold: (values: readonly number[], scores: readonly number[]) => Promise<FoldDecision>;
  /**
   * Awaited after the `checkSteps` of the first training, unless it has ended.
   * @param scores the metric after each step so far
   */
  readonly afterStep: (scores: readonly number[]) => Promise<FoldDecision>;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
}

/**
 * Trains one configuration on every fold loaded into `trainer`, for every repeat, the same way for every learner and engine. See
 * `trainFold` for one training. The models are not kept, because the best one is trained again on more rows.
 *
 * Every training has its own seed (weights, batches, dropout), so that the mean over folds averages over them, too. The first
 * training has that of a hold-out.
 *
 * Never rejects: a loss that is not finite, a model over `PARAMETER_LIMIT` and a lost GPU are outcomes.
 * @param folds the data loaded into `trainer`, in the same order; they have validation rows
 */
export async function trainTrial(
  trainer: Trainer,
  folds: readonly LoadedData[],
  request: TrialRequest,
  hooks: TrialHooks,
): Promise<TrialOutcome> {
  const { configuration } = request;
  const size = trialSize(configuration, dataShape(folds[0]!));
  const { parameters } = size;
  const reporter = createProgressReporter(hooks.onProgress, hooks.now);
  const made = () => {
    reporter.flush();
    return { folds: reporter.folds(), curve: reporter.curve(), parameterCount: parameters };
  };
  const failed = (error: ErrorRecord): TrialOutcome => ({ state: "failed", error, ...made() });
  if (parameters !== null && parameters > PARAMETER_LIMIT) {
    return failed({ code: "modelTooLarge", details: { parameters, limit: PARAMETER_LIMIT } });
  }
  const outputs: Float32Array[] = [];
  let cost: ModelCost | null = null;
  try {
    const train = (isLost: () => boolean) => {
      const shouldStop = (): boolean => {
        reporter.signOfLife();
        return isLost() || hooks.shouldStop();
      };
      const unit = LEARNERS[configuration.learner].steps?.unit ?? null;
      const asked = { ...request, size, unit };
      const keep = (one: Float32Array): void => void outputs.push(one);
      const keepCost = (found: ModelCost | null): void => void (cost = found);
      return trainAll(trainer, folds, asked, { ...hooks, reporter, shouldStop, keep, keepCost });
    };
    const ending = await unlessLost(
      trainer.device,
      train,
      (result) => typeof result === "object" && "code" in result,
    );
    if (ending === "stopped") return { state: "stopped" };
    if (typeof ending === "object" && "code" in ending) return failed(ending);
    if (typeof ending === "object") return { state: "pruned", value: ending.prunedValue, ...made() };
    const { mean: value, bestStep } = foldScores(reporter.folds());
    const measures = trialMeasures(request.measures, reporter.folds());
    const kept = request.keepsOutputs === true ? { outputs } : {};
    const measured = cost === null ? {} : { cost };
    return { state: "complete", value, measures, bestStep, ...kept, ...measured, ...made() };
  } catch (thrown) {
    return failed(toErrorRecord(thrown));
  }
}

interface Controls extends FoldControls, Pick<TrialHooks, "afterFold"> {
  readonly keep: (outputs: Float32Array) => void;
  readonly keepCost: (cost: ModelCost | null) => void;
}

/** Trains until all trainings are done or one ends the trial; the reporter has the results. */
async function trainAll(
  trainer: Trainer,
  folds: readonly LoadedData[],
  request: TrialRequest & FoldRequest,
  controls: Controls,
): Promise<"done" | PrunedFold | "stopped" | ErrorRecord> {
  assertSameFeatures(folds);
  const { reporter, afterFold } = controls;
  const unchecked: FoldRequest = { ...request, checkSteps: [] };
  const trainings = Array.from({ length: request.repeats }, (_r, repeat) =>
    folds.map((data, fold) => ({ data, fold, repeat })),
  ).flat();
  const configured = await trainer.configure(request.configuration, folds);
  try {
    for (const [index, { data, fold, repeat }] of trainings.entries()) {
      if (index > 0) {
        const values = reporter.folds().map(({ value }) => value);
        const decision = await afterFold(values, reporter.scores());
        if (decision === "stop") return "stopped";
        if (decision === "prune") return { prunedValue: foldScores(reporter.folds()).mean };
      }
      const seed = index === 0 ? request.seed : deriveSeed(request.seed, "training", fold, repeat);
      const training = configured.begin(fold, seed);
      const ended = await trainFold(training, data, index === 0 ? request : unchecked, controls);
      if (ended === "stopped" || "prunedValue" in ended) return ended;
      if ("code" in ended) return trainings.length > 1 ? inFold(ended, fold, repeat) : ended;
      const { outputs, trainingMs, ...result } = ended;
      // Trainings for an ensemble are not looked at: their costs are those of the models that it keeps.
      if (index === 0 && request.keepsOutputs !== true) {
        const { configuration, size } = request;
        const trained = { configuration, size, rows: data.validation!.rows, trainingMs };
        controls.keepCost(await trialCost(training, trained, controls.shouldStop, controls.now));
      }
      if (outputs !== null) controls.keep(outputs);
      reporter.finish({ ...placeOf(fold, folds.length, request.cuttings ?? 1), repeat, ...result });
    }
    return "done";
  } finally {
    configured.dispose();
  }
}

/** The mean over the trainings; for their time the sum. */
function trialMeasures(measures: readonly Measure[], folds: readonly FoldResult[]): readonly number[] {
  return measures.map((measure, i) => {
    const found = folds.map((fold) => fold.measures![i]!);
    // The number of parameters is the same in all trainings; a mean could round it.
    if (measure === "parameters") return found[0]!;
    return measure === "trainingMs" ? found.reduce((sum, ms) => sum + ms, 0) : mean(found);
  });
}

function assertSameFeatures(folds: readonly LoadedData[]): void {
  const counts = new Set(folds.map(({ featureCount }) => featureCount));
  if (counts.size !== 1) throw new Error(`The folds differ in their features: ${[...counts].join(", ")}`);
}

/** The fold and the cutting of an index. */
function placeOf(index: number, folds: number, cuttings: number): Pick<FoldResult, "fold" | "cutting"> {
  if (cuttings === 1) return { fold: index };
  const each = folds / cuttings;
  return { fold: index % each, cutting: Math.floor(index / each) };
}

/** The same error with its fold and repeat. */
function inFold(error: ErrorRecord, fold: number, repeat: number): ErrorRecord {
  if (error.code !== "lossNotFinite") return error;
  return { code: "lossNotFiniteInFold", details: { ...error.details, fold: fold + 1, repeat: repeat + 1 } };
}
