import { expect, test } from "vitest";
import { createRng } from "../../core/math/rng.ts";
import { multiplyMatrices } from "./matrixProduct.ts";

/** Sizes around the tile of 4: below it, on it, and with every remainder. */
const SIZES = [1, 2, 3, 4, 5, 7, 8, 9];

test("equals the definition at every size, plain and transposed", () => {
  const rng = createRng(1);
  for (const m of SIZES) {
    for (const n of SIZES) {
      for (const k of [1, 4, 6]) {
        const a = Float32Array.from({ length: m * k }, () => rng.normal());
        const b = Float32Array.from({ length: k * n }, () => rng.normal());
        const expected = Float32Array.from({ length: m * n }, (_, at) => {
          const [i, j] = [Math.floor(at / n), at % n];
          let sum = 0;
          for (let p = 0; p < k; p++) sum += a[i * k + p]! * b[p * n + j]!;
          return sum;
        });
        const plain = new Float32Array(m * n);
        multiplyMatrices(
          { values: a, rowStep: k, columnStep: 1 },
          { values: b, rowStep: n, columnStep: 1 },
          plain,
          m,
          n,
          k,
        );
        expect(plain).toEqual(expected);
        const crossed = new Float32Array(m * n);
        multiplyMatrices(
          { values: transpose(a, m, k), rowStep: 1, columnStep: m },
          { values: transpose(b, k, n), rowStep: 1, columnStep: k },
          crossed,
          m,
          n,
          k,
        );
        expect(crossed).toEqual(expected);
      }
    }
  }
});

function transpose(values: Float32Array, rows: number, columns: number): Float32Array {
  return Float32Array.from({ length: values.length }, (_, at) => {
    return values[(at % rows) * columns + Math.floor(at / rows)]!;
  });
}
