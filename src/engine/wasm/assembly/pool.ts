import { panelSums } from "./panelSum";

/*
 * Pools over pictures in panels: `n` pictures of height × width pixels, four channels a panel. There is a window of size × size
 * every `stride` pixels, the first `padTop` above and `padLeft` left of the first pixel; parts outside the picture are ignored.
 */

const MAX: i32 = 0;

/** @param kind 0: the maximum of each window, NaN if it contains one; 1: the mean */
export function poolForward(
  kind: i32, x: usize, y: usize, panels: i32, n: i32, height: i32, width: i32,
  outHeight: i32, outWidth: i32, size: i32, stride: i32, padTop: i32, padLeft: i32,
): void {
  const lineBytes = <usize>width << 4;
  const pictureBytes = <usize>height * lineBytes;
  const pairs = arePairs(height, width, outHeight, outWidth, size, stride, padTop, padLeft);
  for (let picture = panels * n; picture > 0; picture--) {
    for (let row = 0; row < outHeight; row++) {
      if (pairs) {
        poolLinePair(kind, x + (<usize>row << 1) * lineBytes, lineBytes, y, outWidth);
        y += <usize>outWidth << 4;
        continue;
      }
      const top = row * stride - padTop;
      const lines = x + <usize>max(top, 0) * lineBytes;
      const linesEnd = x + <usize>min(top + size, height) * lineBytes;
      for (let column = 0; column < outWidth; column++) {
        const left = column * stride - padLeft;
        const from = <usize>max(left, 0) << 4;
        const bytes = (<usize>min(left + size, width) << 4) - from;
        const start = lines + from;
        v128.store(y, kind == MAX ? largest(start, linesEnd, lineBytes, bytes) : mean(start, linesEnd, lineBytes, bytes));
        y += 16;
      }
    }
    x += pictureBytes;
  }
}

/**
 * The backward pass: the gradient of a maximum goes to the first pixel of its window, line by line, with that value; the gradient
 * of a mean goes in equal parts to the whole window. Gradients of overlapping windows add up.
 *
 * @param x input of the forward pass; y: its result
 * @param dx written in full; lanes in which dy is 0 are 0
 */
export function poolBackward(
  kind: i32, x: usize, y: usize, dy: usize, dx: usize, panels: i32, n: i32, height: i32, width: i32,
  outHeight: i32, outWidth: i32, size: i32, stride: i32, padTop: i32, padLeft: i32,
): void {
  const lineBytes = <usize>width << 4;
  const pictureBytes = <usize>height * lineBytes;
  const pairs = arePairs(height, width, outHeight, outWidth, size, stride, padTop, padLeft);
  const covered = pairs && height == outHeight << 1 && width == outWidth << 1;
  if (!covered) memory.fill(dx, 0, <usize>(panels * n) * pictureBytes);
  for (let picture = panels * n; picture > 0; picture--) {
    for (let row = 0; row < outHeight; row++) {
      if (pairs) {
        const line = (<usize>row << 1) * lineBytes;
        backLinePair(kind, x + line, y, dy, dx + line, lineBytes, outWidth);
        y += <usize>outWidth << 4;
        dy += <usize>outWidth << 4;
        continue;
      }
      const top = row * stride - padTop;
      const start = <usize>max(top, 0) * lineBytes;
      const end = <usize>min(top + size, height) * lineBytes;
      const lines = <f32>(min(top + size, height) - max(top, 0));
      for (let column = 0; column < outWidth; column++) {
        const left = column * stride - padLeft;
        const from = <usize>max(left, 0) << 4;
        const bytes = (<usize>min(left + size, width) << 4) - from;
        const to = dx + start + from;
        const gradient = v128.load(dy);
        if (kind == MAX) giveFirst(x + start + from, to, dx + end, lineBytes, bytes, v128.load(y), gradient);
        else shareOut(to, dx + end, lineBytes, bytes, f32x4.div(gradient, f32x4.splat(lines * <f32>(bytes >> 4))));
        y += 16;
        dy += 16;
      }
    }
    x += pictureBytes;
    dx += pictureBytes;
  }
}

/** The mean over the `pixels` of each picture: n × channels, in panels. */
export function globalAverageForward(x: usize, y: usize, panels: i32, n: i32, pixels: i32): void {
  const count = f32x4.splat(<f32>pixels);
  for (const end = y + (<usize>(panels * n) << 4); y < end; y += 16) {
    v128.store(y, f32x4.div(panelSums(x, pixels), count));
    x += <usize>pixels << 4;
  }
}

/** The backward pass of `globalAverageForward`: an equal part to every pixel. */
export function globalAverageBackward(dy: usize, dx: usize, panels: i32, n: i32, pixels: i32): void {
  const count = f32x4.splat(<f32>pixels);
  for (const end = dy + (<usize>(panels * n) << 4); dy < end; dy += 16) {
    const part = f32x4.div(v128.load(dy), count);
    for (const dxEnd = dx + (<usize>pixels << 4); dx < dxEnd; dx += 16) v128.store(dx, part);
  }
}

/** Windows of 2 × 2 side by side, all inside the picture: the most common pool, written out below. */
@inline
function arePairs(
  height: i32, width: i32, outHeight: i32, outWidth: i32, size: i32, stride: i32, padTop: i32, padLeft: i32,
): bool {
  const inside = outHeight << 1 <= height && outWidth << 1 <= width;
  return inside && size == 2 && stride == 2 && (padTop | padLeft) == 0;
}

function poolLinePair(kind: i32, x: usize, lineBytes: usize, y: usize, outWidth: i32): void {
  const quarter = f32x4.splat(0.25);
  for (const end = y + (<usize>outWidth << 4); y < end; y += 16) {
    const below = x + lineBytes;
    const x0 = v128.load(x, 0), x1 = v128.load(x, 16), x2 = v128.load(below, 0), x3 = v128.load(below, 16);
    v128.store(y, kind == MAX
      ? larger(larger(x0, x1), larger(x2, x3))
      : f32x4.mul(f32x4.add(f32x4.add(x0, x1), f32x4.add(x2, x3)), quarter));
    x += 32;
  }
}

function backLinePair(kind: i32, x: usize, y: usize, dy: usize, dx: usize, lineBytes: usize, outWidth: i32): void {
  const quarter = f32x4.splat(0.25);
  for (const end = dy + (<usize>outWidth << 4); dy < end; dy += 16) {
    const gradient = v128.load(dy);
    const below = dx + lineBytes;
    if (kind == MAX) {
      const peak = v128.load(y);
      const smaller0 = f32x4.lt(v128.load(x, 0), peak);
      const smaller1 = f32x4.lt(v128.load(x, 16), peak);
      const smaller2 = f32x4.lt(v128.load(x + lineBytes, 0), peak);
      const rest1 = v128.and(gradient, smaller0);
      const rest2 = v128.and(rest1, smaller1);
      v128.store(dx, v128.andnot(gradient, smaller0), 0);
      v128.store(dx, v128.andnot(rest1, smaller1), 16);
      v128.store(below, v128.andnot(rest2, smaller2), 0);
      v128.store(below, v128.and(rest2, smaller2), 16);
    } else {
      const part = f32x4.mul(gradient, quarter);
      v128.store(dx, part, 0);
      v128.store(dx, part, 16);
      v128.store(below, part, 0);
      v128.store(below, part, 16);
    }
    x += 32;
    y += 16;
    dx += 32;
  }
}

/**
 * The maximum; NaN if either is NaN. Three instructions instead of the eight of `f32x4.max` on x64: `pmax` returns its first
 * operand if they are equal or one is NaN, so the two results differ only in NaN (whose bits survive the or) or in the sign of 0.
 */
@inline
function larger(a: v128, b: v128): v128 {
  return v128.or(f32x4.pmax(a, b), f32x4.pmax(b, a));
}

/** A window: `bytes` from `line` on, in every line before `end`. */
@inline
function largest(line: usize, end: usize, lineBytes: usize, bytes: usize): v128 {
  let peak = v128.load(line);
  for (; line < end; line += lineBytes) {
    for (let at = line; at < line + bytes; at += 16) peak = larger(peak, v128.load(at));
  }
  return peak;
}

@inline
function mean(line: usize, end: usize, lineBytes: usize, bytes: usize): v128 {
  let sum = f32x4.splat(0);
  let count: f32 = 0;
  for (; line < end; line += lineBytes) {
    for (let at = line; at < line + bytes; at += 16) sum = f32x4.add(sum, v128.load(at));
    count += <f32>(bytes >> 4);
  }
  return f32x4.div(sum, f32x4.splat(count));
}

/** Adds the gradient to the first position of a window of dx, lane by lane, at which x is not below `peak`. */
@inline
function giveFirst(
  x: usize, line: usize, end: usize, lineBytes: usize, bytes: usize, peak: v128, gradient: v128,
): void {
  for (; line < end; line += lineBytes) {
    let from = x;
    for (let at = line; at < line + bytes; at += 16) {
      const smaller = f32x4.lt(v128.load(from), peak);
      v128.store(at, f32x4.add(v128.load(at), v128.andnot(gradient, smaller)));
      gradient = v128.and(gradient, smaller);
      from += 16;
    }
    x += lineBytes;
  }
}

/** Adds `part` to every position of a window of dx. */
@inline
function shareOut(line: usize, end: usize, lineBytes: usize, bytes: usize, part: v128): void {
  for (; line < end; line += lineBytes) {
    for (let at = line; at < line + bytes; at += 16) v128.store(at, f32x4.add(v128.load(at), part));
  }
}
