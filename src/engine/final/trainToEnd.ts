import type { LoadedData } from "../../core/data/preparation/preparedData.ts";
import { AppError } from "../../core/errors.ts";
import type { PackedModel } from "../../core/learner/packedModel.ts";
import { LEARNERS, type TrialSpec } from "../../core/learner/registry.ts";
import { lossNotFinite } from "../trainFold.ts";
import type { Trainer } from "../trainer.ts";

/** A training without validation rows: its number of steps is known before. */
export interface FixedTraining {
  readonly configuration: TrialSpec;
  readonly steps: number;
  readonly seed: number;
}

/** A model that was trained on the final data. */
export interface TrainedToEnd {
  readonly packed: PackedModel;
  /** Row-major, test rows × outputs, before softmax or sigmoid. */
  readonly testOutputs: Float32Array;
}

/**
 * The model after all steps, and its outputs on the test rows; null when stopped.
 * @param data loaded into `trainer`; it has test rows
 * @throws AppError lossNotFinite
 */
export async function trainToEnd(
  trainer: Trainer,
  data: LoadedData,
  { configuration, steps, seed }: FixedTraining,
  shouldStop: () => boolean,
  onShare: (share: number) => void,
): Promise<TrainedToEnd | null> {
  const unit = LEARNERS[configuration.learner].steps?.unit ?? null;
  const configured = await trainer.configure(configuration, [data]);
  try {
    const training = configured.begin(0, seed);
    const onWork = (): void => onShare(Math.min(1, training.done.steps / steps));
    let step = 0;
    let loss = 0;
    const afterStep = (trainLoss: number | null): boolean => {
      step += 1;
      loss = trainLoss ?? 0;
      return step < steps && Number.isFinite(loss);
    };
    const controls = { afterStep, onWork, shouldStop, hold: () => Promise.resolve() };
    if (!(await training.advance(controls))) return null;
    if (!Number.isFinite(loss)) throw AppError.of(lossNotFinite(step, unit, loss));
    onShare(1);
    const testOutputs = await training.predict("test", shouldStop);
    return testOutputs === null ? null : { testOutputs, packed: await training.pack() };
  } finally {
    configured.dispose();
  }
}
