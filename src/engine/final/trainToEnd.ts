import type { LoadedData, PreparedPart } from "../../core/data/preparation/preparedData.ts";
import { AppError } from "../../core/errors.ts";
import { dataShape } from "../../core/learner/dataShape.ts";
import { sizeOfModel } from "../../core/learner/modelSize.ts";
import type { PackedModel } from "../../core/learner/packedModel.ts";
import { LEARNERS, type TrialSpec } from "../../core/learner/registry.ts";
import type { ModelCost } from "../../core/study/testReport.ts";
import { blockTimePerRow } from "../predictionTime.ts";
import { lossNotFinite } from "../trainFold.ts";
import { predictionWork, trainingWork } from "./judgingWork.ts";
import type { Trainer } from "../trainer.ts";

/** A training without validation rows: its number of steps is known before. */
export interface FixedTraining {
  readonly configuration: TrialSpec;
  readonly steps: number;
  readonly seed: number;
  /** Whether its predictions are timed; absent: no. */
  readonly isTimed?: boolean;
}

/** A model that was trained on the final data. */
export interface TrainedToEnd {
  readonly packed: PackedModel;
  /** Row-major, test rows × outputs, before softmax or sigmoid. */
  readonly testOutputs: Float32Array;
  /** What using it takes; null: it was not timed. */
  readonly cost: ModelCost | null;
}

/**
 * The model after all steps, and its outputs on the test rows; null when stopped.
 * @param data loaded into `trainer`; it has test rows
 * @param now milliseconds, monotonic
 * @throws AppError lossNotFinite
 */
export async function trainToEnd(
  trainer: Trainer,
  data: LoadedData,
  { configuration, steps, seed, isTimed = false }: FixedTraining,
  shouldStop: () => boolean,
  onShare: (share: number) => void,
  now: () => number = () => performance.now(),
): Promise<TrainedToEnd | null> {
  const unit = LEARNERS[configuration.learner].steps?.unit ?? null;
  const configured = await trainer.configure(configuration, [data]);
  try {
    const training = configured.begin(0, seed);
    const trainingShare = shareOfTraining(configuration, data, steps);
    const onWork = (): void => onShare(trainingShare * Math.min(1, training.done.steps / steps));
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
    const testOutputs = await training.predict("test", shouldStop, (share) =>
      onShare(trainingShare + (1 - trainingShare) * share),
    );
    if (testOutputs === null) return null;
    onShare(1);
    const packed = await training.pack();
    if (!isTimed) return { testOutputs, packed, cost: null };
    const predictBlock = (count: number) =>
      training.predict(training.testRows?.(count) ?? anyRows(data, count), shouldStop);
    const predictionMs = await blockTimePerRow(predictBlock, now);
    if (predictionMs === null) return null;
    const { bytes, ...parts } = sizeOfModel(packed);
    return { testOutputs, packed, cost: { predictionMs, bytes, parts } };
  } finally {
    configured.dispose();
  }
}

/** For networks, which take as long for any values. */
function anyRows({ featureCount }: LoadedData, rows: number): PreparedPart {
  return { rows, features: new Float32Array(rows * featureCount), targets: new Float32Array(rows) };
}

/** The training's share of the work, 0..1; the rest is the prediction of the test rows. */
function shareOfTraining(configuration: TrialSpec, data: LoadedData, steps: number): number {
  const shape = dataShape(data);
  const training = trainingWork(configuration, shape, data.train.rows, steps);
  const prediction = predictionWork(configuration, shape, data.train.rows, data.test!.rows);
  return training / (training + prediction);
}
