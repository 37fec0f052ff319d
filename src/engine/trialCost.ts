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
/** Rows of the first prediction: neighbours and linear models compute so many at once. */
const FIRST_ROWS = 4;
/** Fewer rows (unless there are no more) say too little about all of them. */
const LEAST_ROWS = 32;
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
  // Trees are packed before they predict, which is not counted. A network's weights are not read: a GPU would have to finish everything.
  const { bytes, ...parts } =
    isNetwork(configuration.learner) && size.parameters !== null
      ? ({ bytes: SINGLE * size.parameters, unit: "weight", count: size.parameters } as const)
      : sizeOfModel(await training.pack());
  const predictionMs = await timePerRow(training, rows, SHARE * trainingMs, shouldStop, now);
  return predictionMs === null ? null : { predictionMs, bytes, parts };
}

type Measured = Pick<Training, "predict" | "pack" | "validationRows">;

/**
 * The mean time of predictions, per row: of a few rows, then of twice as many and so on up to all, as long as the next one is expected
 * to end within `whileMs`; of the last number of rows. null: it was stopped, or too few rows fit in. Networks predict all rows at least
 * once, as they do after each epoch.
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
  for (let times = 1, from = now(); ; times++) {
    if (!(await predictOnce())) return null;
    const each = (now() - from) / times;
    const next = Math.min(rows, 2 * count);
    const isLast = now() - began + (each * next) / count > whileMs || times === MOST_PREDICTIONS;
    if (isLast) return count < Math.min(LEAST_ROWS, rows) ? null : each / count;
    if (next === count) continue;
    count = next;
    times = 0;
    from = now();
  }
}
