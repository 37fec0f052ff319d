import type { Transform } from "../../space/transform.ts";
import type { ObservedTrial } from "../sampler.ts";

/** Most trials that a surrogate is conditioned on; the time of a suggestion grows with the square to the cube of their number. */
export const MAX_OBSERVATIONS = 400;
/** How many of those are the latest: without them, a point that has just disappointed would be tried again. */
const LATEST = 100;

/** The points of trials, one after the other: n × d. */
export function encodeAll({ dimensions, encode }: Transform, trials: readonly ObservedTrial[]): Float64Array {
  const d = dimensions.length;
  const flat = new Float64Array(trials.length * d);
  trials.forEach(({ params }, i) => flat.set(encode(params), i * d));
  return flat;
}

/** Indices of the last 100 of `count`. */
export function latestOf(count: number): number[] {
  return Array.from({ length: Math.min(LATEST, count) }, (_, i) => count - 1 - i);
}

/** Whether the first objective of a trial has a finite value. */
export function hasValue({ state, values }: ObservedTrial): boolean {
  return (state === "complete" || state === "pruned") && Number.isFinite(values?.[0]);
}

/**
 * Whether a trial has ended without a finite value, or with that of a diverged training. Nothing is known about a pruned trial
 * without values.
 */
export function hasFailed(trial: ObservedTrial): boolean {
  const { state, values } = trial;
  if (state === "running" || (state === "pruned" && values === null)) return false;
  return !hasValue(trial);
}

/** Whether a trial was trained to the end and meets every limit on its outcome. */
export function keepsLimits({ state, violations }: ObservedTrial): boolean {
  return state === "complete" && (violations ?? []).every((violation) => violation <= 0);
}
