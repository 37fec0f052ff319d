import type { Rng } from "../core/math/rng.ts";
import type { Dimension } from "../core/space/transform.ts";

/** A dimension for tests of the GP, which reads kind, size and whether it is conditional. */
export function dimension(
  kind: Dimension["kind"],
  { size = Number.POSITIVE_INFINITY, conditional = false }: { size?: number; conditional?: boolean } = {},
): Dimension {
  return {
    kind,
    size,
    conditional,
    position: (level) => (level + 0.5) / size,
    nearestLevel: (coordinate) => Math.round(coordinate * size - 0.5),
  };
}

/** n × d, row-major, uniform; a conditional coordinate is inactive (NaN) every third time. */
export function randomPoints(dimensions: readonly Dimension[], n: number, rng: Rng): Float64Array {
  return Float64Array.from({ length: n * dimensions.length }, (_, at) => {
    const { kind, size, conditional } = dimensions[at % dimensions.length]!;
    if (conditional && rng.integer(3) === 0) return Number.NaN;
    return kind === "categorical" ? rng.integer(size) : rng.uniform();
  });
}

/** (f(x + h) − f(x − h)) / 2h in each of the given coordinates; 0 in the others. */
export function centralDifferences(
  f: (x: Float64Array) => number,
  x: Float64Array,
  coordinates: readonly number[] = Array.from(x.keys()),
): Float64Array {
  const h = 1e-5;
  const gradient = new Float64Array(x.length);
  for (const i of coordinates) {
    if (Number.isNaN(x[i]!)) continue;
    const [ahead, behind] = [Float64Array.from(x), Float64Array.from(x)];
    ahead[i] = x[i]! + h;
    behind[i] = x[i]! - h;
    gradient[i] = (f(ahead) - f(behind)) / (2 * h);
  }
  return gradient;
}
