import type { PreparedData } from "../core/data/preparedData.ts";
import { toErrorRecord, type ErrorRecord } from "../core/errors.ts";
import type { MetricName } from "../core/metric/metricName.ts";
import { scoreOutputs } from "../core/metric/score.ts";
import { initialWeights } from "../core/model/initialWeights.ts";
import { meanLoss } from "../core/model/meanLoss.ts";
import type { ModelSpec } from "../core/model/modelSpec.ts";
import { stepOperations } from "../core/model/multiplyAdds.ts";
import { parameterCount } from "../core/model/parameterCount.ts";
import type { TrainingSpec } from "../core/model/trainingSpec.ts";
import type { LearningCurve } from "../core/study/trial.ts";
import type { Engine, TrainableModel } from "./engine.ts";
import { createProgressReporter, type ProgressReporter } from "./progressReporter.ts";
import { runEpoch } from "./runEpoch.ts";
import { unlessLost } from "./unlessLost.ts";

/** Most trainable parameters: with gradient and two moments 16 bytes each, a quarter of a gigabyte. */
export const PARAMETER_LIMIT = 16_000_000;

/** One training of one configuration. */
export interface TrialRequest {
  readonly model: ModelSpec;
  readonly training: TrainingSpec;
  readonly metric: MetricName;
  /** Weights, batch order and dropout follow from it. */
  readonly seed: number;
}

/** How a trial ended. Domain outcomes resolve; only the loss of the worker rejects. */
export type TrialOutcome =
  | {
      readonly state: "complete";
      /** The metric on the validation rows at `bestEpoch`. */
      readonly value: number;
      readonly bestEpoch: number;
      readonly curve: LearningCurve;
      readonly parameterCount: number;
    }
  | {
      readonly state: "failed";
      readonly error: ErrorRecord;
      readonly curve: LearningCurve;
      readonly parameterCount: number;
    }
  /** Stopped on request; nothing is kept of it. */
  | { readonly state: "stopped" };

/** Epochs finished since the last report; appended to the trial's curve. Empty: a sign of life in a long epoch. */
export interface TrialProgress {
  /** 0-based index of the first epoch in `curve`. */
  readonly fromEpoch: number;
  readonly curve: LearningCurve;
  /** What was done since the last report. */
  readonly work: TrainingWork;
}

/** Training done by one worker: scoring, pauses and the search's own time are not in it. */
export interface TrainingWork {
  /** One step: a batch forward, backward, and the update. */
  readonly steps: number;
  /** Floating-point operations of the products: see `stepOperations`. */
  readonly operations: number;
  /** Time spent in the epochs' training, milliseconds. */
  readonly trainingMs: number;
}

export interface TrialHooks {
  /** At most ten calls a second, the last epoch always reported. */
  readonly onProgress: (progress: TrialProgress) => void;
  readonly shouldStop: () => boolean;
  /** Awaited after every epoch: a pause holds the trial here. */
  readonly hold: () => Promise<void>;
  /** Milliseconds, monotonic. */
  readonly now: () => number;
}

/**
 * Trains one configuration on the dataset loaded into `engine`, the same way on every engine.
 *
 * The best epoch is the one with the lowest validation loss (the earliest of equals), and the trial's value is the metric as it
 * was then: what restoring that epoch's weights would give. The weights themselves are not kept, for the winner is trained
 * anew on more rows.
 *
 * Never rejects: a loss that is not finite, a model over `PARAMETER_LIMIT` and a lost GPU are outcomes.
 * @param data the dataset loaded into `engine`; it has validation rows
 */
export async function trainTrial(
  engine: Engine,
  data: PreparedData,
  request: TrialRequest,
  hooks: TrialHooks,
): Promise<TrialOutcome> {
  const parameters = parameterCount(request.model);
  const reporter = createProgressReporter(hooks.onProgress, hooks.now);
  const failed = (error: ErrorRecord): TrialOutcome => {
    reporter.flush();
    return { state: "failed", error, curve: reporter.curve(), parameterCount: parameters };
  };
  if (parameters > PARAMETER_LIMIT) {
    return failed({ code: "modelTooLarge", details: { parameters, limit: PARAMETER_LIMIT } });
  }
  try {
    const ending = await unlessLost(engine, (isLost) => {
      const shouldStop = (): boolean => {
        reporter.signOfLife();
        return isLost() || hooks.shouldStop();
      };
      return train(engine, data, request, { reporter, shouldStop, hold: hooks.hold, now: hooks.now });
    });
    if (ending === "stopped") return { state: "stopped" };
    if ("code" in ending) return failed(ending);
    reporter.flush();
    return { state: "complete", ...ending, curve: reporter.curve(), parameterCount: parameters };
  } catch (thrown) {
    return failed(toErrorRecord(thrown));
  }
}

interface Controls {
  readonly reporter: ProgressReporter;
  readonly shouldStop: () => boolean;
  readonly hold: () => Promise<void>;
  readonly now: () => number;
}

interface BestEpoch {
  readonly value: number;
  /** 1-based. */
  readonly bestEpoch: number;
}

async function train(
  engine: Engine,
  data: PreparedData,
  request: TrialRequest,
  controls: Controls,
): Promise<BestEpoch | ErrorRecord | "stopped"> {
  const model = engine.build(request.model, request.training, initialWeights(request.model, request.seed));
  try {
    return await trainEpochs(model, data, request, controls);
  } finally {
    model.dispose();
  }
}

async function trainEpochs(
  model: TrainableModel,
  data: PreparedData,
  request: TrialRequest,
  { reporter, shouldStop, hold, now }: Controls,
): Promise<BestEpoch | ErrorRecord | "stopped"> {
  const { training, seed } = request;
  const validation = data.validation;
  if (validation === null) throw new Error("A trial needs validation rows");
  const epochWork = {
    steps: Math.ceil(data.train.rows / training.batchSize),
    operations: stepOperations(request.model, data.train.rows),
  };
  let best: BestEpoch = { value: NaN, bestEpoch: 0 };
  let lowest = Infinity;
  for (let epoch = 0; epoch < training.epochs; epoch++) {
    const began = now();
    const trainLoss = await runEpoch(model, training, data.train.rows, seed, epoch, shouldStop);
    if (trainLoss === null) return "stopped";
    reporter.trained({ ...epochWork, trainingMs: now() - began });
    if (!Number.isFinite(trainLoss)) return lossNotFinite(epoch, trainLoss);
    const outputs = await model.predict("validation");
    const validationLoss = meanLoss(request.model.loss, outputs, validation.targets);
    if (!Number.isFinite(validationLoss)) return lossNotFinite(epoch, validationLoss);
    const { task, classes, targetScale } = data;
    const score = scoreOutputs(
      request.metric,
      task,
      outputs,
      validation.targets,
      classes.length,
      targetScale,
    );
    reporter.add({ trainLoss, validationLoss, score });
    if (validationLoss < lowest) {
      lowest = validationLoss;
      best = { value: score, bestEpoch: epoch + 1 };
    } else if (training.patience > 0 && epoch + 1 - best.bestEpoch >= training.patience) {
      break;
    }
    await hold();
  }
  return best;
}

/** The loss as text: NaN and Infinity do not survive JSON. */
function lossNotFinite(epoch: number, loss: number): ErrorRecord {
  return { code: "lossNotFinite", details: { epoch: epoch + 1, loss: String(loss) } };
}
