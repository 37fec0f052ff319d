import { clamp } from "../../math/clamp.ts";
import { minimise } from "../../math/minimise.ts";
import { quantile as normalQuantile } from "../../math/normal.ts";
import { countBelow, countUpTo } from "../../math/sortedSearch.ts";
import { mean, quantileOfSorted, standardDeviation, standardScale } from "../../math/stats.ts";
import type { FittedScale } from "./preparation.ts";
import type { Scaling } from "./preparationConfig.ts";

/** Quantiles at most: scikit-learn's n_quantiles. All training values count; scikit-learn uses 10,000 of them by default. */
const MOST_QUANTILES = 1000;
/** Shares are kept this far from 0 and 1, and values this near to the ends count as the ends: scikit-learn's BOUNDS_THRESHOLD. */
const BOUND = 1e-7;
const LEAST_SHARE = BOUND - Number.EPSILON;
/** A power of an unseen value may overflow; features are limited to what float32 holds. */
const LARGEST = 1e30;
/** Powers with a larger deviation are excluded, because squares of such values overflow. */
const LARGEST_DEVIATION = 1e150;

/**
 * Fits a scale as scikit-learn's StandardScaler, MinMaxScaler, RobustScaler, QuantileTransformer (to a normal distribution) and
 * PowerTransformer (Yeo-Johnson, standardised). Values that are all (nearly) the same become zeros, also with quantiles, for which
 * scikit-learn returns the lowest value.
 * @param values finite, at least one
 */
export function fitScale(values: Float64Array, scaling: Scaling): FittedScale {
  switch (scaling) {
    case "none":
      return linear(0, 1);
    case "standard": {
      const { mean: center, sd } = standardScale(values);
      return linear(center, sd);
    }
    case "minMax": {
      const sorted = values.toSorted();
      return linear(sorted[0]!, notZero(Math.min(Number.MAX_VALUE, sorted.at(-1)! - sorted[0]!)));
    }
    case "robust": {
      const sorted = values.toSorted();
      const range = quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25);
      return linear(quantileOfSorted(sorted, 0.5), notZero(Math.min(Number.MAX_VALUE, range)));
    }
    case "quantile":
      return fitQuantiles(values.toSorted());
    case "power":
      return fitPower(values);
  }
}

/** Values to fit a scale to, where none may be present. */
export function presentOrZero(present: Float64Array): Float64Array {
  return present.length > 0 ? present : new Float64Array(1);
}

/** The function of a fitted scale. */
export function scaleFunction(fitted: FittedScale): (x: number) => number {
  switch (fitted.kind) {
    case "linear": {
      const { center, scale } = fitted;
      return (x) => {
        const distance = x - center;
        const value = Math.abs(distance) === Infinity ? x / scale - center / scale : distance / scale;
        // If training values differ by a subnormal number, any other value overflows.
        return Math.abs(x) < LARGEST ? clamp(value, -LARGEST, LARGEST) : value;
      };
    }
    case "quantile":
      return (x) => normalOf(shareBelow(fitted.quantiles, x));
    case "power": {
      const { lambda, center, scale } = fitted;
      return (x) => clamp((yeoJohnson(x, lambda) - center) / scale, -LARGEST, LARGEST);
    }
  }
}

/** The Yeo-Johnson transform (2000): a power of 1 + x above 0, of 1 − x below. */
export function yeoJohnson(x: number, lambda: number): number {
  if (x >= 0) return powerOf(Math.log1p(x), lambda);
  return -powerOf(Math.log1p(-x), 2 - lambda);
}

/**
 * The lambda under which the transformed values are most likely normal, by Brent's method. The likelihood is flat at the top, so
 * two programs agree on lambda to about eight digits.
 * @param values not all the same
 */
function likeliestLambda(values: Float64Array): number {
  const slope = values.reduce((sum, x) => sum + Math.sign(x) * Math.log1p(Math.abs(x)), 0) / values.length;
  const loss = (lambda: number): number => {
    const sd = standardDeviation(values.map((x) => yeoJohnson(x, lambda)));
    const value = Math.log(sd) - (lambda - 1) * slope;
    return Number.isFinite(value) && sd < LARGEST_DEVIATION ? value : Number.POSITIVE_INFINITY;
  };
  // For nearly all data lambda is within ±2; for values far from 0 and close together it is far outside.
  for (let reach = 2; ; reach *= 4) {
    const lambda = minimise(loss, 1 - reach, 1 + reach);
    if (Math.abs(lambda - 1) < 0.99 * reach || reach > 1000) return lambda;
  }
}

function linear(center: number, scale: number): FittedScale {
  // Avoids −0 (the mean of −5e-324 and 0), which a file does not keep.
  return { kind: "linear", center: center + 0, scale };
}

function fitQuantiles(sorted: Float64Array): FittedScale {
  if (sorted[0] === sorted.at(-1)) return linear(sorted[0]!, 1);
  const count = Math.min(MOST_QUANTILES, sorted.length);
  const quantiles: number[] = [];
  for (let i = 0; i < count; i++) {
    // Rounding must not reverse two equal quantiles.
    quantiles.push(Math.max(quantiles[i - 1] ?? -Infinity, percentileOf(sorted, i, count - 1)));
  }
  return { kind: "quantile", quantiles };
}

/**
 * The i-th of `last` even steps from the least to the largest value, rounded as by NumPy's percentile: equal values may differ in
 * the last bit, which changes their share.
 */
function percentileOf(sorted: Float64Array, i: number, last: number): number {
  const share = i === last ? 1 : (i * (1 / last) * 100) / 100;
  const position = share * (sorted.length - 1);
  const below = Math.min(Math.floor(position), sorted.length - 1);
  const [a, b] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  const t = position - below;
  return t >= 0.5 ? b - (b - a) * (1 - t) : a + (b - a) * t;
}

function fitPower(values: Float64Array): FittedScale {
  const { mean: center, sd } = standardScale(values);
  // A single value up to rounding: `standardScale` then returns 1.
  if (sd === 1 && standardDeviation(values) !== 1)
    return { kind: "power", lambda: 1, center: center + 0, scale: 1 };
  const lambda = likeliestLambda(values);
  const transformed = values.map((x) => yeoJohnson(x, lambda));
  // Values so extreme that every power makes them equal.
  if (!Number.isFinite(mean(transformed))) return { kind: "power", lambda: 1, center: center + 0, scale: sd };
  const { mean: middle, sd: scale } = standardScale(transformed);
  return { kind: "power", lambda, center: middle + 0, scale };
}

function powerOf(log1p: number, lambda: number): number {
  return Math.abs(lambda) < Number.EPSILON ? log1p : Math.expm1(lambda * log1p) / lambda;
}

/** For equal quantiles the middle of their shares. */
function shareBelow(quantiles: readonly number[], x: number): number {
  const last = quantiles.length - 1;
  if (x - BOUND < quantiles[0]!) return 0;
  if (x + BOUND > quantiles[last]!) return 1;
  const above = countUpTo(quantiles, x);
  const from = countBelow(quantiles, x);
  const upper = interpolated(quantiles, above - 1, x);
  // The last quantile below x and the first not below it also enclose x, from the other side.
  const lower = quantiles[from] === x ? from : upper;
  return (upper + lower) / 2 / last;
}

/** The position of x after the quantile `at`, as index plus fraction. */
function interpolated(quantiles: readonly number[], at: number, x: number): number {
  const [low, high] = [quantiles[at]!, quantiles[at + 1]!];
  return at + (x - low) / (high - low);
}

function normalOf(share: number): number {
  return normalQuantile(clamp(share, LEAST_SHARE, 1 - LEAST_SHARE));
}

function notZero(scale: number): number {
  return scale < 10 * Number.EPSILON ? 1 : scale;
}
