import { quantileOfSorted } from "../../../core/math/stats.ts";
import { niceAxis, type Axis } from "../plot/axis.ts";

const MOST_BINS = 24;

export interface ResidualBin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
}

/** Residual = actual − predicted, in the target's units. Quantiles by linear interpolation. */
export interface ResidualSummary {
  readonly median: number;
  /** Middle half of the residuals. */
  readonly q25: number;
  readonly q75: number;
  readonly largest: PredictedRow;
  readonly bins: readonly ResidualBin[];
}

/** A test row: 0-based in the dataset, or among the test rows if that is unknown. */
export interface PredictedRow {
  readonly row: number;
  readonly actual: number;
  readonly predicted: number;
}

export interface PredictionsSpec {
  /** Pairs with both numbers finite, in test-row order. */
  readonly points: readonly PredictedRow[];
  /** Test rows that cannot be drawn. */
  readonly dropped: number;
  /** One axis for both directions: a correct prediction lies on the diagonal. */
  readonly axis: Axis;
  readonly residuals: ResidualSummary;
}

/**
 * Predicted against actual values on the test rows, and the residuals. Null without a finite pair.
 * @param rows the test rows' numbers in the data set, where they are known
 */
export function predictionsSpec(
  actual: readonly number[],
  predicted: readonly number[],
  rows?: readonly number[],
): PredictionsSpec | null {
  const points = actual
    .map((value, i) => ({ row: rows?.[i] ?? i, actual: value, predicted: predicted[i] ?? NaN }))
    // The difference of two large numbers may overflow.
    .filter(({ actual, predicted }) =>
      [actual, predicted, actual - predicted].every((value) => Number.isFinite(value)),
    );
  if (points.length === 0) return null;
  const low = points.reduce((least, point) => Math.min(least, point.actual, point.predicted), Infinity);
  const high = points.reduce((most, point) => Math.max(most, point.actual, point.predicted), -Infinity);
  const axis = niceAxis(low, high);
  return { points, dropped: actual.length - points.length, axis, residuals: summarise(points) };
}

function summarise(points: PredictionsSpec["points"]): ResidualSummary {
  const sorted = points.map((point) => point.actual - point.predicted).sort((a, b) => a - b);
  const largest = points.reduce((worst, point) =>
    Math.abs(point.actual - point.predicted) > Math.abs(worst.actual - worst.predicted) ? point : worst,
  );
  return {
    median: quantileOfSorted(sorted, 0.5),
    q25: quantileOfSorted(sorted, 0.25),
    q75: quantileOfSorted(sorted, 0.75),
    largest,
    bins: histogram(sorted),
  };
}

/** Bins between round numbers, about √n of them. */
function histogram(sorted: readonly number[]): readonly ResidualBin[] {
  const low = sorted[0]!;
  const high = sorted.at(-1)!;
  if (low === high) return [{ from: low, to: high, rows: sorted.length }];
  const wanted = Math.min(MOST_BINS, Math.max(5, Math.round(Math.sqrt(sorted.length))));
  const edges = niceAxis(low, high, "linear", wanted).ticks.map(({ value }) => value);
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1]!;
    const last = index === edges.length - 2;
    const rows = sorted.filter((value) => value >= from && (value < to || (last && value === to))).length;
    return { from, to, rows };
  });
}
