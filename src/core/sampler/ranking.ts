import { lossSign, type Direction } from "../study/objective.ts";
import type { ObservedTrial } from "./sampler.ts";

/** A trial that can be compared: it has ended, and its value is known. */
export interface RankedTrial {
  readonly trial: ObservedTrial;
  /** One per objective, minimised. +Infinity if unknown or not finite; the first one is finite. */
  readonly losses: readonly number[];
  /** Sum of how far outcome constraints are broken, each in units of its largest violation by any trial; 0 if all are met. */
  readonly violation: number;
}

/**
 * The trials that have ended with a finite first value, in their order. Failed ones and those without a value are left out: no
 * child should come from them.
 */
export function rankable(
  trials: readonly ObservedTrial[],
  directions: readonly Direction[],
): readonly RankedTrial[] {
  const signs = directions.map(lossSign);
  const ended = trials.filter(
    ({ state, values }) =>
      (state === "complete" || state === "pruned") && values !== null && Number.isFinite(values[0]),
  );
  const scales = violationScales(ended);
  return ended.map((trial) => ({
    trial,
    losses: signs.map((sign, k) => {
      const loss = sign * (trial.values?.[k] ?? Number.NaN);
      return Number.isFinite(loss) ? loss : Number.POSITIVE_INFINITY;
    }),
    violation: totalViolation(trial, scales),
  }));
}

/**
 * Trials by the first objective, the best first: those that meet all outcome constraints before the others, which are ordered by
 * how far they break them (Deb 2000). Of equal ones the earlier.
 */
export function bestFirst(
  trials: readonly ObservedTrial[],
  directions: readonly Direction[],
): readonly RankedTrial[] {
  return rankable(trials, directions).toSorted(
    (a, b) => a.violation - b.violation || a.losses[0]! - b.losses[0]!,
  );
}

function violationScales(trials: readonly ObservedTrial[]): number[] {
  const scales: number[] = [];
  for (const { violations } of trials) {
    violations?.forEach((violation, k) => {
      if (Number.isFinite(violation)) scales[k] = Math.max(scales[k] ?? 0, violation);
    });
  }
  return scales;
}

function totalViolation({ violations }: ObservedTrial, scales: readonly number[]): number {
  let total = 0;
  for (const [k, violation] of (violations ?? []).entries()) {
    // Unknown or not finite: as bad as the worst.
    if (!Number.isFinite(violation)) total += violation < 0 ? 0 : 1;
    else if (violation > 0) total += violation / scales[k]!;
  }
  return total;
}
