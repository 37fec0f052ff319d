import { minimizeInBox } from "../math/lbfgs.ts";
import type { Dimension } from "../space/transform.ts";
import { type Hyperparameters, packLog, unpackLog } from "./hyperparameters.ts";
import { pairDistances } from "./kernel.ts";
import { createMarginalLikelihood } from "./marginalLikelihood.ts";
import { addLogPrior, createPrior, MAX_NOISE, MEAN_VARIANCE, MIN_NOISE, type Prior } from "./prior.ts";
import { evenlyRanked } from "./representative.ts";

/** The modes are searched with this many observations, because a step is then cheap … */
const SCOUTS = 40;
/** … from this many of the best starting points, … */
const FOLLOWED = 3;
/** … and this many of the modes found are refined with more observations: a step of the fit costs n³. */
const REFINED = 2;
const MAX_OBSERVATIONS = 100;
/** The result is judged by at most this many observations. */
const MAX_JUDGES = 500;
/** Step of the logarithm of the noise when the result is judged. */
const NOISE_STEP = Math.log(10);
const MAX_ITERATIONS = 40;
/** Two optima count as the same mode if their densities and all their coordinates (logarithms) are this close. */
const SAME_VALUE = 0.1;
const SAME_PLACE = 0.5;
/** Noise of at most this variance (standardised units) is treated as zero: it does not form a separate mode. */
const AS_GOOD_AS_EXACT = 1e-4;

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
 * @param knownNoise n variances ≥ 0 that observations have in addition to τ², in the units of y²; absent: 0
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
 * The posterior has several modes ("all noise", "short and clean", "long and noisy"). A small grid of starts is scored with 40 of
 * the observations and the best are followed by L-BFGS; then the best of these modes are refined with up to 100. The price: with
 * 130 and 250 observations of TPE on 14 test functions, two seeds each, the log density found was 1.5 and 13 (medians) below that
 * of a search with 200 observations, which took up to four times as long; in the worst case 258 below, when both were above 500.
 *
 * Nothing is random and nothing is kept from earlier fits: the same data give the same result. Parameters as in
 * `fitHyperparameters`.
 */
export function fitModes(
  dimensions: readonly Dimension[],
  points: Float64Array,
  y: Float64Array,
  knownNoise?: Float64Array,
): FittedMode[] {
  const d = dimensions.length;
  const prior = createPrior(dimensions);
  const energyOf = (limit: number) =>
    createEnergy(dimensions, prior, points, y, knownNoise, evenlyRanked(y, limit));
  const scouted = energyOf(SCOUTS);
  const starts = bestOf(scouted, startingPoints(prior), FOLLOWED);
  if (starts.length === 0) throw new Error("no starting point has a finite posterior density");
  let modes = follow(scouted, starts);
  if (y.length > SCOUTS)
    modes = follow(energyOf(MAX_OBSERVATIONS), modes.map(({ x }) => x).slice(0, REFINED));
  if (y.length > MAX_OBSERVATIONS) modes = judge(energyOf(MAX_JUDGES), modes, d);
  return modes.map(({ x, value }) => ({ hyper: unpackLog(x, MEAN_VARIANCE), logDensity: -value }));

  function follow(energy: Energy, from: readonly Float64Array[]): Mode[] {
    const options = {
      ...box(d),
      maxIterations: MAX_ITERATIONS,
      gradientTolerance: 1e-2,
      valueTolerance: 1e-2,
    };
    return distinctModes(
      from.map((theta) => minimizeInBox(energy, theta, options)).sort((a, b) => a.value - b.value),
      d,
    );
  }
}

/** An optimum of the search: its θ and its energy. */
export interface Mode {
  readonly x: Float64Array;
  readonly value: number;
}

/**
 * The modes with the noise that fits all observations best, at least the noise fitted to the subset. Otherwise observations outside
 * the subset (a step, an outlier) would be treated as exact, and the surface would swing far beyond all values.
 */
function judge(energy: Energy, modes: readonly Mode[], d: number): Mode[] {
  const noisier = ({ x }: Mode): Mode => {
    let best = { x, value: energy(x) };
    while (best.x[d + 1]! < Math.log(MAX_NOISE)) {
      const raised = Float64Array.from(best.x);
      raised[d + 1] = Math.min(Math.log(MAX_NOISE), raised[d + 1]! + NOISE_STEP);
      const value = energy(raised);
      if (!(value < best.value)) break;
      best = { x: raised, value };
    }
    return best;
  };
  return modes.map(noisier).sort((a, b) => a.value - b.value);
}

/** −log p(θ | y), up to a constant; infinite where K is not positive definite. The gradient is written if it is given. */
type Energy = (theta: Float64Array, gradient?: Float64Array) => number;

/** @param rows which of the observations count */
function createEnergy(
  dimensions: readonly Dimension[],
  prior: Prior,
  points: Float64Array,
  y: Float64Array,
  knownNoise: Float64Array | undefined,
  rows: readonly number[],
): Energy {
  const d = dimensions.length;
  const chosen = new Float64Array(rows.length * d);
  rows.forEach((row, i) => chosen.set(points.subarray(row * d, (row + 1) * d), i * d));
  const likelihood = createMarginalLikelihood(
    pairDistances(dimensions, chosen),
    Float64Array.from(rows, (i) => y[i]!),
    MEAN_VARIANCE,
    knownNoise && Float64Array.from(rows, (i) => knownNoise[i]!),
  );
  const unwanted = new Float64Array(d + 2);
  return (theta, gradient) => {
    const value = likelihood(theta, gradient) + addLogPrior(prior, theta, gradient ?? unwanted);
    if (gradient !== undefined) for (let i = 0; i < gradient.length; i++) gradient[i] = -gradient[i]!;
    return -value;
  };
}

/** Those of the lowest finite energy, lowest first. */
function bestOf(energy: Energy, thetas: readonly Float64Array[], count: number): Float64Array[] {
  return thetas
    .map((theta) => ({ theta, value: energy(theta) }))
    .filter(({ value }) => Number.isFinite(value))
    .sort((a, b) => a.value - b.value)
    .slice(0, count)
    .map(({ theta }) => theta);
}

/**
 * The best optimum of each distinct mode.
 * @param optima best first; x: d log weights, log σ², log τ²
 */
export function distinctModes(optima: readonly Mode[], d: number): Mode[] {
  // Below 1, a weight has less and less influence: log(1 + w) differs only where predictions differ. So does log(ε + τ²).
  const scaled = (theta: Float64Array) =>
    theta.map((value, k) => {
      if (k < d) return Math.log1p(Math.exp(value));
      return k === d ? value : Math.log(AS_GOOD_AS_EXACT + Math.exp(value));
    });
  const same = (a: Mode, b: Mode) => {
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

/** Wide enough to have no effect except on the noise; it only keeps exponentials finite. */
function box(d: number): { lower: Float64Array; upper: Float64Array } {
  const lower = new Float64Array(d + 2).fill(-20);
  const upper = new Float64Array(d + 2).fill(14);
  lower[d] = Math.log(1e-3);
  upper[d] = Math.log(1e3);
  lower[d + 1] = Math.log(MIN_NOISE);
  upper[d + 1] = Math.log(MAX_NOISE);
  return { lower, upper };
}
