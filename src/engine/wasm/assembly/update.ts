import { multiplyAdd, withoutBelow } from "./simd";

/*
 * The optimizers' update rules as Keras 3 defines them, one pass over the flat parameter vector. g gradient, `count` floats, a
 * multiple of 4; padding (weight 0, gradient 0) stays 0. Decay rates are passed in float64: 1 − 0.999 in float32 is off by 1e-5.
 */

/**
 * An optimizer's memory with a smaller magnitude is set to 0. If a gradient stays 0 (a dead unit), the memory would decay to
 * subnormal numbers within some hundred steps and stay there, which makes updates three times slower. Its effect is below rounding.
 * Adam's second moment decays too slowly to need this.
 */
const NEGLIGIBLE: f32 = 1e-30;
/**
 * The square of a gradient of smaller magnitude counts as 0: it would be subnormal, or so small that a second moment of it is. A unit
 * that died under a penalty keeps such gradients to the end of the training. Beside the epsilon of 1e-7 the square root of 1e-30 is
 * below rounding.
 */
const SQUARES_TO_NOTHING: f32 = 1e-15;

/**
 * velocity ← momentum · velocity − rate · g;  w ← w + velocity,  or with nesterov  w ← w + momentum · velocity − rate · g.
 *
 * @param velocity 0: no momentum, w ← w − rate · g
 */
export function updateSgd(
  w: usize, g: usize, velocity: usize, count: i32, rate: f32, momentum: f32, nesterov: i32,
): void {
  const end = w + (<usize>count << 2);
  const down = f32x4.splat(-rate);
  if (velocity == 0) {
    for (; w + 32 <= end; w += 32) {
      v128.store(w, multiplyAdd(v128.load(g, 0), down, v128.load(w, 0)), 0);
      v128.store(w, multiplyAdd(v128.load(g, 16), down, v128.load(w, 16)), 16);
      g += 32;
    }
    if (w < end) v128.store(w, multiplyAdd(v128.load(g), down, v128.load(w)));
    return;
  }
  const keep = f32x4.splat(momentum);
  for (; w + 32 <= end; w += 32) {
    momentumStep(w, g, velocity, down, keep, nesterov);
    momentumStep(w + 16, g + 16, velocity + 16, down, keep, nesterov);
    g += 32;
    velocity += 32;
  }
  if (w < end) momentumStep(w, g, velocity, down, keep, nesterov);
}

/** s ← rho · s + (1 − rho) · g²;  w ← w − rate · g / √(s + epsilon). */
export function updateRmsprop(
  w: usize, g: usize, s: usize, count: i32, rate: f32, rho: f64, epsilon: f32,
): void {
  const end = w + (<usize>count << 2);
  const rates = f32x4.splat(rate);
  const share = f32x4.splat(<f32>(1 - rho));
  const floor = f32x4.splat(epsilon);
  for (; w + 32 <= end; w += 32) {
    rmspropStep(w, g, s, rates, share, floor);
    rmspropStep(w + 16, g + 16, s + 16, rates, share, floor);
    g += 32;
    s += 32;
  }
  if (w < end) rmspropStep(w, g, s, rates, share, floor);
}

/**
 * m ← m + (g − m)(1 − beta1);  v ← v + (g² − v)(1 − beta2);  w ← keep · w − correctedRate · m / (√v + epsilon).
 *
 * @param correctedRate rate · √(1 − beta2^t) / (1 − beta1^t) at the t-th update, from 1
 * @param keep 1 − rate · weightDecay for AdamW, 1 for Adam
 */
export function updateAdam(
  w: usize, g: usize, m: usize, v: usize, count: i32,
  correctedRate: f32, beta1: f64, beta2: f64, epsilon: f32, keep: f64,
): void {
  const end = w + (<usize>count << 2);
  const rates = f32x4.splat(correctedRate);
  const share1 = f32x4.splat(<f32>(1 - beta1));
  const share2 = f32x4.splat(<f32>(1 - beta2));
  const floor = f32x4.splat(epsilon);
  // The decay is about 1e-5, and would lose digits in a factor near 1.
  const decay = f32x4.splat(<f32>(1 - keep));
  for (; w + 32 <= end; w += 32) {
    adamStep(w, g, m, v, rates, share1, share2, floor, decay);
    adamStep(w + 16, g + 16, m + 16, v + 16, rates, share1, share2, floor, decay);
    g += 32;
    m += 32;
    v += 32;
  }
  if (w < end) adamStep(w, g, m, v, rates, share1, share2, floor, decay);
}

@inline
function momentumStep(w: usize, g: usize, velocity: usize, down: v128, keep: v128, nesterov: i32): void {
  const descent = f32x4.mul(v128.load(g), down);
  const next = withoutBelow(NEGLIGIBLE, multiplyAdd(v128.load(velocity), keep, descent));
  v128.store(velocity, next);
  const move = nesterov ? multiplyAdd(next, keep, descent) : next;
  v128.store(w, f32x4.add(v128.load(w), move));
}

@inline
function rmspropStep(w: usize, g: usize, s: usize, rate: v128, share: v128, epsilon: v128): void {
  const gradient = v128.load(g);
  const square = withoutBelow(NEGLIGIBLE, movedTowards(v128.load(s), squareOf(gradient), share));
  v128.store(s, square);
  const move = f32x4.div(f32x4.mul(gradient, rate), f32x4.sqrt(f32x4.add(square, epsilon)));
  v128.store(w, f32x4.sub(v128.load(w), move));
}

@inline
function adamStep(
  w: usize, g: usize, m: usize, v: usize,
  rate: v128, share1: v128, share2: v128, epsilon: v128, decay: v128,
): void {
  const gradient = v128.load(g);
  const mean = withoutBelow(NEGLIGIBLE, movedTowards(v128.load(m), gradient, share1));
  const square = movedTowards(v128.load(v), squareOf(gradient), share2);
  v128.store(m, mean);
  v128.store(v, square);
  const step = f32x4.div(f32x4.mul(mean, rate), f32x4.add(f32x4.sqrt(square), epsilon));
  const weight = v128.load(w);
  v128.store(w, f32x4.sub(weight, multiplyAdd(weight, decay, step)));
}

/** old + (goal − old) · share. */
@inline
function movedTowards(old: v128, goal: v128, share: v128): v128 {
  return multiplyAdd(f32x4.sub(goal, old), share, old);
}

@inline
function squareOf(gradient: v128): v128 {
  const counted = withoutBelow(SQUARES_TO_NOTHING, gradient);
  return f32x4.mul(counted, counted);
}
