import { isNetwork } from "../core/learner/learnerName.ts";
import { sizeOfModel } from "../core/learner/modelSize.ts";
import type { LearnerSize } from "../core/learner/learner.ts";
import type { TrialSpec } from "../core/learner/registry.ts";
import type { Training } from "../core/learner/training.ts";
import type { ModelCost } from "../core/study/testReport.ts";

/** Shorter trainings are not measured: a search of many small models would wait longer for it than it is worth. */
const LEAST_TRAINING_MS = 20;
/** Share of the training's time that predictions may take. */
const SHARE = 1 / 40;
/** Rows of the first prediction. */
const FIRST_ROWS = 4;
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
 * What it takes to use the model of a training that has ended, measured in passing with predictions of validation rows. Less exact
 * than `predictionTime`.
 * @param shouldStop asked between predictions and a few times a second within a long one
 * @param now milliseconds, monotonic
 * @returns null: the training was too short for it, or it was stopped
 */
export async function trialCost(
  training: Measured,
  { configuration, size, rows, trainingMs }: TrainedTrial,
  shouldStop: () => boolean,
  now: () => number,
): Promise<ModelCost | null> {
  if (trainingMs < LEAST_TRAINING_MS) return null;
  const predictionMs = await timePerRow(training, rows, SHARE * trainingMs, shouldStop, now);
  if (predictionMs === null) return null;
  if (isNetwork(configuration.learner) && size.parameters !== null) {
    // Without reading its weights, which a GPU would have to finish everything for.
    const count = size.parameters;
    return { predictionMs, bytes: SINGLE * count, parts: { unit: "weight", count } };
  }
  const { bytes, ...parts } = sizeOfModel(await training.pack());
  return { predictionMs, bytes, parts };
}

type Measured = Pick<Training, "predict" | "pack" | "validationRows">;

/**
 * The mean time of predictions, per row: of a few rows, then of twice as many and so on up to all, as long as the next one is expected
 * to end within `whileMs`. null: it was stopped, or a few rows take longer than that. Networks predict all rows at least once, as they
 * do after each epoch.
 */
async function timePerRow(
  { predict, validationRows }: Measured,
  rows: number,
  whileMs: number,
  shouldStop: () => boolean,
  now: () => number,
): Promise<number | null> {
  const began = now();
  let count = validationRows === undefined ? rows : Math.min(FIRST_ROWS, rows);
  const predictOnce = async (): Promise<boolean> => {
    if (shouldStop()) return false;
    return (await predict(validationRows?.(count) ?? "validation", shouldStop)) !== null;
  };
  if (validationRows !== undefined) {
    // The first prediction makes the model ready, trees for instance are packed: it is not counted.
    if (!(await predictOnce()) || now() - began > whileMs / 2) return null;
  }
  for (let times = 1, from = now(); ; times++) {
    if (!(await predictOnce())) return null;
    const each = (now() - from) / times;
    const next = Math.min(rows, 2 * count);
    const isLast = now() - began + (each * next) / count > whileMs || times === MOST_PREDICTIONS;
    if (isLast) return each / count;
    if (next === count) continue;
    count = next;
    times = 0;
    from = now();
  }
}
