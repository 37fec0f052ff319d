import { createRng, type Rng } from "../../math/rng.ts";
import { addScaled, dot, norm } from "../../math/vectors.ts";
import type { GeneratorSpec } from "./generatorSpec.ts";
import { shuffleFeatures, shuffleRows, type Samples } from "./samples.ts";

type SpecOf<K extends GeneratorSpec["kind"]> = Extract<GeneratorSpec, { kind: K }>;

/**
 * A linear target: y = x·w + bias + N(0, noise²), w uniform in [0, 100) for the informative features and 0 for the others, rows and
 * features shuffled: `make_regression`. With `effectiveRank` the features are a low-rank matrix with a fat tail of singular values
 * (`make_low_rank_matrix`), otherwise independent N(0, 1).
 * @param spec valid by `checkGenerator`
 */
export function makeRegression(spec: SpecOf<"regression">): Samples {
  const { samples: rows, features, informative, bias, noise } = spec;
  const rng = createRng(spec.seed);
  const x =
    spec.effectiveRank === null
      ? normals(rows * features, rng)
      : lowRankMatrix(rows, features, spec.effectiveRank, spec.tailStrength, rng);
  const weights = Float64Array.from({ length: informative }, () => 100 * rng.uniform());
  const y = Float64Array.from({ length: rows }, (_, row) => {
    let value = bias + noise * rng.normal();
    for (let j = 0; j < informative; j++) value += x[row * features + j]! * weights[j]!;
    return value;
  });
  return shuffleFeatures(shuffleRows({ rows, features, x, y }, rng), rng);
}

/**
 * y = 10 sin(π x₁x₂) + 20 (x₃ − ½)² + 10 x₄ + 5 x₅ + N(0, noise²), features uniform in [0, 1), the ones after the fifth without
 * effect (Friedman 1991; `make_friedman1`).
 */
export function makeFriedman1({ samples, features, noise, seed }: SpecOf<"friedman1">): Samples {
  const rng = createRng(seed);
  const x = Float64Array.from({ length: samples * features }, () => rng.uniform());
  const y = Float64Array.from({ length: samples }, (_, row) => {
    const [a, b, c, d, e] = x.subarray(row * features, row * features + 5);
    const signal = 10 * Math.sin(Math.PI * a! * b!) + 20 * (c! - 0.5) ** 2 + 10 * d! + 5 * e!;
    return signal + noise * rng.normal();
  });
  return { rows: samples, features, x, y };
}

/**
 * U·diag(s)·Vᵀ with random orthonormal columns in U and V, and
 * sᵢ = (1 − tail)·exp(−(i/rank)²) + tail·exp(−0.1·i/rank), i = 0, 1, … . Row-major, rows × columns.
 */
function lowRankMatrix(rows: number, columns: number, rank: number, tail: number, rng: Rng): Float64Array {
  const count = Math.min(rows, columns);
  const u = orthonormalVectors(count, rows, rng);
  const v = orthonormalVectors(count, columns, rng);
  const x = new Float64Array(rows * columns);
  for (let k = 0; k < count; k++) {
    const singular = (1 - tail) * Math.exp(-((k / rank) ** 2)) + tail * Math.exp((-0.1 * k) / rank);
    for (let row = 0; row < rows; row++) {
      const factor = singular * u[k]![row]!;
      for (let j = 0; j < columns; j++) x[row * columns + j] = x[row * columns + j]! + factor * v[k]![j]!;
    }
  }
  return x;
}

/** Random orthonormal vectors: modified Gram–Schmidt on normal ones, done twice, so that the angles are exact to rounding error. */
function orthonormalVectors(count: number, length: number, rng: Rng): Float64Array[] {
  const vectors: Float64Array[] = [];
  for (let k = 0; k < count; k++) {
    const vector = normals(length, rng);
    for (const other of [...vectors, ...vectors]) addScaled(vector, -dot(vector, other), other);
    const size = norm(vector);
    vectors.push(vector.map((value) => value / size));
  }
  return vectors;
}

function normals(length: number, rng: Rng): Float64Array {
  return Float64Array.from({ length }, () => rng.normal());
}
