import { useComputedColorScheme } from "@mantine/core";
import { Fragment, useCallback, useMemo, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { CartesianGrid, ComposedChart, ResponsiveContainer } from "recharts";
import type { Axis } from "./axis.ts";
import { PlotXAxis, PlotYAxis, yAxisWidth } from "./PlotAxes.tsx";
import { Beneath, LayersContext, PlotGeometryProvider, type PlotLayers } from "./plotLayers.tsx";
import { useSame } from "./useSame.ts";
import { useTurn } from "./useTurn.ts";
import { TITLE_HEIGHT, X_AXIS_HEIGHT } from "./plotSizes.ts";
import styles from "./charts.module.css";

const TOP = 10;
/** Room for the half of the last label that extends beyond the plot. */
const RIGHT = 24;
const LARGEST_SQUARE = 400;
const NO_INSET = { top: 0, bottom: 0 };

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
  /** Room inside the plot above the highest and below the lowest value, for labels and for marks beyond the axis. */
  readonly inset?: { readonly top: number; readonly bottom: number };
  /** Lines across the plot at the ticks of the y axis. */
  readonly grid?: boolean;
  /** Square, for two axes in the same unit. */
  readonly square?: boolean;
  /** Recharts' elements, `PlotMarks` and `CanvasLayer`. */
  readonly children: ReactNode;
  /** The part that reacts to pointer and keys; outside the image for assistive technology. */
  readonly overlay?: ReactNode;
}

/**
 * The frame of every chart, built on Recharts: two axes with ticks, titles and light grid lines, as wide as its container. Three layers
 * lie over each other: grid and dense marks, then what Recharts draws, then what reacts to pointer and keys.
 */
export function Plot(props: PlotProps) {
  const { height, label, strip = 0, inset = NO_INSET, grid = true, square = false, overlay } = props;
  const x = useSame(props.x);
  const y = useSame(props.y);
  const colorScheme = useComputedColorScheme();
  const { layers, setBeneath, setOver, setBelow, width, setWidth } = useHosts();
  const turn = useTurn();
  const hasTitle = props.yTitle !== undefined;
  const top = TOP + (hasTitle ? TITLE_HEIGHT : 0);
  const margin = useMemo(() => ({ top, right: RIGHT, bottom: 0, left: 0 }), [top]);
  const sides = yAxisWidth(y) + RIGHT;
  // A square plot is as high as it is wide.
  const total = square && width > 0 ? top + Math.max(1, width - sides) + strip + X_AXIS_HEIGHT : height;
  return (
    <>
      <div
        className={styles.plot}
        style={{ height: total, ...(square ? { maxWidth: LARGEST_SQUARE + sides } : {}) }}
      >
        <div role="img" aria-label={label}>
          <div ref={setBeneath} className={styles.beneath} />
          {turn && layers !== null && (
            <LayersContext value={layers}>
              <ResponsiveContainer
                width="100%"
                height={total}
                initialDimension={{ width, height: total }}
                onResize={setWidth}
              >
                <ComposedChart margin={margin} accessibilityLayer={false}>
                  <PlotXAxis axis={x} title={props.xTitle} />
                  <PlotYAxis axis={y} title={props.yTitle} strip={strip} inset={inset} />
                  {grid && (
                    <Beneath>
                      <CartesianGrid vertical={false} syncWithTicks zIndex={0} className={styles.grid} />
                    </Beneath>
                  )}
                  <PlotGeometryProvider strip={strip}>
                    {/* Canvases read their colours when they draw: a new scheme makes them anew. */}
                    <Fragment key={colorScheme}>{props.children}</Fragment>
                    {createPortal(overlay, layers.over)}
                  </PlotGeometryProvider>
                </ComposedChart>
              </ResponsiveContainer>
            </LayersContext>
          )}
        </div>
        <div ref={setOver} />
      </div>
      <div ref={setBelow} className={styles.legend} />
    </>
  );
}

/** The elements that hold the plot's layers, and its width, which is measured once before the plot is drawn, so that it is complete from the first frame on. */
function useHosts() {
  const [beneath, setElement] = useState<HTMLDivElement | null>(null);
  const [over, setOver] = useState<HTMLDivElement | null>(null);
  const [below, setBelow] = useState<HTMLDivElement | null>(null);
  const [width, setWidth] = useState(0);
  const setBeneath = useCallback((element: HTMLDivElement | null) => {
    setElement(element);
    if (element !== null) setWidth(element.clientWidth);
  }, []);
  const layers = useMemo<PlotLayers | null>(
    () => (beneath === null || over === null || below === null ? null : { beneath, over, below }),
    [beneath, over, below],
  );
  return { layers, setBeneath, setOver, setBelow, width, setWidth };
}
