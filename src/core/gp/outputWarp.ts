import { logPdf, quantile } from "../math/normal.ts";
import { mean, standardDeviation } from "../math/stats.ts";

/** Smallest share of the values that stay unchanged. */
const PIVOT = 0.8;

/** Observations as the GP sees them, and the way back. */
export interface OutputWarp {
  /** One per input value, about zero mean and unit variance; smaller is still smaller. */
  readonly warped: Float64Array;
  /** Warps a value in the units of the input; linear between observations. */
  warp(value: number): number;
  /** A warped value in the units of the input. */
  unwarp(value: number): number;
}

/**
 * Rank-preserving transform of losses (smaller is better) that removes the influence of outliers and keeps the better four fifths
 * unchanged, up to scale. A value beyond the pivot t (the worst of the better four fifths) depends on its rank alone. With p the
 * share of values up to t:
 *
 *   t + s·(Φ⁻¹(rank) − Φ⁻¹(p)),   s = √mean((y − t)² | y ≤ t) / √E[(Z − Φ⁻¹(p))² | Z ≤ Φ⁻¹(p)]
 *
 * so that normal losses stay about the same, and a diverged 10⁹ means only "bad". Half-rank warping (Song et al. 2024) with the
 * pivot further out: at the median it bends the part of the surface that leads to the optimum. Finally standardised.
 * @param values finite, at least one
 */
export function warpOutput(values: Float64Array): OutputWarp {
  const sorted = values.toSorted();
  const pivot = sorted[Math.ceil(PIVOT * values.length) - 1]!;
  const good = values.filter((value) => value <= pivot);
  // Not 0.8: every rank beyond the pivot is higher than this share, so the order is kept for any number of values.
  const share = good.length / values.length;
  if (share === 1) return standardise(values, values);
  const spread = Math.sqrt(mean(good.map((value) => (value - pivot) ** 2))) / truncatedSpread(share);
  const ranked = values.map((value) => {
    if (value <= pivot || spread === 0) return value;
    return pivot + spread * (quantile(midRank(sorted, value)) - quantile(share));
  });
  return standardise(values, ranked);
}

/** √E[(Z − t)² | Z ≤ t] of a standard normal Z, t = Φ⁻¹(p). */
function truncatedSpread(p: number): number {
  const t = quantile(p);
  const hazard = Math.exp(logPdf(t)) / p;
  return Math.sqrt(1 + t * hazard + t * t);
}

/** (rank − ½)/n among the sorted values, ties sharing the middle of their ranks. */
function midRank(sorted: Float64Array, value: number): number {
  let below = 0;
  let equal = 0;
  for (const other of sorted) {
    if (other < value) below++;
    else if (other === value) equal++;
  }
  return (below + equal / 2) / sorted.length;
}

function standardise(values: Float64Array, ranked: Float64Array): OutputWarp {
  const centre = mean(ranked);
  const spread = standardDeviation(ranked);
  const scale = spread > 0 ? spread : 1;
  const warped = ranked.map((value) => (value - centre) / scale);
  const order = Array.from(values.keys()).sort((a, b) => warped[a]! - warped[b]!);
  const knots = order.map((i) => ({ from: warped[i]!, to: values[i]! }));
  const inverse = knots.map(({ from, to }) => ({ from: to, to: from }));
  return {
    warped,
    warp: (value) => interpolate(inverse, value, 1 / scale),
    unwarp: (value) => interpolate(knots, value, scale),
  };
}

/** Piecewise linear through the observations; beyond them with the slope of standardisation. */
function interpolate(knots: readonly { from: number; to: number }[], value: number, slope: number): number {
  const first = knots[0]!;
  const last = knots.at(-1)!;
  if (value <= first.from) return first.to + (value - first.from) * slope;
  if (value >= last.from) return last.to + (value - last.from) * slope;
  const above = knots.findIndex(({ from }) => from > value);
  const [a, b] = [knots[above - 1]!, knots[above]!];
  return a.to + ((value - a.from) / (b.from - a.from)) * (b.to - a.to);
}
