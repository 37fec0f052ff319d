import { type LbfgsResult, minimizeInBox } from "../math/lbfgs.ts";
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
/** Two ends of the search are one mode when their densities and all their coordinates (logarithms) are this close. */
const SAME_VALUE = 0.1;
const SAME_PLACE = 0.5;

/** A local maximum of the posterior density of the hyper-parameters. */
export interface FittedMode {
  readonly hyper: Hyperparameters;
  /** log p(y | θ) + log p(θ) up to a constant that all modes of a fit share. */
  readonly logDensity: number;
}

/**
 * Hyper-parameters of highest posterior density (MAP) given observations: the first of `fitModes`.
 * @param points n × d, row-major, NaN: inactive; n ≥ 1
 * @param y n standardised observations
 * @param knownNoise n variances ≥ 0 that observations have on top of τ², in the units of y²; absent: none
 */
export function fitHyperparameters(
  dimensions: readonly Dimension[],
  points: Float64Array,
  y: Float64Array,
  knownNoise?: Float64Array,
): Hyperparameters {
  return fitModes(dimensions, points, y, knownNoise)[0]!.hyper;
}

/**
 * The distinct local maxima of the posterior density that were found, best first, at least one.
 *
 * The posterior has several modes ("all noise", "short and clean", "long and noisy"), so a small grid of starts is scored and
 * the best of them are followed by L-BFGS. Nothing is random and nothing is kept from earlier fits: the same data give the
 * same result. Of more than 150 observations a `representative` 150 is used. Parameters as of `fitHyperparameters`.
 */
export function fitModes(
  dimensions: readonly Dimension[],
  points: Float64Array,
  y: Float64Array,
  knownNoise?: Float64Array,
): FittedMode[] {
  const d = dimensions.length;
  const rows = representative(y, MAX_OBSERVATIONS);
  const prior = createPrior(dimensions);
  const likelihood = createMarginalLikelihood(
    pairDistances(
      dimensions,
      Float64Array.from(rows.flatMap((i) => [...points.subarray(i * d, (i + 1) * d)])),
    ),
    Float64Array.from(rows, (i) => y[i]!),
    MEAN_VARIANCE,
    knownNoise && Float64Array.from(rows, (i) => knownNoise[i]!),
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
  const optima = starts
    .map(({ theta }) =>
      minimizeInBox(objective, theta, {
        ...bounds,
        maxIterations: MAX_ITERATIONS,
        gradientTolerance: 1e-2,
        valueTolerance: 1e-3,
      }),
    )
    .sort((a, b) => a.value - b.value);
  if (optima.length === 0) throw new Error("no starting point has a finite posterior density");
  return distinct(optima, d).map(({ x, value }) => ({
    hyper: unpackLog(x, MEAN_VARIANCE),
    logDensity: -value,
  }));
}

/** Of the ends of the search that are one mode, the best. */
function distinct(optima: readonly LbfgsResult[], d: number): LbfgsResult[] {
  // Below 1 a weight matters ever less: log(1 + w) tells apart what predicts differently.
  const scaled = (theta: Float64Array) =>
    theta.map((value, k) => (k < d ? Math.log1p(Math.exp(value)) : value));
  const same = (a: LbfgsResult, b: LbfgsResult) => {
    const [from, to] = [scaled(a.x), scaled(b.x)];
    return (
      Math.abs(a.value - b.value) < SAME_VALUE &&
      from.every((value, k) => Math.abs(value - to[k]!) < SAME_PLACE)
    );
  };
  return optima.filter((one, i) => !optima.slice(0, i).some((better) => same(one, better)));
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
