import { METRIC_TABLE } from "../../../../core/metric/metricName.ts";
import type { Direction } from "../../../../core/study/objective.ts";
import type { RowCurve, RowCurvePoint } from "../../../../core/study/rowCurve.ts";
import { countAxis, niceAxis, type Axis } from "../../plot/axis.ts";
import { scoreTexts } from "../../words/scoreTexts.ts";

/** A size of the training data as it is shown. */
export interface ShownSize extends RowCurvePoint {
  /** With as many digits as the interval supports. */
  readonly text: string;
  readonly intervalText: readonly [low: string, high: string] | null;
}

/** What the last rows brought; a difference is claimed if its interval excludes 0. */
export type LastRows = "helped" | "unclear" | "harmed";

export interface RowCurveSpec {
  readonly direction: Direction;
  /** By ascending rows. */
  readonly sizes: readonly ShownSize[];
  readonly x: Axis;
  readonly y: Axis;
  readonly lastRows: LastRows;
}

/** The learning curve by rows as a chart; null if fewer than two sizes have a finite score. */
export function rowCurveSpec({ metric, points, gain }: RowCurve): RowCurveSpec | null {
  const sizes = points
    .filter(({ value }) => Number.isFinite(value))
    .map((point): ShownSize => {
      const { value, interval } = scoreTexts(point.value, point.interval);
      return { ...point, text: value, intervalText: interval };
    });
  if (sizes.length < 2) return null;
  const ends = sizes.flatMap(({ value, interval }) => [value, ...(interval ?? [])]);
  return {
    direction: METRIC_TABLE[metric].direction,
    sizes,
    x: countAxis(0, sizes.at(-1)!.rows),
    y: niceAxis(Math.min(...ends), Math.max(...ends)),
    lastRows: lastRows(gain.interval),
  };
}

function lastRows(interval: RowCurve["gain"]["interval"]): LastRows {
  if (interval === null) return "unclear";
  if (interval[0] > 0) return "helped";
  return interval[1] < 0 ? "harmed" : "unclear";
}
