import { createContext, useContext, useMemo, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { DefaultZIndexes, usePlotArea, useXAxisScale, useYAxisScale, ZIndexLayer } from "recharts";
import styles from "./charts.module.css";

/** The elements under, over and below what Recharts draws. */
export interface PlotLayers {
  readonly beneath: HTMLElement;
  readonly over: HTMLElement;
  readonly below: HTMLElement;
}

export const LayersContext = createContext<PlotLayers | null>(null);

const GeometryContext = createContext<PlotGeometry | null>(null);

/** The inside of a plot in pixels, and the positions of its axes' values. The same object until one of them changes. */
export interface PlotGeometry {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  /** Excludes the strip below. */
  readonly height: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

/** Provides the plot's geometry to its children after Recharts has laid it out. */
export function PlotGeometryProvider({
  strip,
  children,
}: {
  readonly strip: number;
  readonly children: ReactNode;
}) {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  const geometry = useMemo<PlotGeometry | null>(() => {
    if (area === undefined || x === undefined || y === undefined || area.width === 0) return null;
    return {
      left: area.x,
      top: area.y,
      width: area.width,
      height: area.height - strip,
      // Our scales have a position for every number.
      x: (value) => x(value) ?? 0,
      y: (value) => y(value) ?? 0,
    };
  }, [area, x, y, strip]);
  return geometry === null ? null : <GeometryContext value={geometry}>{children}</GeometryContext>;
}

/** The geometry of the plot around this component. */
export function usePlotGeometry(): PlotGeometry {
  const geometry = useContext(GeometryContext);
  if (geometry === null) throw new Error("Not inside a plot");
  return geometry;
}

/** Puts HTML under what Recharts draws, over the grid: canvases. */
export function BeneathHtml({ children }: { readonly children: ReactNode }) {
  return createPortal(children, usePlotLayers().beneath);
}

/** Puts HTML over the chart. */
export function OverHtml({ children }: { readonly children: ReactNode }) {
  return createPortal(children, usePlotLayers().over);
}

/** Draws Recharts' elements under dense marks. They need `zIndex={0}`, because Recharts puts others into a separate layer. */
export function Beneath({ children }: { readonly children: ReactNode }) {
  return (
    <BeneathHtml>
      <svg className={styles.layer} width="100%" height="100%" aria-hidden="true">
        {children}
      </svg>
    </BeneathHtml>
  );
}

/** Our own SVG marks over all others, clipped `bleed` pixels beyond the edges of the plot. */
export function PlotMarks({ bleed = 0, children }: PlotMarksProps) {
  const geometry = usePlotGeometry();
  const [x, y] = [geometry.left - bleed, geometry.top - bleed];
  const width = geometry.width + 2 * bleed;
  const height = geometry.height + 2 * bleed;
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.label}>
      <svg x={x} y={y} width={width} height={height} viewBox={`${x} ${y} ${width} ${height}`}>
        {children}
      </svg>
    </ZIndexLayer>
  );
}

interface PlotMarksProps {
  readonly bleed?: number;
  readonly children: ReactNode;
}

export function usePlotLayers(): PlotLayers {
  const layers = useContext(LayersContext);
  if (layers === null) throw new Error("Not inside a plot");
  return layers;
}
