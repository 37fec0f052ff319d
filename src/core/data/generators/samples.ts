import { permutation, type Rng } from "../../math/rng.ts";

/** The output of a generator: rows of real features, each with a class index or a real target. */
export interface Samples {
  readonly rows: number;
  readonly features: number;
  /** Row-major, rows × features. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The same rows in random order. */
export function shuffleRows({ rows, features, x, y }: Samples, rng: Rng): Samples {
  const order = permutation(rows, rng);
  const shuffledX = new Float64Array(x.length);
  const shuffledY = new Float64Array(rows);
  order.forEach((from, to) => {
    shuffledX.set(x.subarray(from * features, (from + 1) * features), to * features);
    shuffledY[to] = y[from]!;
  });
  return { rows, features, x: shuffledX, y: shuffledY };
}

/** The same features in random order. */
export function shuffleFeatures({ rows, features, x, y }: Samples, rng: Rng): Samples {
  const order = permutation(features, rng);
  const shuffled = new Float64Array(x.length);
  for (let row = 0; row < rows; row++) {
    for (let j = 0; j < features; j++) shuffled[row * features + j] = x[row * features + order[j]!]!;
  }
  return { rows, features, x: shuffled, y };
}

/** Sizes of `parts` nearly equal parts of `total`; the first parts get the remainder. */
export function evenSizes(total: number, parts: number): number[] {
  return Array.from({ length: parts }, (_, k) => Math.floor(total / parts) + (k < total % parts ? 1 : 0));
}

/** Adds N(0, sd²) noise to every feature, in place. */
export function addNoise(x: Float64Array, sd: number, rng: Rng): void {
  for (let i = 0; i < x.length; i++) x[i] = x[i]! + sd * rng.normal();
}
