import { describe, expect, it } from "vitest";
import {
  cholesky,
  choleskyWithJitter,
  inverseFromCholesky,
  logDeterminant,
  solveLower,
  solveLowerMany,
  solveLowerTransposed,
} from "./linalg.ts";
import { createRng } from "./rng.ts";

const N = 17;

/** B·Bᵀ + I of a random B. */
function positiveDefinite(seed: number, n: number): Float64Array {
  const rng = createRng(seed);
  const b = Float64Array.from({ length: n * n }, () => rng.normal());
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = i === j ? 1 : 0;
      for (let k = 0; k < n; k++) sum += b[i * n + k]! * b[j * n + k]!;
      a[i * n + j] = sum;
    }
  }
  return a;
}

function times(a: Float64Array, x: Float64Array): number[] {
  return Array.from(x, (_, i) => x.reduce((sum, xj, j) => sum + a[i * x.length + j]! * xj, 0));
}

function textbookCholesky(a: Float64Array, n: number): Float64Array {
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * n + k]! * factor[j * n + k]!;
      factor[i * n + j] = i === j ? Math.sqrt(sum) : sum / factor[j * n + j]!;
    }
  }
  return factor;
}

function lowerOf(a: Float64Array, n: number): Float64Array {
  return a.filter((_, at) => at % n <= Math.floor(at / n));
}

describe("Cholesky", () => {
  const a = positiveDefinite(3, N);
  const factor = Float64Array.from(a);
  const ok = cholesky(factor, N);

  it("multiplies back to the matrix", () => {
    expect(ok).toBe(true);
    for (let i = 0; i < N; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let k = 0; k <= j; k++) sum += factor[i * N + k]! * factor[j * N + k]!;
        expect(sum).toBeCloseTo(a[i * N + j]!, 10);
      }
    }
  });

  it("solves A·x = b in two substitutions", () => {
    const b = Float64Array.from({ length: N }, (_, i) => Math.sin(i));
    const x = Float64Array.from(b);
    solveLower(factor, N, x);
    solveLowerTransposed(factor, N, x);
    times(a, x).forEach((value, i) => expect(value).toBeCloseTo(b[i]!, 10));
  });

  it("gives the inverse and the determinant", () => {
    const inverse = new Float64Array(N * N);
    inverseFromCholesky(factor, N, inverse, new Float64Array(N * N));
    for (let j = 0; j < N; j++) {
      const column = Float64Array.from(
        { length: N },
        (_, i) => inverse[Math.max(i, j) * N + Math.min(i, j)]!,
      );
      times(a, column).forEach((value, i) => expect(value).toBeCloseTo(i === j ? 1 : 0, 10));
    }
    const small = Float64Array.from([2, 1, 1, 3]);
    cholesky(small, 2);
    expect(logDeterminant(small, 2)).toBeCloseTo(Math.log(5), 14);
  });

  it("gives the same bits as the textbook's algorithm at every size", () => {
    for (let n = 1; n <= 13; n++) {
      const matrix = positiveDefinite(n, n);
      const textbook = lowerOf(textbookCholesky(matrix, n), n);
      const whole = Float64Array.from(matrix);
      cholesky(whole, n);
      expect(lowerOf(whole, n)).toEqual(textbook);
      for (let done = 1; done < n; done++) {
        const appended = Float64Array.from(matrix);
        appended.set(whole.subarray(0, done * n));
        expect(cholesky(appended, n, done)).toBe(true);
        expect(lowerOf(appended, n)).toEqual(textbook);
      }
    }
  });

  it("solves many right sides as it solves each", () => {
    const rng = createRng(1);
    for (const [n, count] of [
      [N, 11],
      [6, 4],
      [1, 5],
    ] as const) {
      const lower = positiveDefinite(4, n);
      cholesky(lower, n);
      const many = Float64Array.from({ length: n * count }, () => rng.normal());
      const alone = Float64Array.from(many);
      for (let i = 0; i < count; i++) solveLower(lower, n, alone.subarray(i * n, (i + 1) * n));
      solveLowerMany(lower, n, many, count);
      expect(many).toEqual(alone);
    }
  });

  it("refuses matrices that are not positive definite, and NaN", () => {
    expect(cholesky(Float64Array.from([1, 2, 2, 1]), 2)).toBe(false);
    const late = positiveDefinite(5, 9);
    late[6 * 9 + 6] = -1;
    expect(cholesky(late, 9)).toBe(false);
    expect(cholesky(Float64Array.from([Number.NaN]), 1)).toBe(false);
  });

  it("adds only as much jitter as needed", () => {
    const singular = Float64Array.from([1, 1, 1, 1]);
    const jittered = choleskyWithJitter(singular, 2);
    expect(jittered[0]! ** 2 - 1).toBeLessThan(1e-8);
    expect(choleskyWithJitter(a, N)).toEqual(Float64Array.from(factor));
    expect(() => choleskyWithJitter(Float64Array.from([1, 9, 9, 1]), 2)).toThrow(RangeError);
  });
});
