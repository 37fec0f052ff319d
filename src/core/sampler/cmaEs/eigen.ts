/** Most sweeps; convergence is quadratic, typically in six. */
const MOST_SWEEPS = 30;
/** Off-diagonal sum of squares, relative to the diagonal's, at which the matrix counts as diagonal. */
const TOLERANCE = 1e-26;

export interface Eigen {
  /** n, in no particular order. */
  readonly values: Float64Array;
  /** n × n, row-major; column k belongs to `values[k]`. */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and orthonormal eigenvectors of a symmetric matrix, by cyclic Jacobi rotations (Golub & Van Loan 2013, §8.5). Slower than
 * tridiagonal methods beyond some fifty rows, but short, and exact to rounding for every eigenvalue.
 * @param matrix n × n, row-major; not changed
 */
export function symmetricEigen(matrix: Float64Array, n: number): Eigen {
  const a = Float64Array.from(matrix);
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (let sweep = 0; sweep < MOST_SWEEPS && !isDiagonal(a, n); sweep++) {
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) rotate(a, vectors, n, p, q);
    }
  }
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i]!), vectors };
}

function isDiagonal(a: Float64Array, n: number): boolean {
  let [diagonal, rest] = [0, 0];
  for (let i = 0; i < n; i++) {
    diagonal += a[i * n + i]! ** 2;
    for (let j = 0; j < i; j++) rest += a[i * n + j]! ** 2;
  }
  return rest <= TOLERANCE * diagonal;
}

/** A ← Jᵀ·A·J and V ← V·J with the rotation J in the plane (p, q) that makes Aₚq zero. */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const off = a[p * n + q]!;
  if (off === 0) return;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * off);
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < n; k++) {
    turn(a, k * n + p, k * n + q, cosine, sine);
    turn(vectors, k * n + p, k * n + q, cosine, sine);
  }
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k, cosine, sine);
}

function turn(values: Float64Array, i: number, j: number, cosine: number, sine: number): void {
  const [x, y] = [values[i]!, values[j]!];
  values[i] = cosine * x - sine * y;
  values[j] = sine * x + cosine * y;
}
