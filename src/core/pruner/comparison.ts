import { mean } from "../math/stats.ts";
import { lossSign, type Direction } from "../study/objective.ts";
import type { PrunableTrial } from "./pruner.ts";

/** How far a trial has come: so many epochs of its first training, or so many whole trainings. */
export interface Progress {
  readonly unit: "epochs" | "trainings";
  readonly count: number;
}

/** A score turned so that smaller is better; NaN is the worst there is. */
export function toLoss(score: number, direction: Direction): number {
  if (Number.isNaN(score)) return Number.POSITIVE_INFINITY;
  return lossSign(direction) * score;
}

/**
 * What a trial had reached by then, smaller is better: the best score of its first epochs, for a trial's value is that of its best epoch
 * and single epochs are noisy; or the mean of its first trainings. A trial that completed before stays at what it had reached.
 */
export function lossAt(trial: PrunableTrial, { unit, count }: Progress, direction: Direction): number {
  const scores = unit === "epochs" ? trial.curve : trial.trainings;
  const losses = scores.slice(0, count).map((score) => toLoss(score, direction));
  if (unit === "trainings") return mean(losses);
  return losses.reduce((best, loss) => Math.min(best, loss), Number.POSITIVE_INFINITY);
}

/**
 * The trials that a trial may be compared with: none that failed, for what it had reached came to nothing, and none larger in any
 * known objective.
 */
export function peersOf(trial: PrunableTrial, others: readonly PrunableTrial[]): readonly PrunableTrial[] {
  return others.filter(
    ({ state, known }) => state !== "failed" && trial.known.every((size, i) => known[i]! <= size),
  );
}

/** How many have been trained to their end, or been pruned. */
export function endedCount(peers: readonly PrunableTrial[]): number {
  return peers.filter(({ state }) => state !== "running").length;
}

/** What those peers had reached that came as far (a complete trial has come as far as any), smaller is better. */
export function lossesAt(
  peers: readonly PrunableTrial[],
  progress: Progress,
  direction: Direction,
): readonly number[] {
  const { unit, count } = progress;
  return peers
    .filter(({ state, curve, trainings }) => {
      const done = unit === "epochs" ? curve.length : trainings.length;
      return done >= count || (state === "complete" && done > 0);
    })
    .map((peer) => lossAt(peer, progress, direction));
}

/** How many losses are strictly smaller: ties are not behind. */
export function betterCount(losses: readonly number[], loss: number): number {
  return losses.filter((other) => other < loss).length;
}

/** Where a trial stands when it is asked about within its first training. */
export function epochsOf({ curve }: PrunableTrial): Progress {
  return { unit: "epochs", count: curve.length };
}

/** Where a trial stands when it is asked about between two trainings. */
export function trainingsOf({ trainings }: PrunableTrial): Progress {
  return { unit: "trainings", count: trainings.length };
}
