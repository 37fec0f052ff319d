import type { PaintContext } from "../plot/CanvasLayer.tsx";
import type { Curve } from "./learningCurvesSpec.ts";
import type { PlotGeometry } from "../plot/plotLayers.tsx";

export interface CurveStyle {
  readonly color: string;
  readonly width: number;
  readonly alpha: number;
  /** Default: false. */
  readonly dashed?: boolean;
}

/** Strokes each curve separately, so that overlapping ones become darker; a value that is not finite leaves a gap. */
export function paintCurves(
  context: PaintContext,
  area: PlotGeometry,
  curves: readonly Pick<Curve, "values">[],
  style: CurveStyle,
): void {
  context.lineJoin = "round";
  context.strokeStyle = style.color;
  context.lineWidth = style.width;
  context.globalAlpha = style.alpha;
  context.setLineDash(style.dashed === true ? [4, 3] : []);
  for (const { values } of curves) {
    context.beginPath();
    let drawing = false;
    for (let index = 0; index < values.length; index++) {
      const value = values[index]!;
      if (!Number.isFinite(value)) {
        drawing = false;
        continue;
      }
      const x = area.x(index + 1);
      const y = area.y(value);
      if (drawing) context.lineTo(x, y);
      else context.moveTo(x, y);
      // A curve of one epoch has no length, so it is a short dash.
      if (!drawing && values.length === 1) context.lineTo(x + 3, y);
      drawing = true;
    }
    context.stroke();
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}
