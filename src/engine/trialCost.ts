import { isNetwork } from "../core/learner/learnerName.ts";
import { sizeOfModel } from "../core/learner/modelSize.ts";
import type { LearnerSize } from "../core/learner/learner.ts";
import type { TrialSpec } from "../core/learner/registry.ts";
import type { Training } from "../core/learner/training.ts";
import type { ModelCost } from "../core/study/testReport.ts";

/** Shorter trainings are not measured: a search of many small models would wait longer for it than it is worth. */
const LEAST_TRAINING_MS = 20;
/** Share of the training's time that predictions are repeated for. */
const SHARE = 1 / 40;
const MOST_PREDICTIONS = 4096;
/** Bytes of a weight. */
const SINGLE = 4;

export interface TrainedTrial {
  readonly configuration: TrialSpec;
  readonly size: LearnerSize;
  /** Validation rows. */
  readonly rows: number;
  readonly trainingMs: number;
}

/**
 * What it takes to use the model of a training that has ended, measured in passing: at least one more prediction of the validation
 * rows. Less exact than `predictionTime`. null: the training was too short for it.
 * @param now milliseconds, monotonic
 */
export async function trialCost(
  training: Pick<Training, "predict" | "pack">,
  { configuration, size, rows, trainingMs }: TrainedTrial,
  now: () => number,
): Promise<ModelCost | null> {
  if (trainingMs < LEAST_TRAINING_MS) return null;
  const { learner } = configuration;
  // Neighbours have nothing to train: what took the time is the prediction.
  const predictionMs =
    learner === "knn" ? trainingMs / rows : (await timed(training, SHARE * trainingMs, now)) / rows;
  if (isNetwork(learner) && size.parameters !== null) {
    // Without reading its weights, which a GPU would have to finish everything for.
    const count = size.parameters;
    return { predictionMs, bytes: SINGLE * count, parts: { unit: "weight", count } };
  }
  const { bytes, ...parts } = sizeOfModel(await training.pack());
  return { predictionMs, bytes, parts };
}

/** The mean time of predictions that are repeated for a while. */
async function timed(
  training: Pick<Training, "predict">,
  whileMs: number,
  now: () => number,
): Promise<number> {
  const began = now();
  let count = 0;
  do {
    await training.predict("validation");
    count += 1;
  } while (count < MOST_PREDICTIONS && now() - began < whileMs);
  return (now() - began) / count;
}
