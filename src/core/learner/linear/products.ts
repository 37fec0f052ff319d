/**
 * out[row, k] = (row of the block) · (block k of θ), for all rows of a block. Four rows at once: each value of θ serves all of them.
 * @param values row-major, count × columns
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
  let row = 0;
  for (; row + 4 <= count; row += 4) {
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
  for (; row < count; row++) {
    for (let k = 0; k < outputs; k++) {
      let sum = 0;
      for (let i = 0; i < columns; i++) sum += values[row * columns + i]! * theta[k * columns + i]!;
      out[row * outputs + k] = sum;
    }
  }
}

/**
 * gradient[k] ← gradient[k] + Σ slopes[row, k] · (row of the block): the adjoint of `marginsOfBlock`.
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
  let row = 0;
  for (; row + 4 <= count; row += 4) {
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
  for (; row < count; row++) {
    for (let k = 0; k < outputs; k++) {
      const slope = slopes[row * outputs + k]!;
      const start = k * columns;
      for (let i = 0; i < columns; i++) {
        gradient[start + i] = gradient[start + i]! + slope * values[row * columns + i]!;
      }
    }
  }
}

/**
 * sum ← sum + Σ weight·(row)ᵀ(row), its lower triangle (row-major, columns × columns); the rest is not touched. Four rows at once:
 * each sum that is read and written serves all of them.
 * @param rows row-major, count × columns
 */
export function addOuterProducts(
  sum: Float64Array,
  rows: Float64Array,
  weights: Float64Array,
  count: number,
  columns: number,
): void {
  let row = 0;
  for (; row + 4 <= count; row += 4) {
    const a = row * columns;
    const b = a + columns;
    const c = b + columns;
    const d = c + columns;
    for (let i = 0; i < columns; i++) {
      const wa = weights[row]! * rows[a + i]!;
      const wb = weights[row + 1]! * rows[b + i]!;
      const wc = weights[row + 2]! * rows[c + i]!;
      const wd = weights[row + 3]! * rows[d + i]!;
      const at = i * columns;
      for (let j = 0; j <= i; j++) {
        const four = wa * rows[a + j]! + wb * rows[b + j]! + (wc * rows[c + j]! + wd * rows[d + j]!);
        sum[at + j] = sum[at + j]! + four;
      }
    }
  }
  for (; row < count; row++) {
    const a = row * columns;
    for (let i = 0; i < columns; i++) {
      const factor = weights[row]! * rows[a + i]!;
      for (let j = 0; j <= i; j++) sum[i * columns + j] = sum[i * columns + j]! + factor * rows[a + j]!;
    }
  }
}
