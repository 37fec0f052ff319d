import type { StepModel } from "./stepModels.ts";

/** Maximal number of batches in an epoch, as in a data set of typical size. */
const MOST_BATCHES = 32;

/** A network with its data, in any library. */
export interface StepTrainer {
  /** One pass over the data; resolves when all work is done. */
  trainEpoch(): Promise<void>;
  dispose(): void;
}

/** @param batches number of whole batches in the data */
export type OpenTrainer = (stepModel: StepModel, batches: number) => Promise<StepTrainer>;

/** A warmed-up network whose steps can be timed repeatedly. */
export interface StepTimer {
  /** Mean over as many epochs as fit the budget, at least one. */
  msPerStep(): Promise<number>;
  dispose(): void;
}

/**
 * Warms up a network. A separate first batch triggers all compilation and measures how long a step takes;
 * epochs have as many batches as fit the budget, 1 to 32.
 * @param budgetMs time of one timing
 */
export async function warmStepTimer(
  open: OpenTrainer,
  stepModel: StepModel,
  budgetMs: number,
  now: () => number,
): Promise<StepTimer> {
  const pilot = await open(stepModel, 1);
  const estimate = await pilot
    .trainEpoch()
    .then(() => meanStepMs(pilot, 1, 0, now))
    .finally(() => pilot.dispose());
  const batches = batchesWithin(budgetMs, estimate);
  const trainer = await open(stepModel, batches);
  if (estimate < budgetMs) await meanStepMs(trainer, batches, budgetMs / 2, now);
  return {
    msPerStep: () => meanStepMs(trainer, batches, budgetMs, now),
    dispose: () => trainer.dispose(),
  };
}

export function batchesWithin(budgetMs: number, msPerStep: number): number {
  return Math.max(1, Math.min(MOST_BATCHES, Math.floor(budgetMs / msPerStep)));
}

async function meanStepMs(
  trainer: StepTrainer,
  batches: number,
  budgetMs: number,
  now: () => number,
): Promise<number> {
  const start = now();
  let epochs = 0;
  let elapsed: number;
  do {
    await trainer.trainEpoch();
    epochs++;
    elapsed = now() - start;
  } while (elapsed < budgetMs);
  return elapsed / (epochs * batches);
}
