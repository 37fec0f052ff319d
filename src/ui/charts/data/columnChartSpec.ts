import { scaleUtc } from "d3-scale";
import { dateText } from "../../../core/data/kinds/dateParts.ts";
import type { ColumnBar, ColumnProfile } from "../../../core/data/profile/profile.ts";
import { niceAxis, type Axis } from "../plot/axis.ts";
import type { PlotPoint } from "../plot/PointsPlot.tsx";
import { formatNumber } from "../words/numberFormat.ts";
import { shortened } from "../words/shortened.ts";

const LONGEST = 20;
/** Share of a lane's height that its tallest bar takes. */
const LANE_FILL = 0.86;

/** Histograms above one another, one lane for each class: distinguished by place and name instead of colour. */
export interface LanesSpec {
  readonly x: Axis;
  readonly y: Axis;
  /** One for each bar that has rows in a lane: its rectangle in the units of the axes. */
  readonly marks: readonly {
    readonly from: number;
    readonly to: number;
    readonly base: number;
    readonly top: number;
  }[];
}

/**
 * @param classes names of the lanes; empty: one lane whose axis counts rows
 * @param others name of the lane of all other classes
 */
export function lanesSpec(column: ColumnProfile, classes: readonly string[], others: string): LanesSpec {
  const { bars } = column;
  const x = xAxis(column);
  if (classes.length === 0) {
    const most = Math.max(1, ...bars.map(({ rows }) => rows[0] ?? 0));
    return {
      x,
      y: niceAxis(0, most, "linear", 4),
      marks: bars.flatMap((bar) => markOf(bar, 0, bar.rows[0] ?? 0)),
    };
  }
  const totals = classes.map((_, lane) =>
    Math.max(
      1,
      bars.reduce((sum, { rows }) => sum + (rows[lane] ?? 0), 0),
    ),
  );
  const share = (bar: ColumnBar, lane: number) => (bar.rows[lane] ?? 0) / totals[lane]!;
  const most = Math.max(...bars.flatMap((bar) => classes.map((_, lane) => share(bar, lane))), 1e-9);
  const base = (lane: number) => classes.length - 1 - lane;
  return {
    x,
    y: {
      kind: "linear",
      domain: [0, classes.length],
      ticks: classes.map((name, lane) => ({
        value: base(lane) + 0.35,
        label: shortened(name === "" ? others : name, LONGEST),
      })),
    },
    marks: bars.flatMap((bar) =>
      classes.flatMap((_, lane) =>
        markOf(bar, base(lane), base(lane) + (share(bar, lane) / most) * LANE_FILL),
      ),
    ),
  };
}

/** The mean of a numeric target over the bars that have one. */
export function meansSpec(column: ColumnProfile): {
  y: Axis;
  points: readonly PlotPoint[];
} {
  const points = column.bars.flatMap(({ from, to, targetMean }) =>
    targetMean === null || from === null || to === null ? [] : [{ x: from / 2 + to / 2, y: targetMean }],
  );
  const means = points.map(({ y }) => y);
  return { y: niceAxis(Math.min(...means), Math.max(...means), "linear", 3), points };
}

/** A bar's place in words. */
export function barText(
  column: ColumnProfile,
  { from, to, level }: ColumnBar,
  interval: (from: string, to: string) => string,
): string {
  if (from === null || to === null) return level;
  if (column.kind === "date") return interval(dateText(from, true), dateText(to, true));
  return to - from === 1 && Number.isInteger(from + 0.5)
    ? formatNumber(from / 2 + to / 2)
    : interval(formatNumber(from), formatNumber(to));
}

function xAxis({ kind, bars }: ColumnProfile): Axis {
  const low = bars[0]?.from ?? 0;
  const high = bars.at(-1)?.to ?? 1;
  if (kind !== "date" || high <= low) return niceAxis(low, high);
  const scale = scaleUtc().domain([low, high]);
  const format = scale.tickFormat(
    5,
    high - low < 3 * 86_400_000 ? "%m-%d %H:%M" : high - low > 4 * 31_536_000_000 ? "%Y" : "%Y-%m-%d",
  );
  const ticks = scale.ticks(5).map((date) => ({ value: date.getTime(), label: format(date) }));
  return { kind: "linear", domain: [low, high], ticks };
}

function markOf({ from, to }: ColumnBar, base: number, top: number): LanesSpec["marks"] {
  return from === null || to === null || top <= base ? [] : [{ from, to, base, top }];
}
