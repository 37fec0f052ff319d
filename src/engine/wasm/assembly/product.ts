import { multiplyAdd } from "./simd";

/**
 * The product of dense layers and convolutions, forward and for the gradient by the input.
 *
 *   y[pixel, o] = bias[o] + Σ over window lines, window columns and depth of x[pixel shifted by the window, d] · w[(line, column, d), o]
 *
 * x and y are matrices in panels, pictures one pixel a row (see `README.md`); a dense layer is the case of one image of one line,
 * its pixels the rows of the batch, and a window of one. Borders have been padded with zeros beforehand.
 *
 * @param bias panels of the width of y
 * @param depth columns of x that are used at each position of the window
 * @param panels of y
 * Bytes from one panel of x to the next (`xPanel`), from one image (`xImage`), output line (`xLine`) and output pixel (`xStep`) to the
 * next, and from one line of the window to the next (`xWindowLine`).
 */
export function correlate(
  x: usize, w: usize, bias: usize, y: usize,
  images: i32, lines: i32, pixels: i32, panels: i32,
  windowLines: i32, windowColumns: i32, depth: i32,
  xPanel: usize, xImage: usize, xLine: usize, xStep: usize, xWindowLine: usize,
): void {
  const yPanel = <usize>(images * lines * pixels) << 4;
  const wPanel = <usize>(windowLines * windowColumns * depth) << 4;
  const rest = pixels & 3;
  for (let image = 0; image < images; image++) {
    for (let line = 0; line < lines; line++) {
      const from = x + <usize>image * xImage + <usize>line * xLine;
      const to = y + (<usize>((image * lines + line) * pixels) << 4);
      // Two pixels left at the end of a line: with four panels at once there are still eight accumulators.
      const quads = rest == 2 ? panels & ~3 : 0;
      for (let panel = 0; panel < quads; panel += 4) {
        const a = from + <usize>(pixels - 2) * xStep;
        const c = to + <usize>panel * yPanel + (<usize>(pixels - 2) << 4);
        wideTile(a, w + <usize>panel * wPanel, c, windowLines, windowColumns, depth, xPanel, xStep, xWindowLine, wPanel, yPanel, bias + (<usize>panel << 4));
      }
      let panel = 0;
      for (; panel + 2 <= panels; panel += 2) {
        const b = w + <usize>panel * wPanel;
        const start0 = v128.load(bias + (<usize>panel << 4));
        const start1 = v128.load(bias + (<usize>panel << 4), 16);
        let a = from;
        let c = to + <usize>panel * yPanel;
        for (const end = c + (<usize>(pixels - rest) << 4); c < end; c += 64) {
          tile(4, 2, a, b, c, windowLines, windowColumns, depth, xPanel, xStep, xWindowLine, wPanel, yPanel, start0, start1);
          a += xStep << 2;
        }
        if (rest == 3) tile(3, 2, a, b, c, windowLines, windowColumns, depth, xPanel, xStep, xWindowLine, wPanel, yPanel, start0, start1);
        else if (rest == 2 && panel >= quads) tile(2, 2, a, b, c, windowLines, windowColumns, depth, xPanel, xStep, xWindowLine, wPanel, yPanel, start0, start1);
        else if (rest == 1) tile(1, 2, a, b, c, windowLines, windowColumns, depth, xPanel, xStep, xWindowLine, wPanel, yPanel, start0, start1);
      }
      if (panel < panels) {
        const b = w + <usize>panel * wPanel;
        const start = v128.load(bias + (<usize>panel << 4));
        let a = from;
        let c = to + <usize>panel * yPanel;
        for (const end = c + (<usize>(pixels - rest) << 4); c < end; c += 64) {
          tile(4, 1, a, b, c, windowLines, windowColumns, depth, xPanel, xStep, xWindowLine, wPanel, yPanel, start, start);
          a += xStep << 2;
        }
        for (const end = c + (<usize>rest << 4); c < end; c += 16) {
          tile(1, 1, a, b, c, windowLines, windowColumns, depth, xPanel, xStep, xWindowLine, wPanel, yPanel, start, start);
          a += xStep;
        }
      }
    }
  }
}

/**
 * `rows` pixels × `panels` · 4 outputs summed in registers, both constants wherever this is inlined. At 4 × 8, eight accumulators
 * keep a multiply-add unit of latency 4 and two issues a cycle busy.
 *
 * The innermost loop is not unrolled by hand: V8 would move all loads of the larger block to its beginning and run out of registers;
 * it halves the speed.
 */
@inline
function tile(
  rows: i32, panels: i32, x: usize, w: usize, y: usize,
  windowLines: i32, windowColumns: i32, depth: i32, xPanel: usize, xStep: usize, xWindowLine: usize,
  wPanel: usize, yPanel: usize, start0: v128, start1: v128,
): void {
  let c00 = start0, c01 = start1, c10 = start0, c11 = start1;
  let c20 = start0, c21 = start1, c30 = start0, c31 = start1;
  let b = w;
  for (let line = 0; line < windowLines; line++) {
    let column = x + <usize>line * xWindowLine;
    for (const end = column + (<usize>windowColumns << 4); column < end; column += 16) {
      let a0 = column;
      for (let left = depth; left > 0; left -= 4) {
        const a1 = a0 + xStep;
        const a2 = a1 + xStep;
        const a3 = a2 + xStep;
        for (let lane: usize = 0, lanes = <usize>min(left, 4) << 2; lane < lanes; lane += 4) {
          const b0 = v128.load(b);
          const b1 = panels > 1 ? v128.load(b + wPanel) : b0;
          let a = v128.load32_splat(a0 + lane);
          c00 = multiplyAdd(a, b0, c00);
          if (panels > 1) c01 = multiplyAdd(a, b1, c01);
          if (rows > 1) {
            a = v128.load32_splat(a1 + lane);
            c10 = multiplyAdd(a, b0, c10);
            if (panels > 1) c11 = multiplyAdd(a, b1, c11);
          }
          if (rows > 2) {
            a = v128.load32_splat(a2 + lane);
            c20 = multiplyAdd(a, b0, c20);
            if (panels > 1) c21 = multiplyAdd(a, b1, c21);
          }
          if (rows > 3) {
            a = v128.load32_splat(a3 + lane);
            c30 = multiplyAdd(a, b0, c30);
            if (panels > 1) c31 = multiplyAdd(a, b1, c31);
          }
          b += 16;
        }
        a0 += xPanel;
      }
    }
  }
  v128.store(y, c00);
  if (panels > 1) v128.store(y + yPanel, c01);
  if (rows > 1) {
    v128.store(y, c10, 16);
    if (panels > 1) v128.store(y + yPanel, c11, 16);
  }
  if (rows > 2) {
    v128.store(y, c20, 32);
    if (panels > 1) v128.store(y + yPanel, c21, 32);
  }
  if (rows > 3) {
    v128.store(y, c30, 48);
    if (panels > 1) v128.store(y + yPanel, c31, 48);
  }
}

/** 2 pixels × 16 outputs. */
@inline
function wideTile(
  x: usize, w: usize, y: usize,
  windowLines: i32, windowColumns: i32, depth: i32, xPanel: usize, xStep: usize, xWindowLine: usize,
  wPanel: usize, yPanel: usize, bias: usize,
): void {
  let c00 = v128.load(bias), c01 = v128.load(bias, 16), c02 = v128.load(bias, 32), c03 = v128.load(bias, 48);
  let c10 = c00, c11 = c01, c12 = c02, c13 = c03;
  let b0 = w;
  let b2 = w + (wPanel << 1);
  for (let line = 0; line < windowLines; line++) {
    let column = x + <usize>line * xWindowLine;
    for (const end = column + (<usize>windowColumns << 4); column < end; column += 16) {
      let panel = column;
      for (let left = depth; left > 0; left -= 4) {
        for (let at = panel, end = at + (<usize>min(left, 4) << 2); at < end; at += 4) {
          const a0 = v128.load32_splat(at);
          const a1 = v128.load32_splat(at + xStep);
          let b = v128.load(b0);
          c00 = multiplyAdd(a0, b, c00);
          c10 = multiplyAdd(a1, b, c10);
          b = v128.load(b0 + wPanel);
          c01 = multiplyAdd(a0, b, c01);
          c11 = multiplyAdd(a1, b, c11);
          b = v128.load(b2);
          c02 = multiplyAdd(a0, b, c02);
          c12 = multiplyAdd(a1, b, c12);
          b = v128.load(b2 + wPanel);
          c03 = multiplyAdd(a0, b, c03);
          c13 = multiplyAdd(a1, b, c13);
          b0 += 16;
          b2 += 16;
        }
        panel += xPanel;
      }
    }
  }
  const y2 = y + (yPanel << 1);
  v128.store(y, c00);
  v128.store(y, c10, 16);
  v128.store(y + yPanel, c01);
  v128.store(y + yPanel, c11, 16);
  v128.store(y2, c02);
  v128.store(y2, c12, 16);
  v128.store(y2 + yPanel, c03);
  v128.store(y2 + yPanel, c13, 16);
}
