/**
 * Bytes from the matrix of one position to that of the next, each of `rows` rows in panels. One cache line more than their size: a
 * transform writes to all 16 at once, and at distances of a power of two they would evict each other from the cache.
 */
@inline
export function placeBytes(rows: i32, panels: i32): usize {
  return (<usize>(rows * panels) << 4) + 64;
}

/** Bᵀ d B of tiles `first` … `first + count − 1` of x, at 16 positions of v. */
export function transformInputs(
  x: usize, v: usize, images: i32, lines: i32, pixels: i32, panels: i32, height: i32, width: i32, first: i32, count: i32,
): void {
  const tileLines = (lines + 1) >> 1;
  const tileColumns = (pixels + 1) >> 1;
  const line = <usize>width << 4;
  const step = placeBytes(count, panels);
  let to = v;
  for (let panel = 0; panel < panels; panel++) {
    let at = first / tileColumns;
    let column = first % tileColumns;
    for (const last = to + (<usize>count << 4); to < last; ) {
      const top = ((panel * images + at / tileLines) * height + 2 * (at % tileLines)) * width;
      let from = x + (<usize>(top + 2 * column) << 4);
      for (const end = min(last, to + (<usize>(tileColumns - column) << 4)); to < end; to += 16) {
        inputTile(from, line, to, step);
        from += 32;
      }
      column = 0;
      at++;
    }
  }
}

/** In the order with the fewest live values: the two middle lines are used by all others. */
@inline
function inputTile(x: usize, line: usize, v: usize, step: usize): void {
  const below = x + 2 * line;
  const b0 = v128.load(x + line), b1 = v128.load(x + line, 16), b2 = v128.load(x + line, 32), b3 = v128.load(x + line, 48);
  const c0 = v128.load(below), c1 = v128.load(below, 16), c2 = v128.load(below, 32), c3 = v128.load(below, 48);
  const v4 = v + 4 * step;
  storeInputLine(v4, step, f32x4.add(b0, c0), f32x4.add(b1, c1), f32x4.add(b2, c2), f32x4.add(b3, c3));
  const v8 = v4 + 4 * step;
  storeInputLine(v8, step, f32x4.sub(c0, b0), f32x4.sub(c1, b1), f32x4.sub(c2, b2), f32x4.sub(c3, b3));
  storeInputLine(
    v, step,
    f32x4.sub(v128.load(x), c0), f32x4.sub(v128.load(x, 16), c1), f32x4.sub(v128.load(x, 32), c2), f32x4.sub(v128.load(x, 48), c3),
  );
  const last = below + line;
  storeInputLine(
    v8 + 4 * step, step,
    f32x4.sub(v128.load(last), b0), f32x4.sub(v128.load(last, 16), b1), f32x4.sub(v128.load(last, 32), b2),
    f32x4.sub(v128.load(last, 48), b3),
  );
}

/** A line (s0 s1 s2 s3) B, at its four positions. */
@inline
function storeInputLine(to: usize, step: usize, s0: v128, s1: v128, s2: v128, s3: v128): void {
  v128.store(to, f32x4.sub(s0, s2));
  v128.store(to + step, f32x4.add(s1, s2));
  v128.store(to + 2 * step, f32x4.sub(s2, s1));
  v128.store(to + 3 * step, f32x4.sub(s3, s1));
}

/** Aᵀ m A + bias of the tiles at 16 positions of m. Outputs of a last tile beyond an odd edge are dropped. */
export function transformOutputs(
  m: usize, bias: usize, y: usize, images: i32, lines: i32, pixels: i32, panels: i32, first: i32, count: i32,
): void {
  const tileLines = (lines + 1) >> 1;
  const tileColumns = (pixels + 1) >> 1;
  const line = <usize>pixels << 4;
  const step = placeBytes(count, panels);
  let from = m;
  for (let panel = 0; panel < panels; panel++) {
    const start = v128.load(bias + (<usize>panel << 4));
    let at = first / tileColumns;
    let column = first % tileColumns;
    for (const last = from + (<usize>count << 4); from < last; ) {
      const top = 2 * (at % tileLines);
      const below = top + 1 < lines;
      let to = y + (<usize>(((panel * images + at / tileLines) * lines + top) * pixels + 2 * column) << 4);
      for (const end = min(last, from + (<usize>(tileColumns - column) << 4)); from < end; from += 16) {
        outputTile(from, step, start, to, line, 2 * column + 1 < pixels, below);
        to += 32;
        column++;
      }
      column = 0;
      at++;
    }
  }
}

/** @param right, below whether the second column and the second line are stored */
@inline
function outputTile(m: usize, step: usize, bias: v128, y: usize, line: usize, right: bool, below: bool): void {
  const m4 = m + 4 * step;
  const m8 = m4 + 4 * step;
  const m12 = m8 + 4 * step;
  const p1 = leftOf(m4, step), p2 = leftOf(m8, step);
  v128.store(y, f32x4.add(f32x4.add(bias, leftOf(m, step)), f32x4.add(p1, p2)));
  if (below) v128.store(y + line, f32x4.add(f32x4.add(bias, leftOf(m12, step)), f32x4.sub(p1, p2)));
  if (!right) return;
  const q1 = rightOf(m4, step), q2 = rightOf(m8, step);
  v128.store(y, f32x4.add(f32x4.add(bias, rightOf(m, step)), f32x4.add(q1, q2)), 16);
  if (below) v128.store(y + line, f32x4.add(f32x4.add(bias, rightOf(m12, step)), f32x4.sub(q1, q2)), 16);
}

/** The columns of (m₀ m₁ m₂ m₃) A, a line of which starts at m. */
@inline
function leftOf(m: usize, step: usize): v128 {
  return f32x4.add(f32x4.add(v128.load(m), v128.load(m + step)), v128.load(m + 2 * step));
}
@inline
function rightOf(m: usize, step: usize): v128 {
  return f32x4.add(f32x4.sub(v128.load(m + step), v128.load(m + 2 * step)), v128.load(m + 3 * step));
}

/** A dy Aᵀ of the tiles, at 16 positions of m. Beyond an odd edge, dy is 0. */
export function transformGradients(
  dy: usize, m: usize, images: i32, lines: i32, pixels: i32, panels: i32, first: i32, count: i32,
): void {
  const tileLines = (lines + 1) >> 1;
  const tileColumns = (pixels + 1) >> 1;
  const line = <usize>pixels << 4;
  const step = placeBytes(count, panels);
  let to = m;
  for (let panel = 0; panel < panels; panel++) {
    let at = first / tileColumns;
    let column = first % tileColumns;
    for (const last = to + (<usize>count << 4); to < last; ) {
      const top = 2 * (at % tileLines);
      const below = top + 1 < lines;
      let from = dy + (<usize>(((panel * images + at / tileLines) * lines + top) * pixels + 2 * column) << 4);
      for (const end = min(last, to + (<usize>(tileColumns - column) << 4)); to < end; to += 16) {
        gradientTile(from, line, to, step, 2 * column + 1 < pixels, below);
        from += 32;
        column++;
      }
      column = 0;
      at++;
    }
  }
}

/** @param right, below whether there is a second column and a second line */
@inline
function gradientTile(dy: usize, line: usize, m: usize, step: usize, right: bool, below: bool): void {
  const zero = f32x4.splat(0);
  const a0 = v128.load(dy);
  const a1 = right ? v128.load(dy, 16) : zero;
  const b0 = below ? v128.load(dy + line) : zero;
  const b1 = below && right ? v128.load(dy + line, 16) : zero;
  const m8 = m + 8 * step;
  storeGradientLine(m, step, a0, a1);
  storeGradientLine(m + 4 * step, step, f32x4.add(a0, b0), f32x4.add(a1, b1));
  storeGradientLine(m8, step, f32x4.sub(a0, b0), f32x4.sub(a1, b1));
  storeGradientLine(m8 + 4 * step, step, b0, b1);
}

/** A line (s0 s1) Aᵀ, at its four positions. */
@inline
function storeGradientLine(to: usize, step: usize, s0: v128, s1: v128): void {
  v128.store(to, s0);
  v128.store(to + step, f32x4.add(s0, s1));
  v128.store(to + 2 * step, f32x4.sub(s0, s1));
  v128.store(to + 3 * step, s1);
}
