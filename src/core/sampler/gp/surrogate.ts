import type { Belief } from "../../gp/belief.ts";
import { concat } from "../../gp/design.ts";
import { fitModes, type FittedMode } from "../../gp/fit.ts";
import { createPosterior, type Prediction } from "../../gp/posterior.ts";
import { quantile } from "../../math/normal.ts";
import { sobolPoints } from "../../math/sobol.ts";
import type { Dimension } from "../../space/transform.ts";
import type { Observations } from "./observe.ts";

/** Hyper-parameters averaged over, at most. */
const MODES = 3;
/** Futures of the running trials. A power of two: Sobol numbers then are balanced. */
const FUTURES = 32;

/** The model of an objective: what an acquisition is made from. */
export interface Surrogate {
  readonly beliefs: readonly Belief[];
  /** Modes with their share, as fitted: of the first one a function is drawn, and so on. */
  readonly modes: readonly WeightedMode[];
}

export interface WeightedMode {
  readonly mode: FittedMode;
  readonly weight: number;
}

/**
 * Several modes of the hyper-parameters' posterior, weighted by their density: one mode alone may be sure of a basin that the next
 * best explanation of the same data doubts. Running trials have 32 futures each, the same for all modes.
 * @param pending their points
 */
export function fitSurrogate(
  dimensions: readonly Dimension[],
  { points, y, noise, solutions }: Observations,
  pending: readonly Float64Array[],
  seed: number,
): Surrogate {
  const modes = weigh(fitModes(dimensions, points, y, noise).slice(0, MODES));
  const d = dimensions.length;
  // Before any trial is a solution, all of them stand in.
  const tried = (solutions.length > 0 ? solutions : Array.from(y.keys())).map((row) =>
    points.subarray(row * d, (row + 1) * d),
  );
  const futures = normals(pending.length, seed);
  const beliefs = modes.map(({ mode: { hyper }, weight }): Belief => {
    const observed = createPosterior(dimensions, points, y, hyper, noise);
    const posterior =
      pending.length === 0 ? observed : observed.withPending(pending.reduce(concat, new Float64Array(0)));
    return { posterior, weight, futures, best: bestOf({ posterior, futures }, [...tried, ...pending]) };
  });
  return { beliefs, modes };
}

/** Mean and sd of the mixture. */
export function predictMixture(beliefs: readonly Belief[], point: Float64Array): Prediction {
  let mean = 0;
  let square = 0;
  for (const { posterior, weight } of beliefs) {
    const prediction = posterior.predict(point);
    mean += weight * prediction.mean;
    square += weight * (prediction.sd ** 2 + prediction.mean ** 2);
  }
  return { mean, sd: Math.sqrt(Math.max(square - mean ** 2, 1e-24)) };
}

function weigh(modes: readonly FittedMode[]): WeightedMode[] {
  const densities = modes.map(({ logDensity }) => Math.exp(logDensity - modes[0]!.logDensity));
  const total = densities.reduce((sum, density) => sum + density, 0);
  return modes.map((mode, i) => ({ mode, weight: densities[i]! / total }));
}

/** S × m standard normals; S is 1 where m is 0. */
function normals(m: number, seed: number): Float64Array {
  if (m === 0) return new Float64Array(0);
  return sobolPoints(FUTURES, m, seed).map((p) => quantile(Math.min(Math.max(p, 1e-9), 1 - 1e-9)));
}

/** In every future the best mean at a place tried or pending. Not the best observation: with noise that is luck. */
export function bestOf(
  { posterior, futures }: Pick<Belief, "posterior" | "futures">,
  places: readonly Float64Array[],
): Float64Array {
  const m = posterior.pendingCount;
  const shifts = new Float64Array(places.length * m);
  const predictions = posterior.predictMany(places, shifts);
  return Float64Array.from({ length: m === 0 ? 1 : FUTURES }, (_, s) => {
    let best = Number.POSITIVE_INFINITY;
    predictions.forEach(({ mean }, i) => {
      let value = mean;
      for (let j = 0; j < m; j++) value += futures[s * m + j]! * shifts[i * m + j]!;
      best = Math.min(best, value);
    });
    return best;
  });
}
