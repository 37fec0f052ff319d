import { productsOfFour, solveLowerFour, solveLowerRows } from "./linalgKernels.ts";

/**
 * Cholesky factor L of a symmetric positive definite matrix, A = L·Lᵀ, in place: the lower triangle of `a` becomes L; elements
 * above the diagonal are neither read nor written.
 * @param a n × n, row-major, lower triangle filled
 * @param done number of leading rows that already hold L; the others are appended to them at a cost of (n − done)·n²/2
 * @returns false when a pivot is not positive (or not a number); `a` is then spoilt
 */
export function cholesky(a: Float64Array, n: number, done = 0): boolean {
  // Row i of L left of the diagonal solves L′·x = (row i of A), L′ being the rows above.
  let i = done;
  for (; i + 4 <= n; i += 4) {
    solveLowerFour(a, n, a, i * n, 0, i);
    if (!choleskyRows(a, n, i, i + 4, i)) return false;
  }
  return choleskyRows(a, n, i, n, 0);
}

/**
 * `cholesky` of A + εI in a new array, with the smallest ε of 0, 10⁻¹⁰·s, 10⁻⁹·s, … that works (s: the mean of the diagonal).
 * @throws RangeError if even ε = s fails: A is then not a covariance matrix
 */
export function choleskyWithJitter(a: Float64Array, n: number): Float64Array {
  let scale = 0;
  for (let i = 0; i < n; i++) scale += a[i * n + i]! / n;
  for (let jitter = 0; !(jitter > scale); jitter = jitter === 0 ? 1e-10 * scale : 10 * jitter) {
    const factor = Float64Array.from(a);
    for (let i = 0; i < n; i++) factor[i * n + i] = factor[i * n + i]! + jitter;
    if (cholesky(factor, n)) return factor;
    if (!(scale > 0)) break;
  }
  throw new RangeError("matrix is not positive definite");
}

/** Solves L·x = b in place in `b` (forward substitution). `factor`: as `cholesky` leaves it. */
export function solveLower(factor: Float64Array, n: number, b: Float64Array): void {
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const r0 = i * n;
    const r1 = r0 + n;
    const r2 = r1 + n;
    const r3 = r2 + n;
    let s0 = b[i]!;
    let s1 = b[i + 1]!;
    let s2 = b[i + 2]!;
    let s3 = b[i + 3]!;
    for (let k = 0; k < i; k++) {
      const x = b[k]!;
      s0 -= factor[r0 + k]! * x;
      s1 -= factor[r1 + k]! * x;
      s2 -= factor[r2 + k]! * x;
      s3 -= factor[r3 + k]! * x;
    }
    s0 /= factor[r0 + i]!;
    s1 = (s1 - factor[r1 + i]! * s0) / factor[r1 + i + 1]!;
    s2 = (s2 - factor[r2 + i]! * s0 - factor[r2 + i + 1]! * s1) / factor[r2 + i + 2]!;
    s3 -= factor[r3 + i]! * s0;
    s3 = (s3 - factor[r3 + i + 1]! * s1 - factor[r3 + i + 2]! * s2) / factor[r3 + i + 3]!;
    b[i] = s0;
    b[i + 1] = s1;
    b[i + 2] = s2;
    b[i + 3] = s3;
  }
  solveLowerRows(factor, n, b, 0, 0, i, n);
}

/**
 * `solveLower` for many right sides, in place; about twice as fast per side as one by one.
 * @param b count × n, row-major: one right side in each row
 */
export function solveLowerMany(factor: Float64Array, n: number, b: Float64Array, count: number): void {
  let at = 0;
  for (; at + 4 <= count; at += 4) solveLowerFour(factor, n, b, at * n, 0, n);
  for (; at < count; at++) solveLower(factor, n, b.subarray(at * n, (at + 1) * n));
}

/** Solves Lᵀ·x = b in place in `b` (backward substitution, by rows of L so that memory is read in order). */
export function solveLowerTransposed(factor: Float64Array, n: number, b: Float64Array): void {
  let i = n - 1;
  for (; i >= 3; i -= 4) {
    const r0 = i * n;
    const r1 = r0 - n;
    const r2 = r1 - n;
    const r3 = r2 - n;
    const x0 = b[i]! / factor[r0 + i]!;
    const x1 = (b[i - 1]! - factor[r0 + i - 1]! * x0) / factor[r1 + i - 1]!;
    const x2 = (b[i - 2]! - factor[r0 + i - 2]! * x0 - factor[r1 + i - 2]! * x1) / factor[r2 + i - 2]!;
    let x3 = b[i - 3]! - factor[r0 + i - 3]! * x0 - factor[r1 + i - 3]! * x1;
    x3 = (x3 - factor[r2 + i - 3]! * x2) / factor[r3 + i - 3]!;
    b[i] = x0;
    b[i - 1] = x1;
    b[i - 2] = x2;
    b[i - 3] = x3;
    for (let k = 0; k < i - 3; k++) {
      const left = b[k]! - factor[r0 + k]! * x0 - factor[r1 + k]! * x1;
      b[k] = left - factor[r2 + k]! * x2 - factor[r3 + k]! * x3;
    }
  }
  for (; i >= 0; i--) {
    const row = i * n;
    const value = b[i]! / factor[row + i]!;
    b[i] = value;
    for (let k = 0; k < i; k++) b[k] = b[k]! - factor[row + k]! * value;
  }
}

/**
 * (L·Lᵀ)⁻¹ into `inverse` (n × n, row-major): only its lower triangle is valid. Costs n³/3. `scratch` has the same size and is
 * overwritten.
 */
export function inverseFromCholesky(
  factor: Float64Array,
  n: number,
  inverse: Float64Array,
  scratch: Float64Array,
): void {
  // Row j of `scratch` becomes column j of L⁻¹, which begins at its diagonal; A⁻¹ᵢⱼ = Σ_{k ≥ i} L⁻¹ₖᵢ·L⁻¹ₖⱼ for j ≤ i.
  scratch.fill(0);
  for (let i = 0; i < n; i++) scratch[i * n + i] = 1;
  let i = 0;
  for (; i + 4 <= n; i += 4) solveLowerFour(factor, n, scratch, i * n, i, n);
  for (; i < n; i++) solveLowerRows(factor, n, scratch, i * n, i, i, n);
  let row = 0;
  for (; row + 4 <= n; row += 4) {
    for (let column = 0; column < row + 4; column += 2) productsOfFour(scratch, n, row, column, inverse);
  }
  for (; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = 0;
      for (let k = row; k < n; k++) sum += scratch[row * n + k]! * scratch[column * n + k]!;
      inverse[row * n + column] = sum;
    }
  }
}

/** log det(L·Lᵀ). */
export function logDeterminant(factor: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.log(factor[i * n + i]!);
  return 2 * sum;
}

/** Rows `from` … `to` − 1 of the factor, from column `column` on; the columns left of it already hold the factor. */
function choleskyRows(a: Float64Array, n: number, from: number, to: number, column: number): boolean {
  for (let i = from; i < to; i++) {
    solveLowerRows(a, n, a, i * n, 0, column, i);
    let pivot = a[i * n + i]!;
    for (let k = 0; k < i; k++) pivot -= a[i * n + k]! * a[i * n + k]!;
    if (!(pivot > 0)) return false;
    a[i * n + i] = Math.sqrt(pivot);
  }
  return true;
}
