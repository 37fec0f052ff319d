/*
 * Every inner loop runs along rows, so that memory is read in order, and makes several sums at a time (two rows for four right
 * sides, or four rows for one): a single sum waits for each addition before it starts the next; several sums keep the processor
 * busy and are two to three times as fast. Each sum keeps the textbook's order of terms, so a result has the same bits in every
 * case: an appended row equals that row of a complete factorisation, and a right side solved together with others equals the one
 * solved alone.
 */

/**
 * Unknowns `from` … `to` − 1 of L·x = b, in place. b starts at `at`; unknowns before `from` are already solved, and those before
 * `start` are 0.
 */
export function solveLowerRows(
  factor: Float64Array,
  n: number,
  b: Float64Array,
  at: number,
  start: number,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const row = i * n;
    let sum = b[at + i]!;
    for (let k = start; k < i; k++) sum -= factor[row + k]! * b[at + k]!;
    b[at + i] = sum / factor[row + i]!;
  }
}

/** Unknowns `start` … `to` − 1 of L·x = b for four right sides, which start at `at`, at + n, …; unknowns before `start` are 0. */
export function solveLowerFour(
  factor: Float64Array,
  n: number,
  b: Float64Array,
  at: number,
  start: number,
  to: number,
): void {
  const b0 = at;
  const b1 = b0 + n;
  const b2 = b1 + n;
  const b3 = b2 + n;
  let i = start;
  for (; i + 2 <= to; i += 2) {
    const row = i * n;
    const next = row + n;
    let s00 = b[b0 + i]!;
    let s10 = b[b1 + i]!;
    let s20 = b[b2 + i]!;
    let s30 = b[b3 + i]!;
    let s01 = b[b0 + i + 1]!;
    let s11 = b[b1 + i + 1]!;
    let s21 = b[b2 + i + 1]!;
    let s31 = b[b3 + i + 1]!;
    for (let k = start; k < i; k++) {
      const u = factor[row + k]!;
      const v = factor[next + k]!;
      const x0 = b[b0 + k]!;
      const x1 = b[b1 + k]!;
      const x2 = b[b2 + k]!;
      const x3 = b[b3 + k]!;
      s00 -= u * x0;
      s10 -= u * x1;
      s20 -= u * x2;
      s30 -= u * x3;
      s01 -= v * x0;
      s11 -= v * x1;
      s21 -= v * x2;
      s31 -= v * x3;
    }
    const pivot = factor[row + i]!;
    const below = factor[next + i]!;
    const nextPivot = factor[next + i + 1]!;
    s00 /= pivot;
    s10 /= pivot;
    s20 /= pivot;
    s30 /= pivot;
    b[b0 + i] = s00;
    b[b1 + i] = s10;
    b[b2 + i] = s20;
    b[b3 + i] = s30;
    b[b0 + i + 1] = (s01 - below * s00) / nextPivot;
    b[b1 + i + 1] = (s11 - below * s10) / nextPivot;
    b[b2 + i + 1] = (s21 - below * s20) / nextPivot;
    b[b3 + i + 1] = (s31 - below * s30) / nextPivot;
  }
  for (let side = 0; side < 4; side++) solveLowerRows(factor, n, b, at + side * n, start, i, to);
}

/** Σ_{k ≥ row} uᵢₖ·uⱼₖ into outᵢⱼ for the four rows i from `row` and the two rows j from `column`. */
export function productsOfFour(
  u: Float64Array,
  n: number,
  row: number,
  column: number,
  out: Float64Array,
): void {
  const r0 = row * n;
  const r1 = r0 + n;
  const r2 = r1 + n;
  const r3 = r2 + n;
  const c0 = column * n;
  const c1 = c0 + n;
  let s00 = 0;
  let s10 = 0;
  let s20 = 0;
  let s30 = 0;
  let s01 = 0;
  let s11 = 0;
  let s21 = 0;
  let s31 = 0;
  for (let k = row; k < n; k++) {
    const x = u[c0 + k]!;
    const y = u[c1 + k]!;
    const u0 = u[r0 + k]!;
    const u1 = u[r1 + k]!;
    const u2 = u[r2 + k]!;
    const u3 = u[r3 + k]!;
    s00 += u0 * x;
    s10 += u1 * x;
    s20 += u2 * x;
    s30 += u3 * x;
    s01 += u0 * y;
    s11 += u1 * y;
    s21 += u2 * y;
    s31 += u3 * y;
  }
  out[r0 + column] = s00;
  out[r1 + column] = s10;
  out[r2 + column] = s20;
  out[r3 + column] = s30;
  out[r0 + column + 1] = s01;
  out[r1 + column + 1] = s11;
  out[r2 + column + 1] = s21;
  out[r3 + column + 1] = s31;
}
