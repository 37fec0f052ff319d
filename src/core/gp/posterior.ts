import { solveLower, solveLowerMany, solveLowerTransposed } from "../math/linalg.ts";
import type { Dimension } from "../space/transform.ts";
import { columnsOf, distancesToColumns, distanceSlopes } from "./covariance.ts";
import { append, concat, type Design, factorise, inverseTail } from "./design.ts";
import type { Hyperparameters } from "./hyperparameters.ts";
import { matern52, matern52Slope } from "./kernel.ts";

/** Smallest predicted variance, relative to σ²: rounding can take a variance below 0 at an observed point. */
const MIN_RELATIVE_VARIANCE = 1e-12;
/** Points predicted at a time by `predictMany`: enough to share the reading of L, few enough to stay in the cache. */
const CHUNK = 16;

/** Mean and standard deviation of the function (not of a noisy observation of it) at a point. */
export interface Prediction {
  readonly mean: number;
  /** > 0 */
  readonly sd: number;
}

/**
 * The distribution of the function. With m pending points (`ObservedPosterior.withPending`; otherwise m = 0), `mean` is the mean
 * before they are observed, and `sd` the one after, which does not depend on their values. If their values correspond to ε ~ N(0,
 * I_m), the mean becomes mean + Σⱼ εⱼ·shiftⱼ. So many futures cost no more than one.
 */
export interface Posterior {
  /** m */
  readonly pendingCount: number;
  /** @param shifts m numbers, written */
  predict(point: Float64Array, shifts?: Float64Array): Prediction;
  /**
   * `predict` at each of the points, bit for bit the same and about twice as fast.
   * @param shifts points.length × m numbers, written
   */
  predictMany(points: readonly Float64Array[], shifts?: Float64Array): Prediction[];
  /** Only the means of `predictMany`: n·d multiplications per point instead of n²/2. */
  meansOf(points: readonly Float64Array[]): Float64Array;
  /**
   * `predict`, and writes ∂mean/∂x and ∂sd/∂x (arrays of length d) and ∂shiftⱼ/∂x (m × d); 0 for categorical and inactive
   * dimensions.
   */
  predictWithGradient(
    point: Float64Array,
    meanGradient: Float64Array,
    sdGradient: Float64Array,
    shifts?: Float64Array,
    shiftGradients?: Float64Array,
  ): Prediction;
}

export interface ObservedPosterior extends Posterior {
  /**
   * Also conditioned on further observations, at a cost that grows with n², not n³.
   * @param points m × d; `knownNoise`: m variances, as of `createPosterior`
   */
  extend(points: Float64Array, y: Float64Array, knownNoise?: Float64Array): ObservedPosterior;
  /**
   * The posterior with m pending observations (with noise τ²): that of q-LogEI, by fantasies (Snoek et al. 2012).
   * @param points m × d
   */
  withPending(points: Float64Array): Posterior;
}

/**
 * GP with a constant unknown mean (prior N(0, c), integrated out) conditioned on observations (Rasmussen & Williams 2006, algorithm 2.1):
 *
 *   mean(x) = k(x)ᵀα,   sd²(x) = σ² + c − ‖L⁻¹k(x)‖²,   L·Lᵀ = K,   α = K⁻¹y
 *
 * Pending points are rows of L without a y. Row n + j of L⁻¹ times all y is how far the j-th of them differs from its prediction by
 * the points before it, in units of its spread: εⱼ. So shiftⱼ(x) = (L⁻¹k(x))ₙ₊ⱼ.
 *
 * @param points n × d, row-major, NaN: inactive; n ≥ 1
 * @param y n observations
 * @param knownNoise n variances ≥ 0 that observations have in addition to τ² (squared standard errors); absent: 0
 */
export function createPosterior(
  dimensions: readonly Dimension[],
  points: Float64Array,
  y: Float64Array,
  hyper: Hyperparameters,
  knownNoise?: Float64Array,
): ObservedPosterior {
  return observed(factorise(dimensions, hyper, points, knownNoise ?? new Float64Array(y.length)), y);
}

function observed(design: Design, y: Float64Array): ObservedPosterior {
  const n = y.length;
  const alpha = Float64Array.from(y);
  solveLower(design.factor, n, alpha);
  solveLowerTransposed(design.factor, n, alpha);
  return {
    ...predictions(design, alpha),
    extend: (points, more, knownNoise) =>
      observed(append(design, points, more.length, knownNoise), concat(y, more)),
    withPending: (points) =>
      predictions(append(design, points, points.length / design.dimensions.length), alpha),
  };
}

/** @param alpha K⁻¹y of the observations; further points of the design are pending */
function predictions(design: Design, alpha: Float64Array): Posterior {
  const { dimensions, hyper, points, knownNoise, factor } = design;
  const { weights, signalVariance, meanVariance } = hyper;
  const n = knownNoise.length;
  const observedCount = alpha.length;
  const pendingCount = n - observedCount;
  const priorVariance = signalVariance + meanVariance;
  const columns = columnsOf(dimensions, points, n);
  const squared = new Float64Array(n);
  const solved = new Float64Array(n);
  const chunk = new Float64Array(CHUNK * n);
  const writeGradients = createGradients(design, alpha, squared, solved);

  /** Writes k(x) into `rows`, from `at` on; returns the mean. */
  const covariances = (point: Float64Array, rows: Float64Array, at: number): number => {
    distancesToColumns(dimensions, weights, columns, point, squared);
    for (let i = 0; i < n; i++) rows[at + i] = signalVariance * matern52(squared[i]!) + meanVariance;
    let mean = 0;
    for (let i = 0; i < observedCount; i++) mean += rows[at + i]! * alpha[i]!;
    return mean;
  };
  /** @param rows L⁻¹k(x) is in it, from `at` on; the shifts are written from `to` on */
  const spread = (rows: Float64Array, at: number, shifts: Float64Array | undefined, to: number): number => {
    let variance = priorVariance;
    for (let i = at; i < at + n; i++) variance -= rows[i]! * rows[i]!;
    if (shifts !== undefined) {
      for (let j = 0; j < pendingCount; j++) shifts[to + j] = rows[at + observedCount + j]!;
    }
    return Math.sqrt(Math.max(variance, MIN_RELATIVE_VARIANCE * signalVariance));
  };
  const predict = (point: Float64Array, shifts?: Float64Array): Prediction => {
    const mean = covariances(point, solved, 0);
    solveLower(factor, n, solved);
    return { mean, sd: spread(solved, 0, shifts, 0) };
  };
  const predictMany = (many: readonly Float64Array[], shifts?: Float64Array): Prediction[] => {
    const found: Prediction[] = [];
    const means = new Float64Array(CHUNK);
    for (let from = 0; from < many.length; from += CHUNK) {
      const count = Math.min(CHUNK, many.length - from);
      for (let i = 0; i < count; i++) means[i] = covariances(many[from + i]!, chunk, i * n);
      solveLowerMany(factor, n, chunk, count);
      for (let i = 0; i < count; i++) {
        const sd = spread(chunk, i * n, shifts, (from + i) * pendingCount);
        found.push({ mean: means[i]!, sd });
      }
    }
    return found;
  };
  const predictWithGradient: Posterior["predictWithGradient"] = (
    point,
    meanGradient,
    sdGradient,
    shifts,
    shiftGradients,
  ) => {
    const prediction = predict(point, shifts);
    solveLowerTransposed(factor, n, solved);
    writeGradients(point, prediction.sd, meanGradient, sdGradient, shiftGradients);
    return prediction;
  };
  const meansOf = (many: readonly Float64Array[]) =>
    Float64Array.from(many, (point) => covariances(point, solved, 0));
  return { pendingCount, predict, predictMany, meansOf, predictWithGradient };
}

/**
 * Writes the derivatives of a prediction by the coordinates of its point.
 * @param squared scratch: squared distances of the observations from the point; changed
 * @param solved scratch: K⁻¹k(x); changed
 */
function createGradients(
  { dimensions, hyper: { weights, signalVariance }, points, knownNoise, factor }: Design,
  alpha: Float64Array,
  squared: Float64Array,
  solved: Float64Array,
) {
  const n = knownNoise.length;
  const d = dimensions.length;
  const observedCount = alpha.length;
  const pendingCount = n - observedCount;
  const slopes = new Float64Array(n);
  const tails = inverseTail(factor, n, pendingCount);
  return (
    point: Float64Array,
    sd: number,
    meanGradient: Float64Array,
    sdGradient: Float64Array,
    shiftGradients: Float64Array | undefined,
  ): void => {
    // From here `squared` holds σ²·M′ of each observation, `solved` K⁻¹k times that, and the slopes follow by the chain rule.
    for (let i = 0; i < n; i++) {
      const slope = signalVariance * matern52Slope(squared[i]!);
      squared[i] = slope;
      solved[i] = solved[i]! * slope;
    }
    meanGradient.fill(0);
    sdGradient.fill(0);
    shiftGradients?.fill(0);
    for (let k = 0; k < d; k++) {
      const x = point[k]!;
      if (dimensions[k]!.kind === "categorical" || Number.isNaN(x)) continue;
      distanceSlopes(dimensions, points, n, k, x, slopes);
      let varianceSum = 0;
      for (let i = 0; i < n; i++) {
        varianceSum += solved[i]! * slopes[i]!;
        slopes[i] = slopes[i]! * squared[i]!;
      }
      let meanSum = 0;
      for (let i = 0; i < observedCount; i++) meanSum += alpha[i]! * slopes[i]!;
      const weight = weights[k]!;
      meanGradient[k] = weight * meanSum;
      // d(sd) = d(variance) / 2·sd, and d(variance) = −2·(K⁻¹k)ᵀdk.
      sdGradient[k] = (-weight * varianceSum) / sd;
      if (shiftGradients === undefined) continue;
      for (let j = 0; j < pendingCount; j++) {
        let shiftSum = 0;
        for (let i = 0; i < n; i++) shiftSum += tails[j * n + i]! * slopes[i]!;
        shiftGradients[j * d + k] = weight * shiftSum;
      }
    }
  };
}
