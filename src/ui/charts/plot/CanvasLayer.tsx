import { useLayoutEffect, useRef } from "react";
import { usePrinting } from "../../print/printContext.ts";
import styles from "./charts.module.css";
import { SvgInk } from "./paper/svgInk.ts";
import { SvgLayer } from "./paper/SvgLayer.tsx";
import { BeneathHtml, usePlotGeometry } from "./plotLayers.tsx";

/** What marks are painted on: a canvas on the screen, SVG shapes on paper. */
export type PaintContext = CanvasRenderingContext2D | SvgInk;

/** Draws marks; `color` reads a colour of the palette ("--color-best"). Coordinates are those of the plot. */
export type Paint = (context: PaintContext, color: (name: string) => string) => void;

export interface CanvasLayerProps {
  /** Pixels below the plot that belong to it. */
  readonly strip?: number;
  /** Pixels that marks may reach beyond the plot. */
  readonly bleed?: number;
  /** Called on a cleared layer when this function or the size changes. */
  readonly paint: Paint;
}

/** A layer of dense marks: one canvas over the plot, sharp on every display; in print, SVG. */
export function CanvasLayer({ strip = 0, bleed = 0, paint }: CanvasLayerProps) {
  const Layer = usePrinting() ? SvgLayer : OnScreen;
  return <Layer strip={strip} bleed={bleed} paint={paint} />;
}

/** Paints path data around (0, 0) around (x, y): many marks of one shape. */
export function paintMark(
  context: PaintContext,
  shape: MarkShape,
  how: "fill" | "stroke",
  x: number,
  y: number,
): void {
  if (context instanceof SvgInk) {
    context.mark(shape.data, how, x, y);
    return;
  }
  context.translate(x, y);
  context[how](shape.path);
  context.translate(-x, -y);
}

/** The shape of a mark, parsed once for all marks of that shape. */
export interface MarkShape {
  readonly data: string;
  readonly path: Path2D;
}

/** @param data path data of M, L, A and Z */
export function markShape(data: string): MarkShape {
  return { data, path: new Path2D(data) };
}

function OnScreen({ strip, bleed, paint }: Required<CanvasLayerProps>) {
  const area = usePlotGeometry();
  const ref = useRef<HTMLCanvasElement>(null);
  const { left, top, width } = area;
  const height = area.height + strip;
  // A layout effect, so that it is painted together with the SVG marks of the same size.
  useLayoutEffect(() => {
    const canvas = ref.current;
    const context = canvas === null ? null : openContext(canvas, { left, top, width, height, bleed });
    if (canvas !== null && context !== null) paint(context, paletteOf(canvas));
  }, [paint, left, top, width, height, bleed]);
  return (
    <BeneathHtml>
      <canvas
        ref={ref}
        className={styles.layer}
        style={layerBox({ left, top, width, height }, bleed)}
        aria-hidden="true"
      />
    </BeneathHtml>
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

/** A cleared context whose coordinates are the plot's; null if the browser has no 2-D canvas. */
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
  // Setting a canvas' size reallocates its memory, so only when it changed.
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
