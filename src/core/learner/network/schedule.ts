import type { Schedule, TrainingSpec } from "./trainingSpec.ts";

/** Factor per epoch of the exponential schedule. */
const EXPONENTIAL_DECAY = 0.95;
/** The step schedule halves the learning rate at one third and at two thirds of the planned epochs. */
const STEP_FACTOR = 0.5;
const STEP_PHASES = 3;

/**
 * Learning rate of one batch. Steps are those *planned*: early stopping cuts a schedule short, it does not compress it.
 *
 *   constant:    rate
 *   cosine:      rate · (1 + cos(π · step / steps)) / 2, towards 0 (Loshchilov & Hutter 2017, no restarts)
 *   exponential: rate · 0.95^epoch
 *   step:        rate · 0.5^⌊3 · epoch / epochs⌋
 *
 * @param epoch 0-based
 * @param batch 0-based within the epoch
 */
export function learningRateAt(
  schedule: Schedule,
  rate: number,
  at: {
    readonly epoch: number;
    readonly epochs: number;
    readonly batch: number;
    readonly batchesPerEpoch: number;
  },
): number {
  switch (schedule) {
    case "constant":
      return rate;
    case "cosine": {
      const step = at.epoch * at.batchesPerEpoch + at.batch;
      return (rate * (1 + Math.cos((Math.PI * step) / (at.epochs * at.batchesPerEpoch)))) / 2;
    }
    case "exponential":
      return rate * EXPONENTIAL_DECAY ** at.epoch;
    case "step":
      return rate * STEP_FACTOR ** Math.floor((STEP_PHASES * at.epoch) / at.epochs);
  }
}

/** The learning rate of each batch of an epoch (0-based). */
export function epochLearningRates(
  training: RatePlan,
  epoch: number,
  batchesPerEpoch: number,
): Float64Array<ArrayBuffer> {
  const rates = new Float64Array(batchesPerEpoch);
  writeLearningRates(training, epoch, rates);
  return rates;
}

/** Writes `epochLearningRates` of as many batches as fit. */
export function writeLearningRates(
  { schedule, learningRate, epochs }: RatePlan,
  epoch: number,
  rates: Float64Array,
): void {
  const batchesPerEpoch = rates.length;
  const at = { epoch, epochs, batch: 0, batchesPerEpoch };
  rates.fill(learningRateAt(schedule, learningRate, at));
  // Only this schedule changes within an epoch.
  if (schedule !== "cosine") return;
  for (let batch = 1; batch < batchesPerEpoch; batch++) {
    at.batch = batch;
    rates[batch] = learningRateAt(schedule, learningRate, at);
  }
}

type RatePlan = Pick<TrainingSpec, "schedule" | "learningRate" | "epochs">;
