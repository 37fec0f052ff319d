import { useLayoutEffect, useRef } from "react";
import styles from "./charts.module.css";
import { usePlotArea } from "./Plot.tsx";

/** Draws marks; `color` reads a colour of the palette ("--color-best"). Coordinates are those of the plot. */
export type Paint = (context: CanvasRenderingContext2D, color: (name: string) => string) => void;

export interface CanvasLayerProps {
  /** Pixels below the plot that belong to it. */
  readonly strip?: number;
  /** Pixels that marks may reach beyond the plot. */
  readonly bleed?: number;
  /** Called on a clear layer whenever it or the size changes. */
  readonly paint: Paint;
}

/** A layer of dense marks: one canvas over the plot, sharp on every display. */
export function CanvasLayer({ strip = 0, bleed = 0, paint }: CanvasLayerProps) {
  const area = usePlotArea();
  const ref = useRef<HTMLCanvasElement>(null);
  const { left, top, width } = area;
  const height = area.height + strip;
  // Together with the SVG marks of the same size: a page that is printed shows both as they stand after one commit.
  useLayoutEffect(() => {
    const canvas = ref.current;
    const context = canvas === null ? null : openContext(canvas, { left, top, width, height, bleed });
    if (canvas !== null && context !== null) paint(context, paletteOf(canvas));
  }, [paint, left, top, width, height, bleed]);
  return (
    <canvas
      ref={ref}
      className={styles.layer}
      style={layerBox({ left, top, width, height }, bleed)}
      aria-hidden="true"
    />
  );
}

export interface LayerGeometry {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly bleed: number;
}

export function layerBox(area: Omit<LayerGeometry, "bleed">, bleed: number): React.CSSProperties {
  return {
    left: area.left - bleed,
    top: area.top - bleed,
    width: area.width + 2 * bleed,
    height: area.height + 2 * bleed,
  };
}

/** A cleared context whose coordinates are the plot's; null where the browser has no 2-D canvas. */
export function openContext(
  canvas: HTMLCanvasElement,
  geometry: LayerGeometry,
): CanvasRenderingContext2D | null {
  const context = canvas.getContext("2d");
  if (context === null) return null;
  const ratio = window.devicePixelRatio;
  const { left, top, width, height, bleed } = geometry;
  const pixelWidth = Math.round((width + 2 * bleed) * ratio);
  const pixelHeight = Math.round((height + 2 * bleed) * ratio);
  // Setting a canvas' size throws its memory away, so only when it changed.
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth;
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, pixelWidth, pixelHeight);
  context.setTransform(ratio, 0, 0, ratio, (bleed - left) * ratio, (bleed - top) * ratio);
  return context;
}

/** Reads the palette's colours where `element` stands. */
export function paletteOf(element: Element): (name: string) => string {
  const computed = getComputedStyle(element);
  return (name) => computed.getPropertyValue(name).trim();
}
