import { cdf } from "../../math/normal.ts";
import type { FittedScale } from "./preparation.ts";

/**
 * Undoes a fitted scale: the value whose feature is z. Outside the values of a quantile scale it is the nearest of them; of equal
 * quantiles, any.
 */
export function unscale(fitted: FittedScale, z: number): number {
  switch (fitted.kind) {
    case "linear":
      return fitted.center + z * fitted.scale;
    case "quantile":
      return quantileAt(fitted.quantiles, cdf(z));
    case "power":
      return inverseYeoJohnson(z * fitted.scale + fitted.center, fitted.lambda);
  }
}

/** The inverse of `yeoJohnson` (see `scale.ts`). NaN: no value has this transform. */
function inverseYeoJohnson(y: number, lambda: number): number {
  if (y >= 0) return Math.expm1(inversePower(y, lambda));
  return -Math.expm1(inversePower(-y, 2 - lambda));
}

/** log(1 + x) of the x ≥ 0 whose power, (1 + x)^lambda − 1 over lambda, is y. */
function inversePower(y: number, lambda: number): number {
  return Math.abs(lambda) < Number.EPSILON ? y : Math.log1p(y * lambda) / lambda;
}

function quantileAt(quantiles: readonly number[], share: number): number {
  const position = share * (quantiles.length - 1);
  const below = Math.min(Math.floor(position), quantiles.length - 2);
  const [low, high] = [quantiles[below]!, quantiles[below + 1]!];
  return low + (position - below) * (high - low);
}
