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
