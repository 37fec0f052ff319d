/*
 * Products of a block of rows. They take four rows at once, so that each number that is read or written serves all of them: the
 * number of rows is a multiple of four, and a block with fewer ends in rows of zeros (see `standardisedRows.ts`).
 */

/**
 * out[row, k] = (row of the block) · (block k of θ).
 * @param values row-major, count × columns
 * @param count a multiple of four
 * @param theta outputs × columns, row-major
 * @param out row-major, count × outputs
 */
export function marginsOfBlock(
  values: Float64Array,
  count: number,
  columns: number,
  theta: Float64Array,
  outputs: number,
  out: Float64Array,
): void {
  for (let row = 0; row < count; row += 4) {
    const a = row * columns;
    const b = a + columns;
    const c = b + columns;
    const d = c + columns;
    for (let k = 0; k < outputs; k++) {
      const start = k * columns;
      let sumA = 0;
      let sumB = 0;
      let sumC = 0;
      let sumD = 0;
      for (let i = 0; i < columns; i++) {
        const value = theta[start + i]!;
        sumA += values[a + i]! * value;
        sumB += values[b + i]! * value;
        sumC += values[c + i]! * value;
        sumD += values[d + i]! * value;
      }
      const at = row * outputs + k;
      out[at] = sumA;
      out[at + outputs] = sumB;
      out[at + 2 * outputs] = sumC;
      out[at + 3 * outputs] = sumD;
    }
  }
}

/**
 * gradient[k] ← gradient[k] + Σ slopes[row, k] · (row of the block): the adjoint of `marginsOfBlock`.
 * @param count a multiple of four
 * @param slopes row-major, count × outputs
 * @param gradient outputs × columns, row-major
 */
export function addGradientOfBlock(
  gradient: Float64Array,
  values: Float64Array,
  count: number,
  columns: number,
  slopes: Float64Array,
  outputs: number,
): void {
  for (let row = 0; row < count; row += 4) {
    const a = row * columns;
    const b = a + columns;
    const c = b + columns;
    const d = c + columns;
    for (let k = 0; k < outputs; k++) {
      const at = row * outputs + k;
      const slopeA = slopes[at]!;
      const slopeB = slopes[at + outputs]!;
      const slopeC = slopes[at + 2 * outputs]!;
      const slopeD = slopes[at + 3 * outputs]!;
      const start = k * columns;
      for (let i = 0; i < columns; i++) {
        const pair = slopeA * values[a + i]! + slopeB * values[b + i]!;
        const other = slopeC * values[c + i]! + slopeD * values[d + i]!;
        gradient[start + i] = gradient[start + i]! + (pair + other);
      }
    }
  }
}

/**
 * sum ← sum + Σ weight·(row)ᵀ(row), its lower triangle (row-major, columns × columns), and beside the diagonal some of the rest. Two
 * rows of the sum at once, so that each number of the block that is read serves both.
 * @param rows row-major, count × columns
 * @param count a multiple of four
 */
export function addOuterProducts(
  sum: Float64Array,
  rows: Float64Array,
  weights: Float64Array,
  count: number,
  columns: number,
): void {
  for (let row = 0; row < count; row += 4) {
    const a = row * columns;
    const b = a + columns;
    const c = b + columns;
    const d = c + columns;
    const wa = weights[row]!;
    const wb = weights[row + 1]!;
    const wc = weights[row + 2]!;
    const wd = weights[row + 3]!;
    for (let i = 0; i < columns; i += 2) {
      // The last of an odd number is taken twice, the second time with a weight of 0 and to its own place.
      const isPair = i + 1 < columns;
      const next = isPair ? i + 1 : i;
      const second = isPair ? 1 : 0;
      const a0 = wa * rows[a + i]!;
      const b0 = wb * rows[b + i]!;
      const c0 = wc * rows[c + i]!;
      const d0 = wd * rows[d + i]!;
      const a1 = second * wa * rows[a + next]!;
      const b1 = second * wb * rows[b + next]!;
      const c1 = second * wc * rows[c + next]!;
      const d1 = second * wd * rows[d + next]!;
      const at = i * columns;
      const beside = next * columns;
      for (let j = 0; j <= next; j++) {
        const x = rows[a + j]!;
        const y = rows[b + j]!;
        const z = rows[c + j]!;
        const u = rows[d + j]!;
        sum[at + j] = sum[at + j]! + (a0 * x + b0 * y + (c0 * z + d0 * u));
        sum[beside + j] = sum[beside + j]! + (a1 * x + b1 * y + (c1 * z + d1 * u));
      }
    }
  }
}
