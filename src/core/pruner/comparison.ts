import { mean } from "../math/stats.ts";
import { lossSign, type Direction } from "../study/objective.ts";
import type { PrunableTrial } from "./pruner.ts";

/** How far a trial has come: a number of steps of its first training, or a number of complete trainings. */
export interface Progress {
  readonly unit: "steps" | "trainings";
  readonly count: number;
}

/** A score as a loss: smaller is better; NaN becomes the worst. */
export function toLoss(score: number, direction: Direction): number {
  if (Number.isNaN(score)) return Number.POSITIVE_INFINITY;
  return lossSign(direction) * score;
}

/**
 * The loss of a trial at that point: the best of its first steps, because a trial's value is that of its best step and single
 * steps are noisy; or the mean of its first trainings. A trial that completed earlier keeps its last loss.
 */
export function lossAt(trial: PrunableTrial, { unit, count }: Progress, direction: Direction): number {
  const scores = unit === "steps" ? trial.curve : trial.trainings;
  const losses = scores.slice(0, count).map((score) => toLoss(score, direction));
  if (unit === "trainings") return mean(losses);
  return losses.reduce((best, loss) => Math.min(best, loss), Number.POSITIVE_INFINITY);
}

/**
 * The trials that a trial may be compared with: not the failed ones, whose losses led to no result, and not those that are larger
 * in any known objective.
 */
export function peersOf(trial: PrunableTrial, others: readonly PrunableTrial[]): readonly PrunableTrial[] {
  return others.filter(
    ({ state, known }) => state !== "failed" && trial.known.every((size, i) => known[i]! <= size),
  );
}

/** How many are complete or pruned. */
export function endedCount(peers: readonly PrunableTrial[]): number {
  return peers.filter(({ state }) => state !== "running").length;
}

/** The losses at that point of the peers that came this far (a complete trial counts as having come this far). */
export function lossesAt(
  peers: readonly PrunableTrial[],
  progress: Progress,
  direction: Direction,
): readonly number[] {
  const { unit, count } = progress;
  return peers
    .filter(({ state, curve, trainings }) => {
      const done = unit === "steps" ? curve.length : trainings.length;
      return done >= count || (state === "complete" && done > 0);
    })
    .map((peer) => lossAt(peer, progress, direction));
}

/** How many losses are strictly smaller: equal ones are not better. */
export function betterCount(losses: readonly number[], loss: number): number {
  return losses.filter((other) => other < loss).length;
}

/** The progress of a trial within its first training. */
export function stepsOf({ curve }: PrunableTrial): Progress {
  return { unit: "steps", count: curve.length };
}

/** The progress of a trial between two trainings. */
export function trainingsOf({ trainings }: PrunableTrial): Progress {
  return { unit: "trainings", count: trainings.length };
}
