import { useMemo } from "react";
import { XAxis, YAxis, type YAxisTickContentProps } from "recharts";
import { axisScale, type Axis } from "./axis.ts";
import { ASIDE_GAP, TICK_GAP, TICK_SIZE, TITLE_HEIGHT, X_AXIS_HEIGHT } from "./plotSizes.ts";
import { textWidth } from "./textWidth.ts";
import styles from "./charts.module.css";

const LINE = { className: styles.axisLine };
/** The colour is a property here, because Recharts writes its colour into each text, where the style sheet has no effect. */
const X_TICK = { className: styles.tick, fontSize: TICK_SIZE, fill: "var(--ink-faint)" };
const TITLE = { className: `${styles.axisTitle}`, fill: "var(--ink-soft)" };
/** Minimal distance of two labels, pixels. */
const LABEL_GAP = 14;

/** Ticks under the plot, fewer if labels would touch, and the title at the right. */
export function PlotXAxis({ axis, title }: { readonly axis: Axis; readonly title: string }) {
  const settings = useAxisSettings(axis);
  const label = useMemo(
    () => ({
      value: title,
      position: "insideBottomRight" as const,
      offset: 6,
      dx: 6,
      ...TITLE,
    }),
    [title],
  );
  return (
    <XAxis
      {...settings}
      dataKey="x"
      height={X_AXIS_HEIGHT}
      interval="equidistantPreserveStart"
      minTickGap={LABEL_GAP}
      axisLine={LINE}
      tickLine={LINE}
      tickSize={4}
      tickMargin={4}
      tick={X_TICK}
      label={label}
    />
  );
}

interface PlotYAxisProps {
  readonly axis: Axis;
  readonly title: string | undefined;
  readonly strip: number;
  readonly inset: { readonly top: number; readonly bottom: number };
}

/** All labels beside the plot, and the title above. */
export function PlotYAxis({ axis, title, strip, inset }: PlotYAxisProps) {
  const settings = useAxisSettings(axis);
  const { top, bottom } = inset;
  const padding = useMemo(() => ({ top, bottom: bottom + strip }), [top, bottom, strip]);
  const label = useMemo(
    () => ({
      value: title ?? "",
      position: "insideTopLeft" as const,
      offset: 0,
      dy: -TITLE_HEIGHT - 6,
      ...TITLE,
    }),
    [title],
  );
  const tick = useMemo(() => yTick(axis), [axis]);
  return (
    <YAxis
      {...settings}
      dataKey="y"
      width={yAxisWidth(axis)}
      padding={padding}
      interval={0}
      axisLine={false}
      tickLine={false}
      tickSize={0}
      tickMargin={TICK_GAP}
      tick={tick}
      label={label}
    />
  );
}

/** Width of the labels beside the plot, pixels. Estimated before drawing, so that the plot does not move afterwards. */
export function yAxisWidth(axis: Axis): number {
  const widest = Math.max(8, ...axis.ticks.map(({ label }) => textWidth(label, TICK_SIZE)));
  return widest + asideRoom(axis) + TICK_GAP;
}

/** Our own ticks and scales: round values in both languages, and scales that are correct for all finite numbers. */
function useAxisSettings(axis: Axis) {
  return useMemo(() => {
    const labels = new Map(axis.ticks.map(({ value, label }) => [value, label]));
    return {
      type: "number" as const,
      domain: axis.domain,
      scale: axisScale(axis),
      ticks: axis.ticks.map(({ value }) => value),
      tickFormatter: (value: number) => labels.get(value) ?? "",
      niceTicks: "none" as const,
      // Values beyond the axis do not widen it.
      allowDataOverflow: true,
    };
  }, [axis]);
}

/** A label, and the text between it and the plot. */
function yTick(axis: Axis) {
  const room = asideRoom(axis);
  return function YTick({ x, y, index }: YAxisTickContentProps) {
    const tick = axis.ticks[index];
    if (tick === undefined) return null;
    return (
      <>
        <text className={styles.tick} x={Number(x) - room} y={y} dy="0.32em" textAnchor="end">
          {tick.label}
        </text>
        {tick.aside !== undefined && (
          <text className={styles.aside} x={x} y={y} dy="0.32em" textAnchor="end">
            {tick.aside}
          </text>
        )}
      </>
    );
  };
}

/** Width of the texts beside the labels, with the gap. */
function asideRoom({ ticks }: Axis): number {
  const widest = Math.max(0, ...ticks.map(({ aside }) => textWidth(aside ?? "", TICK_SIZE)));
  return widest === 0 ? 0 : widest + ASIDE_GAP;
}
