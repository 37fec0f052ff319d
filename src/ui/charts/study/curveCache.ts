import type { PlotGeometry } from "../plot/plotLayers.tsx";
import type { Curve, LearningCurvesSpec } from "./learningCurvesSpec.ts";

/** The curves on a layer of finished curves. Layers with different keys have nothing in common. */
export interface DrawnCurves {
  readonly key: string;
  readonly values: ReadonlySet<readonly number[]>;
}

/**
 * Which curves must be drawn to change a layer from `drawn` to `wanted`: only the new ones if all drawn curves are still
 * wanted under the same key; otherwise all of them on a cleared layer.
 */
export function missingCurves(
  drawn: DrawnCurves | null,
  key: string,
  wanted: readonly Curve[],
): { readonly clear: boolean; readonly curves: readonly Curve[] } {
  if (drawn === null || drawn.key !== key) return { clear: true, curves: wanted };
  const fresh = wanted.filter(({ values }) => !drawn.values.has(values));
  const kept = wanted.length - fresh.length;
  return kept === drawn.values.size ? { clear: false, curves: fresh } : { clear: true, curves: wanted };
}

/**
 * Says where values lie on a layer: two layers with the same key have every value at the same place. Made from places and not from the
 * axes, because the geometry follows changed axes a render later.
 */
export function placesKey({ x, y }: Pick<LearningCurvesSpec, "x" | "y">, area: PlotGeometry): string {
  const { left, top, width, height } = area;
  const places = (of: (value: number) => number, [low, high]: readonly [number, number]) =>
    // The middle tells a logarithmic axis from a linear one.
    [low, (low + high) / 2, high].map(of);
  return JSON.stringify([
    [left, top, width, height],
    places(area.x, x.domain),
    y === null ? null : places(area.y, y.domain),
  ]);
}

/** Opacity of one of `count` finished curves: many are together as light as a few. In steps, so that it seldom changes. */
export function fadedAlpha(count: number): number {
  if (count <= 20) return 0.38;
  if (count <= 60) return 0.26;
  if (count <= 250) return 0.16;
  return 0.05;
}
