import { useComputedColorScheme } from "@mantine/core";
import { createContext, useContext, useMemo, type ReactNode } from "react";
import { axisPosition, type Axis } from "./axis.ts";
import { textWidth } from "./textWidth.ts";
import { useWidth } from "./useWidth.ts";
import styles from "./charts.module.css";

const TICK_SIZE = 11;
const TICK_GAP = 8;
const ASIDE_GAP = 10;
const TITLE_HEIGHT = 20;
const TICKS_HEIGHT = 20;
const TOP = 10;
const RIGHT = 14;

const LARGEST_SQUARE = 400;
const NO_INSET = { top: 0, bottom: 0 };

const PlotContext = createContext<PlotArea | null>(null);

/** The inside of a plot in pixels, and where values of its axes lie in it. The same object while nothing of it changes. */
export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

export interface PlotProps {
  readonly x: Axis;
  readonly y: Axis;
  readonly xTitle: string;
  readonly yTitle?: string;
  readonly height: number;
  /** The whole chart in words. */
  readonly label: string;
  /** Room kept free between the plot's lower edge and the x axis. */
  readonly strip?: number;
  /** Room inside the plot above the highest and below the lowest value, for labels and for marks that lie beyond. */
  readonly inset?: { readonly top: number; readonly bottom: number };
  /** Lines across the plot at the ticks of the y axis. */
  readonly grid?: boolean;
  /** As high as wide, for two axes in the same unit. */
  readonly square?: boolean;
  /** Marks, in the order of painting, over the axes; they find the area by `usePlotArea`. */
  readonly children: ReactNode;
  /** What reacts to pointer and keys; outside the image for assistive technology. */
  readonly overlay?: ReactNode;
}

/** Two axes with ticks, titles and light grid lines under its marks; as wide as its place. */
export function Plot(props: PlotProps) {
  const { x, y, height, label, strip = 0, inset = NO_INSET, square = false, children, overlay } = props;
  const [ref, width] = useWidth();
  const colorScheme = useComputedColorScheme();
  const left = widestLabel(y) + asideRoom(y) + TICK_GAP;
  const top = TOP + (props.yTitle === undefined ? 0 : TITLE_HEIGHT);
  const inner = Math.max(0, Math.min(width - left - RIGHT, square ? LARGEST_SQUARE : Infinity));
  const innerHeight = square ? inner : height - top - strip - TICKS_HEIGHT - TITLE_HEIGHT;
  const area = useMemo<PlotArea>(
    () => ({
      left,
      top,
      width: inner,
      height: innerHeight,
      x: axisPosition(x, left, left + inner),
      y: axisPosition(y, top + innerHeight - inset.bottom, top + inset.top),
    }),
    [x, y, left, top, inner, innerHeight, inset],
  );
  const total = top + innerHeight + strip + TICKS_HEIGHT + TITLE_HEIGHT;
  return (
    <div ref={ref} className={styles.plot} style={{ height: square && width === 0 ? height : total }}>
      {inner > 0 && (
        // Canvases read their colours when they draw: a new scheme makes them anew.
        <PlotContext key={colorScheme} value={area}>
          <div role="img" aria-label={label}>
            <svg className={styles.layer} width={width} height={total} aria-hidden="true">
              <Axes {...props} area={area} strip={strip} />
            </svg>
            {children}
          </div>
          {overlay}
        </PlotContext>
      )}
    </div>
  );
}

/** The area of the plot around this component. */
export function usePlotArea(): PlotArea {
  const area = useContext(PlotContext);
  if (area === null) throw new Error("Not inside a plot");
  return area;
}

/** A layer of SVG marks that are cut at the edges of the plot, with `bleed` pixels of grace. */
export function PlotMarks({ bleed = 0, children }: PlotMarksProps) {
  const area = usePlotArea();
  const box = { left: area.left - bleed, top: area.top - bleed };
  const width = area.width + 2 * bleed;
  const height = area.height + 2 * bleed;
  return (
    <svg
      className={styles.layer}
      style={box}
      width={width}
      height={height}
      viewBox={`${box.left} ${box.top} ${width} ${height}`}
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

interface PlotMarksProps {
  readonly bleed?: number;
  readonly children: ReactNode;
}

function Axes({
  x,
  y,
  xTitle,
  yTitle,
  area,
  strip,
  grid = true,
}: PlotProps & { readonly area: PlotArea; readonly strip: number }) {
  const { left, top, width, height } = area;
  const base = top + height + strip;
  const labelEnd = left - TICK_GAP - asideRoom(y);
  return (
    <>
      {y.ticks.map(({ value, label, aside }) => (
        <g key={value}>
          {grid && (
            <line className={styles.grid} x1={left} x2={left + width} y1={area.y(value)} y2={area.y(value)} />
          )}
          <text className={styles.tick} x={labelEnd} y={area.y(value)} dy="0.32em" textAnchor="end">
            {label}
          </text>
          {aside !== undefined && (
            <text className={styles.aside} x={left - TICK_GAP} y={area.y(value)} dy="0.32em" textAnchor="end">
              {aside}
            </text>
          )}
        </g>
      ))}
      <line className={styles.axisLine} x1={left} x2={left + width} y1={base} y2={base} />
      {thinned(x, width).map(({ value, label }) => (
        <g key={value}>
          <line className={styles.axisLine} x1={area.x(value)} x2={area.x(value)} y1={base} y2={base + 4} />
          <text className={styles.tick} x={tickX(area, value, label)} y={base + 16} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      <text className={styles.axisTitle} x={left + width} y={base + 34} textAnchor="end">
        {xTitle}
      </text>
      {yTitle !== undefined && (
        <text className={styles.axisTitle} x={0} y={TOP + 2}>
          {yTitle}
        </text>
      )}
    </>
  );
}

/** The middle of a tick's label: under the tick, or as near as keeps the label inside. */
function tickX(area: PlotArea, value: number, label: string): number {
  const half = textWidth(label, TICK_SIZE) / 2;
  return Math.min(area.x(value), area.left + area.width + RIGHT - half);
}

/** Every second, third … tick where labels would touch. */
function thinned(axis: Axis, width: number): Axis["ticks"] {
  const widest = widestLabel(axis) + 14;
  const every = Math.max(1, Math.ceil((axis.ticks.length * widest) / Math.max(1, width)));
  return axis.ticks.filter((_, index) => index % every === 0);
}

/** What stands beside the labels, and the room between. */
function asideRoom({ ticks }: Axis): number {
  const widest = Math.max(0, ...ticks.map(({ aside }) => textWidth(aside ?? "", TICK_SIZE)));
  return widest === 0 ? 0 : widest + ASIDE_GAP;
}

function widestLabel(axis: Axis): number {
  return Math.max(8, ...axis.ticks.map(({ label }) => textWidth(label, TICK_SIZE)));
}
