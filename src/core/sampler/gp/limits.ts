import { scaleViolations } from "../../gp/feasibility.ts";
import { fitHyperparameters } from "../../gp/fit.ts";
import { createPosterior, type Posterior } from "../../gp/posterior.ts";
import { representative } from "../../gp/representative.ts";
import type { Transform } from "../../space/transform.ts";
import type { ObservedTrial } from "../sampler.ts";
import { encodeAll, hasFailed, hasValue, latestOf, MAX_OBSERVATIONS } from "./trialArrays.ts";

/** Surrogates of quantities that must not exceed 0. */
export interface Limits {
  /** One per outcome constraint with known violations: how far it is broken. */
  readonly outcomes: readonly Posterior[];
  /** Whether a trial fails, −1 (no) to 1; null until some have failed and others have not. */
  readonly failure: Posterior | null;
}

/**
 * Models outcome constraints and failures, by one GP each. Failure is learnt from the labels −1 and 1 (least-squares
 * classification, Rasmussen & Williams 2006, section 6.5): the fitted noise shows whether trials fail in a part of the space or at
 * random.
 */
export function modelLimits(
  transform: Transform,
  trials: readonly ObservedTrial[],
  constraintCount: number,
): Limits {
  const outcomes: Posterior[] = [];
  for (let c = 0; c < constraintCount; c++) {
    const measured = trials.filter(({ violations }) => Number.isFinite(violations?.[c]));
    if (measured.length === 0) continue;
    const values = measured.map(({ violations }) => violations![c]!);
    outcomes.push(fitLimit(transform, measured, scaleViolations(values)));
  }
  const ended = trials.filter((trial) => hasValue(trial) || hasFailed(trial));
  const labels = Float64Array.from(ended, (trial) => (hasFailed(trial) ? 1 : -1));
  const mixed = labels.includes(1) && labels.includes(-1);
  return { outcomes, failure: mixed ? fitLimit(transform, ended, labels) : null };
}

/** Of many observations, those nearest to the limit are kept, because they show where it lies. */
function fitLimit(transform: Transform, trials: readonly ObservedTrial[], values: Float64Array): Posterior {
  const { dimensions } = transform;
  const rows = representative(values.map(Math.abs), MAX_OBSERVATIONS, latestOf(values.length));
  const points = encodeAll(
    transform,
    rows.map((row) => trials[row]!),
  );
  const y = Float64Array.from(rows, (row) => values[row]!);
  return createPosterior(dimensions, points, y, fitHyperparameters(dimensions, points, y));
}
