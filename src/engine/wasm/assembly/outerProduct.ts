import { multiplyAdd } from "./simd";

/**
 * Gradient of a kernel, dense or convolution: dw[(line, column, d), o] = Σ over pixels of x[pixel shifted by the window, d] · dy[pixel, o].
 * Shapes and steps as in `correlate`.
 *
 * Image by image, so that both pictures stay in the first-level cache while all tiles of dw are computed.
 * @param add whether to add to dw instead of overwriting it
 */
export function kernelGradient(
  x: usize, dy: usize, dw: usize,
  images: i32, lines: i32, pixels: i32, panels: i32,
  windowLines: i32, windowColumns: i32, depth: i32,
  xPanel: usize, xImage: usize, xLine: usize, xStep: usize, xWindowLine: usize, add: bool,
): void {
  const rows = windowLines * windowColumns * depth;
  const dyPanel = <usize>(images * lines * pixels) << 4;
  const wPanel = <usize>rows << 4;
  if (!add && images > 1) memory.fill(dw, 0, <usize>panels * wPanel);
  const imageBytes = <usize>(lines * pixels) << 4;
  for (let image = 0; image < images; image++) {
    const from = x + <usize>image * xImage;
    // Addresses in x of the first four rows of dw; the fourth advances row by row.
    let row = 0;
    let cursor: usize = from;
    let line = 0;
    let column = 0;
    let d = 0;
    while (row < rows) {
      const count = min(rows - row, 4);
      let a0 = from, a1 = from, a2 = from, a3 = from;
      for (let i = 0; i < count; i++) {
        cursor = from + <usize>line * xWindowLine + (<usize>column << 4) + <usize>(d >> 2) * xPanel + (<usize>(d & 3) << 2);
        if (i == 0) a0 = cursor;
        else if (i == 1) a1 = cursor;
        else if (i == 2) a2 = cursor;
        else a3 = cursor;
        if (++d == depth) {
          d = 0;
          if (++column == windowColumns) {
            column = 0;
            line++;
          }
        }
      }
      let b = dy + <usize>image * imageBytes;
      let c = dw + (<usize>row << 4);
      let panel = 0;
      const more = add || images > 1;
      for (; panel + 2 <= panels; panel += 2) {
        if (count == 4) tile(4, 2, a0, a1, a2, a3, b, c, lines, pixels, xLine, xStep, dyPanel, wPanel, more);
        else if (count == 3) tile(3, 2, a0, a1, a2, a3, b, c, lines, pixels, xLine, xStep, dyPanel, wPanel, more);
        else if (count == 2) tile(2, 2, a0, a1, a2, a3, b, c, lines, pixels, xLine, xStep, dyPanel, wPanel, more);
        else tile(1, 2, a0, a1, a2, a3, b, c, lines, pixels, xLine, xStep, dyPanel, wPanel, more);
        b += dyPanel << 1;
        c += wPanel << 1;
      }
      if (panel < panels) {
        if (count == 4) tile(4, 1, a0, a1, a2, a3, b, c, lines, pixels, xLine, xStep, dyPanel, wPanel, more);
        else {
          tile(1, 1, a0, a1, a2, a3, b, c, lines, pixels, xLine, xStep, dyPanel, wPanel, more);
          if (count > 1) tile(1, 1, a1, a1, a2, a3, b, c + 16, lines, pixels, xLine, xStep, dyPanel, wPanel, more);
          if (count > 2) tile(1, 1, a2, a1, a2, a3, b, c + 32, lines, pixels, xLine, xStep, dyPanel, wPanel, more);
        }
      }
      row += 4;
    }
  }
}

/** `rows` rows × `panels` · 4 columns of dw, both constants wherever this is inlined, like `tile` of product.ts. */
@inline
function tile(
  rows: i32, panels: i32, x0: usize, x1: usize, x2: usize, x3: usize, dy: usize, dw: usize,
  lines: i32, pixels: i32, xLine: usize, xStep: usize, dyPanel: usize, wPanel: usize, add: bool,
): void {
  const zero = f32x4.splat(0);
  let c00 = zero, c01 = zero, c10 = zero, c11 = zero;
  let c20 = zero, c21 = zero, c30 = zero, c31 = zero;
  if (add) {
    c00 = v128.load(dw);
    if (panels > 1) c01 = v128.load(dw + wPanel);
    if (rows > 1) {
      c10 = v128.load(dw, 16);
      if (panels > 1) c11 = v128.load(dw + wPanel, 16);
    }
    if (rows > 2) {
      c20 = v128.load(dw, 32);
      if (panels > 1) c21 = v128.load(dw + wPanel, 32);
    }
    if (rows > 3) {
      c30 = v128.load(dw, 48);
      if (panels > 1) c31 = v128.load(dw + wPanel, 48);
    }
  }
  let b = dy;
  for (let line = 0; line < lines; line++) {
    let shift = <usize>line * xLine;
    for (const end = b + (<usize>pixels << 4); b < end; b += 16) {
      const b0 = v128.load(b);
      const b1 = panels > 1 ? v128.load(b + dyPanel) : b0;
      let a = v128.load32_splat(x0 + shift);
      c00 = multiplyAdd(a, b0, c00);
      if (panels > 1) c01 = multiplyAdd(a, b1, c01);
      if (rows > 1) {
        a = v128.load32_splat(x1 + shift);
        c10 = multiplyAdd(a, b0, c10);
        if (panels > 1) c11 = multiplyAdd(a, b1, c11);
      }
      if (rows > 2) {
        a = v128.load32_splat(x2 + shift);
        c20 = multiplyAdd(a, b0, c20);
        if (panels > 1) c21 = multiplyAdd(a, b1, c21);
      }
      if (rows > 3) {
        a = v128.load32_splat(x3 + shift);
        c30 = multiplyAdd(a, b0, c30);
        if (panels > 1) c31 = multiplyAdd(a, b1, c31);
      }
      shift += xStep;
    }
  }
  v128.store(dw, c00);
  if (panels > 1) v128.store(dw + wPanel, c01);
  if (rows > 1) {
    v128.store(dw, c10, 16);
    if (panels > 1) v128.store(dw + wPanel, c11, 16);
  }
  if (rows > 2) {
    v128.store(dw, c20, 32);
    if (panels > 1) v128.store(dw + wPanel, c21, 32);
  }
  if (rows > 3) {
    v128.store(dw, c30, 48);
    if (panels > 1) v128.store(dw + wPanel, c31, 48);
  }
}
