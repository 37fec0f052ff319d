import { quantile } from "../../../core/math/normal.ts";
import { quantileOfSorted } from "../../../core/math/stats.ts";
import { niceAxis, type Axis } from "../plot/axis.ts";
import type { PlotPoint } from "../plot/PointsPlot.tsx";
import type { PredictedRow } from "./predictionsSpec.ts";

/** Maximal number of quantiles drawn: more cannot be distinguished. */
const MOST_QUANTILES = 1000;
const WORST_ROWS = 10;

/** A chart's points, its axes and its reference line. */
export interface PointsSpec {
  readonly points: readonly PlotPoint[];
  readonly x: Axis;
  readonly y: Axis;
  readonly line: readonly [from: PlotPoint, to: PlotPoint];
}

/** Residuals (actual − predicted) against predictions, in the order of the rows; the line is at zero error. */
export function residualSpec(rows: readonly PredictedRow[]): PointsSpec {
  const points = rows.map(({ actual, predicted }) => ({ x: predicted, y: actual - predicted }));
  const x = axisOf(points, "x");
  const [low, high] = x.domain;
  return {
    points,
    x,
    y: axisOf(points, "y"),
    line: [
      { x: low, y: 0 },
      { x: high, y: 0 },
    ],
  };
}

/**
 * The residuals in order against the quantiles of a normal distribution, at (i − 3/8) / (n + 1/4) (Blom 1958); the line goes
 * through the quartiles, as R's `qqline`. Many rows are thinned evenly, keeping the first and the last.
 */
export function quantileSpec(rows: readonly PredictedRow[]): PointsSpec {
  const sorted = Float64Array.from(rows, ({ actual, predicted }) => actual - predicted).sort();
  const n = sorted.length;
  const shown = Math.min(n, MOST_QUANTILES);
  const points = Array.from({ length: shown }, (_, k) => {
    const i = shown === 1 ? 0 : Math.round((k * (n - 1)) / (shown - 1));
    return { x: quantile((i + 1 - 0.375) / (n + 0.25)), y: sorted[i]! };
  });
  const [q25, q75] = [quantileOfSorted(sorted, 0.25), quantileOfSorted(sorted, 0.75)];
  const [z25, z75] = [quantile(0.25), quantile(0.75)];
  const slope = (q75 - q25) / (z75 - z25);
  const at = (x: number): PlotPoint => ({ x, y: q25 + slope * (x - z25) });
  const line = [at(points[0]!.x), at(points.at(-1)!.x)] as const;
  return { points, x: axisOf(points, "x"), y: axisOf([...points, ...line], "y"), line };
}

/** The rows with the largest errors, the largest first. */
export function worstRows(rows: readonly PredictedRow[]): readonly PredictedRow[] {
  const error = ({ actual, predicted }: PredictedRow) => Math.abs(actual - predicted);
  const worst: PredictedRow[] = [];
  for (const row of rows) {
    if (worst.length === WORST_ROWS && error(row) <= error(worst.at(-1)!)) continue;
    const at = worst.findIndex((other) => error(other) < error(row));
    worst.splice(at < 0 ? worst.length : at, 0, row);
    if (worst.length > WORST_ROWS) worst.pop();
  }
  return worst;
}

function axisOf(points: readonly PlotPoint[], side: "x" | "y"): Axis {
  let low = Infinity;
  let high = -Infinity;
  for (const point of points) {
    low = Math.min(low, point[side]);
    high = Math.max(high, point[side]);
  }
  return niceAxis(low, high);
}
