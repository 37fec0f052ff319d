/**
 * Cholesky factor L of a symmetric positive definite matrix, A = L·Lᵀ, in place: the lower triangle of `a` becomes L, what
 * stands above the diagonal is neither read nor written.
 * @param a n × n, row-major, lower triangle filled
 * @returns false when a pivot is not positive (or not a number); `a` is then spoilt
 */
export function cholesky(a: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) {
    const rowI = i * n;
    for (let j = 0; j < i; j++) {
      const rowJ = j * n;
      let sum = a[rowI + j]!;
      for (let k = 0; k < j; k++) sum -= a[rowI + k]! * a[rowJ + k]!;
      a[rowI + j] = sum / a[rowJ + j]!;
    }
    let pivot = a[rowI + i]!;
    for (let k = 0; k < i; k++) pivot -= a[rowI + k]! * a[rowI + k]!;
    if (!(pivot > 0)) return false;
    a[rowI + i] = Math.sqrt(pivot);
  }
  return true;
}

/**
 * `cholesky` of A + εI in a new array, with the least ε of 0, 10⁻¹⁰·s, 10⁻⁹·s, … that works (s: the mean of the diagonal).
 * @throws RangeError when even ε = s does not: A is then not a covariance at all
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
  for (let i = 0; i < n; i++) {
    const row = i * n;
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= factor[row + k]! * b[k]!;
    b[i] = sum / factor[row + i]!;
  }
}

/** Solves Lᵀ·x = b in place in `b` (backward substitution, by rows of L so that memory is read in order). */
export function solveLowerTransposed(factor: Float64Array, n: number, b: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    const row = i * n;
    const value = b[i]! / factor[row + i]!;
    b[i] = value;
    for (let k = 0; k < i; k++) b[k] = b[k]! - factor[row + k]! * value;
  }
}

/** (L·Lᵀ)⁻¹, its lower triangle only, into `inverse` (n × n, row-major). `scratch` has the same size and is overwritten. */
export function inverseFromCholesky(
  factor: Float64Array,
  n: number,
  inverse: Float64Array,
  scratch: Float64Array,
): void {
  invertLower(factor, n, scratch);
  inverse.fill(0);
  // A⁻¹ = L⁻ᵀ·L⁻¹ = Σ_k (row k of L⁻¹)ᵀ(row k of L⁻¹): every access runs along a row.
  for (let k = 0; k < n; k++) {
    const row = k * n;
    for (let i = 0; i <= k; i++) {
      const value = scratch[row + i]!;
      const target = i * n;
      for (let j = 0; j <= i; j++) inverse[target + j] = inverse[target + j]! + value * scratch[row + j]!;
    }
  }
}

/** log det(L·Lᵀ). */
export function logDeterminant(factor: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.log(factor[i * n + i]!);
  return 2 * sum;
}

/** L⁻¹, lower triangle only, into `inverse`, built row by row. */
function invertLower(factor: Float64Array, n: number, inverse: Float64Array): void {
  for (let i = 0; i < n; i++) {
    const row = i * n;
    const pivot = 1 / factor[row + i]!;
    for (let j = 0; j < i; j++) inverse[row + j] = 0;
    for (let k = 0; k < i; k++) {
      const value = factor[row + k]! * pivot;
      const source = k * n;
      for (let j = 0; j <= k; j++) inverse[row + j] = inverse[row + j]! - value * inverse[source + j]!;
    }
    inverse[row + i] = pivot;
  }
}
