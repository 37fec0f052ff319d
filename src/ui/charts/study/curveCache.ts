import type { Curve } from "./learningCurvesSpec.ts";

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

/** Opacity of one of `count` finished curves: many are together as light as a few. In steps, so that it seldom changes. */
export function fadedAlpha(count: number): number {
  if (count <= 20) return 0.38;
  if (count <= 60) return 0.26;
  if (count <= 250) return 0.16;
  return 0.05;
}
