import { minimizeInBox } from "../math/lbfgs.ts";
import type { Dimension } from "../space/transform.ts";
import { type Hyperparameters, packLog, unpackLog } from "./hyperparameters.ts";
import { pairDistances } from "./kernel.ts";
import { createMarginalLikelihood } from "./marginalLikelihood.ts";
import { addLogPrior, createPrior, MAX_NOISE, MEAN_VARIANCE, MIN_NOISE, type Prior } from "./prior.ts";
import { representative } from "./representative.ts";

/** How many of the starting points are followed to their optimum. */
const FOLLOWED = 2;
const MAX_ITERATIONS = 40;
/** The fit costs n³ at every step, and a few dozen numbers are known well from this many observations. */
const MAX_OBSERVATIONS = 150;

/**
 * Hyper-parameters of highest posterior density (MAP) given observations.
 *
 * The posterior has several modes ("all noise", "short and clean", "long and noisy"), so a small grid of starts is scored and
 * the best of them are followed by L-BFGS. Nothing is random and nothing is kept from earlier fits: the same data give the
 * same result. Of more than 150 observations a `representative` 150 is used.
 * @param points n × d, row-major, NaN: inactive; n ≥ 1
 * @param y n standardised observations
 */
export function fitHyperparameters(
  dimensions: readonly Dimension[],
  points: Float64Array,
  y: Float64Array,
): Hyperparameters {
  const d = dimensions.length;
  const rows = representative(y, MAX_OBSERVATIONS);
  const chosenPoints = Float64Array.from(rows.flatMap((i) => [...points.subarray(i * d, (i + 1) * d)]));
  const chosenY = Float64Array.from(rows, (i) => y[i]!);
  const prior = createPrior(dimensions);
  const likelihood = createMarginalLikelihood(
    pairDistances(dimensions, chosenPoints),
    chosenY,
    MEAN_VARIANCE,
  );
  const objective = (theta: Float64Array, gradient: Float64Array): number => {
    const value = likelihood(theta, gradient) + addLogPrior(prior, theta, gradient);
    for (let i = 0; i < gradient.length; i++) gradient[i] = -gradient[i]!;
    return -value;
  };
  const gradient = new Float64Array(d + 2);
  const starts = startingPoints(prior)
    .map((theta) => ({ theta, value: objective(theta, gradient) }))
    .filter(({ value }) => Number.isFinite(value))
    .sort((a, b) => a.value - b.value)
    .slice(0, FOLLOWED);
  const bounds = box(d);
  const optima = starts.map(({ theta }) =>
    minimizeInBox(objective, theta, {
      ...bounds,
      maxIterations: MAX_ITERATIONS,
      gradientTolerance: 1e-2,
      valueTolerance: 1e-3,
    }),
  );
  const best = optima.sort((a, b) => a.value - b.value)[0];
  if (best === undefined) throw new Error("no starting point has a finite posterior density");
  return unpackLog(best.x, MEAN_VARIANCE);
}

/** The prior's weights, shorter and longer, each with little and with much noise. */
function startingPoints(prior: Prior): Float64Array[] {
  const d = prior.length - 2;
  const starts: Float64Array[] = [];
  for (const shift of [-2, 0, 2]) {
    for (const noiseVariance of [1e-4, 1e-1]) {
      const weights = Float64Array.from({ length: d }, (_, i) => Math.exp(prior[i]!.mean + shift));
      starts.push(packLog({ weights, signalVariance: 1, noiseVariance }));
    }
  }
  return starts;
}

/** Wide enough never to matter but for the noise: only keeps exponentials finite. */
function box(d: number): { lower: Float64Array; upper: Float64Array } {
  const lower = new Float64Array(d + 2).fill(-20);
  const upper = new Float64Array(d + 2).fill(14);
  lower[d] = Math.log(1e-3);
  upper[d] = Math.log(1e3);
  lower[d + 1] = Math.log(MIN_NOISE);
  upper[d + 1] = Math.log(MAX_NOISE);
  return { lower, upper };
}
