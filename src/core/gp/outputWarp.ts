import { mean, median, standardDeviation } from "../math/stats.ts";
import { quantile } from "../math/normal.ts";

/** Observations as the GP sees them, and the way back. */
export interface OutputWarp {
  /** One per input value, about zero mean and unit variance; smaller is still smaller. */
  readonly warped: Float64Array;
  /** A warped value in the units of the input. */
  unwarp(value: number): number;
}

/**
 * Rank-preserving transform of losses (smaller is better) that makes outliers harmless and leaves the good half as it is: a value
 * worse than the median becomes median + s·Φ⁻¹(its rank), s being the spread of the better half (half-rank warping, Golovin
 * et al. 2017 and Song et al. 2024). A diverged loss of 10⁹ then tells "bad", not how bad. Then z-scored.
 * @param values finite, at least one
 */
export function warpOutput(values: Float64Array): OutputWarp {
  const centre = median(values);
  const good = values.filter((value) => value <= centre);
  const spread = Math.sqrt(mean(good.map((value) => (value - centre) ** 2)));
  const sorted = Float64Array.from(values).sort();
  const ranked = values.map((value) => {
    if (value <= centre || spread === 0) return value;
    return centre + spread * quantile(midRank(sorted, value));
  });
  return standardise(values, ranked);
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
  return { warped, unwarp: (value) => interpolate(knots, value, scale) };
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
