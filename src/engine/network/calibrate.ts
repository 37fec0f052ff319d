import { detailOf, toErrorRecord } from "../../core/errors.ts";
import { median } from "../../core/math/stats.ts";
import { initialWeights } from "../../core/learner/network/initialWeights.ts";
import type { ModelSpec } from "../../core/learner/network/modelSpec.ts";
import { stepOperations } from "../../core/learner/network/multiplyAdds.ts";
import type { StepSpec } from "../../core/learner/network/trainingSpec.ts";
import { sizeOf } from "../../core/learner/network/weight.ts";
import type { Engine, EngineInfo, EngineKind, EpochPlan } from "./engine.ts";
import { syntheticData } from "./syntheticData.ts";
import { unlessLost } from "./unlessLost.ts";

/** The training steps that are measured. */
export interface Workload {
  readonly model: ModelSpec;
  readonly step: StepSpec;
}

/** The measured speed of an engine with a workload. */
export interface Measurement extends EngineInfo {
  /** Steps of one worker. */
  readonly stepsPerSecond: number;
}

/** The figure shown for one kind of engine. */
export type EngineFigure =
  | (Measurement & { readonly available: true; readonly gigaflops: number })
  | {
      readonly available: false;
      readonly kind: EngineKind;
      /** An `AppErrorCode`, an `Unavailability`, or the browser's message. */
      readonly reason: string;
    };

/** Steps of an epoch, if the engine is fast enough: each epoch costs a call and, on a GPU, one reading. */
const STEPS = 20;
/** A measured round repeats the epoch until clocks that tick every millisecond can time it. */
const ROUND_MS = 20;
const ROUNDS = 5;
/** After the warm-up, no round begins later than this: a slow engine is measured with fewer rounds. */
const LIMIT_MS = 1000;
/** Most feature values of the noise used for training: 16 MB. */
const MOST_FEATURES = 4_000_000;
/** Operations of a step too large to be tried at once: seconds on a slow processor. */
const LARGE_STEP = 2e9;
/** Operations of the first part of such a step. */
const FIRST_PART = 1e8;
/** Growth of the parts until one takes long enough to predict the rest. */
const GROWTH = 4;
const PART_MS = 250;
/** Small: a diverging training would measure the speed of arithmetic on NaN. */
const LEARNING_RATE = 1e-4;
const SEED = 1;

/**
 * Steps per second of one engine on one model, by the median of up to five rounds after a warm-up. Takes about a tenth of a second
 * on a fast engine and about one on a slow one, but at least two steps; if a step takes seconds, some seconds.
 *
 * Whole epochs of `trainEpoch` are timed, as in a trial: rows are permuted, and a GPU is synchronised once per epoch.
 * @param engine without a live model; its dataset is replaced
 * @param now milliseconds, monotonic
 * @throws AppError layerImpossible, modelNeedsMemory, gpuLost
 */
export function measureSteps(engine: Engine, workload: Workload, now: () => number): Promise<number> {
  return unlessLost(engine, async () => {
    const stepMs = await firstStep(engine, workload, now);
    if (stepMs >= LIMIT_MS) return 1000 / stepMs;
    const steps = affordableSteps(workload, stepMs);
    const rows = steps * workload.step.batchSize;
    const perStep = await trainedOn(engine, workload, rows, now, async (epochs) => {
      return (await medianRound(epochs, now)) / steps;
    });
    if (!(perStep > 0)) throw new Error("this browser's clock is too coarse");
    return 1000 / perStep;
  });
}

/** Floating-point operations of the products, in 10⁹ per second: see `stepOperations`. */
export function gigaflopsAt({ model, step }: Workload, stepsPerSecond: number): number {
  return (stepOperations(model, step.batchSize) * stepsPerSecond) / 1e9;
}

/** The figure of an engine whose measurement failed. */
export function missingFigure(kind: EngineKind, thrown: unknown): EngineFigure {
  const error = toErrorRecord(thrown);
  return { available: false, kind, reason: String(detailOf(error, "reason") ?? error.code) };
}

/** Trains a number of epochs; resolves with the milliseconds they took. */
type Epochs = (count: number) => Promise<number>;

/**
 * Milliseconds of a step after a warm-up. A large step is tried on more and more of its rows; when a part takes long enough to
 * measure, the rest is extrapolated from the time per row of the last rows added.
 */
async function firstStep(engine: Engine, workload: Workload, now: () => number): Promise<number> {
  const { batchSize } = workload.step;
  const operations = stepOperations(workload.model, batchSize);
  const share = operations > LARGE_STEP ? FIRST_PART / operations : 1;
  let rows = Math.max(1, Math.floor(share * batchSize));
  let before = { rows: 0, ms: 0 };
  for (;;) {
    const ms = await trainedOn(engine, workload, rows, now, async (epochs) => {
      await epochs(1);
      return epochs(1);
    });
    const perRow = Math.max(0, ms - before.ms) / (rows - before.rows);
    if (rows === batchSize || ms >= PART_MS) return ms + perRow * (batchSize - rows);
    before = { rows, ms };
    rows = Math.min(batchSize, GROWTH * rows);
  }
}

function affordableSteps({ model, step }: Workload, stepMs: number): number {
  const fitting = Math.floor(MOST_FEATURES / (sizeOf(model.inputShape) * step.batchSize));
  const affordable = Math.floor(LIMIT_MS / ROUNDS / stepMs);
  return Math.max(1, Math.min(STEPS, affordable, fitting));
}

/** Milliseconds of one epoch. */
async function medianRound(epochs: Epochs, now: () => number): Promise<number> {
  const began = now();
  await epochs(1);
  let count = 1;
  // Doubled until a round is long enough; meanwhile caches, compiler tiers and clock rates settle.
  while ((await epochs(count)) < ROUND_MS && now() - began < LIMIT_MS) count *= 2;
  const rounds: number[] = [];
  do rounds.push((await epochs(count)) / count);
  while (rounds.length < ROUNDS && now() - began < LIMIT_MS);
  return median(rounds);
}

/** The result of `work` on a model with `rows` rows of noise; both are freed afterwards. */
async function trainedOn(
  engine: Engine,
  { model, step }: Workload,
  rows: number,
  now: () => number,
  work: (epochs: Epochs) => Promise<number>,
): Promise<number> {
  engine.load([syntheticData(model, rows)]);
  const built = engine.build(model, step, initialWeights(model, SEED));
  const plan: EpochPlan = {
    order: Uint32Array.from({ length: rows }, (_, row) => row),
    learningRates: new Float64Array(Math.ceil(rows / step.batchSize)).fill(LEARNING_RATE),
    dropoutSeed: SEED,
    shouldStop: () => false,
  };
  try {
    return await work(async (count) => {
      const began = now();
      for (let epoch = 0; epoch < count; epoch++) await built.trainEpoch(plan);
      return now() - began;
    });
  } finally {
    built.dispose();
  }
}
