import { describe, expect, it } from "vitest";
import { createRng } from "../../math/rng.ts";
import { symmetricEigen } from "./eigen.ts";

describe("symmetricEigen", () => {
  it.each([1, 2, 5, 20])(
    "takes a random symmetric matrix of %i rows apart: A = V·Λ·Vᵀ, V orthonormal",
    (n) => {
      const rng = createRng(n);
      const a = new Float64Array(n * n);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j <= i; j++) a[i * n + j] = a[j * n + i] = rng.normal();
      }
      const { values, vectors } = symmetricEigen(a, n);
      const product = (x: (k: number) => number) =>
        Array.from({ length: n }, (_, k) => x(k)).reduce((s, v) => s + v, 0);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          const rebuilt = product((k) => vectors[i * n + k]! * values[k]! * vectors[j * n + k]!);
          expect(rebuilt).toBeCloseTo(a[i * n + j]!, 11);
          expect(product((k) => vectors[k * n + i]! * vectors[k * n + j]!)).toBeCloseTo(i === j ? 1 : 0, 11);
        }
      }
    },
  );

  it("keeps small eigenvalues beside large ones", () => {
    const { values } = symmetricEigen(Float64Array.of(1e8, 1, 1, 1e-4), 2);
    // The product is the determinant, 10⁴ − 1; the sum is the trace.
    expect(Math.max(...values)).toBeCloseTo(1e8, 4);
    expect(Math.min(...values)).toBeCloseTo((1e4 - 1) / 1e8, 10);
  });
});
