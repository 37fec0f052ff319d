import { placeBytes } from "./winogradTiles";

/**
 * G g Gᵀ of every input and output channel.
 * @param w (9 · depth) × outputs
 * @param u 16 positions of depth × outputs, `placeBytes` apart
 */
export function winogradKernel(w: usize, u: usize, depth: i32, panels: i32): void {
  const half = f32x4.splat(0.5);
  const step = placeBytes(depth, panels);
  const place = <usize>depth << 4;
  let to = u;
  for (let panel = 0; panel < panels; panel++) {
    let from = w + <usize>(9 * panel) * place;
    for (const end = from + place; from < end; from += 16) {
      const middle = from + 3 * place;
      const below = middle + 3 * place;
      const a0 = v128.load(from), a1 = v128.load(from + place), a2 = v128.load(from + 2 * place);
      const c0 = v128.load(below), c1 = v128.load(below + place), c2 = v128.load(below + 2 * place);
      const b0 = f32x4.mul(half, v128.load(middle));
      const b1 = f32x4.mul(half, v128.load(middle + place));
      const b2 = f32x4.mul(half, v128.load(middle + 2 * place));
      const s0 = f32x4.mul(half, f32x4.add(a0, c0));
      const s1 = f32x4.mul(half, f32x4.add(a1, c1));
      const s2 = f32x4.mul(half, f32x4.add(a2, c2));
      storeKernelLine(to, step, a0, a1, a2);
      storeKernelLine(to + 4 * step, step, f32x4.add(s0, b0), f32x4.add(s1, b1), f32x4.add(s2, b2));
      storeKernelLine(to + 8 * step, step, f32x4.sub(s0, b0), f32x4.sub(s1, b1), f32x4.sub(s2, b2));
      storeKernelLine(to + 12 * step, step, c0, c1, c2);
      to += 16;
    }
  }
}

/** A line (s0 s1 s2) Gᵀ, at its four positions. */
@inline
function storeKernelLine(to: usize, step: usize, s0: v128, s1: v128, s2: v128): void {
  const half = f32x4.splat(0.5);
  const outer = f32x4.mul(half, f32x4.add(s0, s2));
  const inner = f32x4.mul(half, s1);
  v128.store(to, s0);
  v128.store(to + step, f32x4.add(outer, inner));
  v128.store(to + 2 * step, f32x4.sub(outer, inner));
  v128.store(to + 3 * step, s2);
}

/** Gᵀ s G of every input and output channel: from 16 positions to the 9 of the window. */
export function winogradKernelFromPlaces(sums: usize, dw: usize, depth: i32, panels: i32): void {
  const step = placeBytes(depth, panels);
  const place = <usize>depth << 4;
  let from = sums;
  for (let panel = 0; panel < panels; panel++) {
    let to = dw + <usize>(9 * panel) * place;
    for (const end = to + place; to < end; to += 16) {
      kernelGradientColumn(from, step, 0, to, place);
      kernelGradientColumn(from, step, 1, to + place, place);
      kernelGradientColumn(from, step, 2, to + 2 * place, place);
      from += 16;
    }
  }
}

/** Column `column` of Gᵀ s G. */
@inline
function kernelGradientColumn(s: usize, step: usize, column: i32, dw: usize, place: usize): void {
  const half = f32x4.splat(0.5);
  const s1 = kernelGradientLine(s + 4 * step, step, column), s2 = kernelGradientLine(s + 8 * step, step, column);
  const outer = f32x4.mul(half, f32x4.add(s1, s2));
  v128.store(dw, f32x4.add(kernelGradientLine(s, step, column), outer));
  v128.store(dw + 3 * place, f32x4.mul(half, f32x4.sub(s1, s2)));
  v128.store(dw + 6 * place, f32x4.add(outer, kernelGradientLine(s + 12 * step, step, column)));
}

/** Element `column` of (s₀ s₁ s₂ s₃) G. */
@inline
function kernelGradientLine(s: usize, step: usize, column: i32): v128 {
  const half = f32x4.splat(0.5);
  const s1 = v128.load(s + step), s2 = v128.load(s + 2 * step);
  if (column == 1) return f32x4.mul(half, f32x4.sub(s1, s2));
  const outer = f32x4.mul(half, f32x4.add(s1, s2));
  return f32x4.add(column == 0 ? v128.load(s) : v128.load(s + 3 * step), outer);
}
