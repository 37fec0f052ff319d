import { exp4, log1p4 } from "./math";
import { withoutBelow } from "./simd";

// Codes of the losses: the order of LOSSES in core/learner/dataShape.ts.
const SOFTMAX_CROSS_ENTROPY = 0;
const SIGMOID_CROSS_ENTROPY = 1;
const MEAN_SQUARED_ERROR = 2;
const MEAN_ABSOLUTE_ERROR = 3;
const HUBER = 4;

/**
 * A slope of smaller magnitude counts as 0: that of a row of which the network is sure. Back through small weights it would become
 * subnormal numbers, which made the steps of a network that has learnt its rows by heart twice as slow. It moves no weight: beside
 * an optimizer's epsilon of 1e-7 it is below rounding.
 */
const NO_SLOPE: f32 = 1e-20;

/**
 * The loss of a batch, as in core/learner/network/meanLoss.ts, and the gradient with which the backward pass starts. A diverged loss is NaN
 * or Infinity.
 * @param outputs panels, rows × width: logits, or predictions; width 1 except for the softmax
 * @param targets float32, one per row: a class index in 0 … width − 1, 0 or 1, or a number
 * @param classWeights float32 factors of the rows of each class, or 0 for none; not read for numbers
 * @param gradient panels, rows × width, apart from outputs: ∂(mean over rows of weight · loss) / ∂outputs; lanes beyond width get 0
 * @returns Σ over rows of weight · loss
 */
export function lossAndGradient(
  kind: i32, outputs: usize, rows: i32, width: i32, targets: usize, classWeights: usize, gradient: usize,
): f64 {
  switch (kind) {
    case SOFTMAX_CROSS_ENTROPY: return softmaxCrossEntropy(outputs, rows, width, targets, classWeights, gradient);
    case SIGMOID_CROSS_ENTROPY: return singleOutput(SIGMOID_CROSS_ENTROPY, outputs, rows, targets, classWeights, gradient);
    case MEAN_SQUARED_ERROR: return singleOutput(MEAN_SQUARED_ERROR, outputs, rows, targets, 0, gradient);
    case MEAN_ABSOLUTE_ERROR: return singleOutput(MEAN_ABSOLUTE_ERROR, outputs, rows, targets, 0, gradient);
    default: return singleOutput(HUBER, outputs, rows, targets, 0, gradient);
  }
}

/**
 * Σ weight · (log(1 + rest) + (max − z_target)),   1 + rest = Σ exp(z − max)
 *
 * The 1 is the term of the largest logit, which the sum leaves out, so that a small loss keeps its digits. Four rows at a time, so
 * that numbers per row fill a vector; if fewer are left, the last one is repeated and counted once.
 */
function softmaxCrossEntropy(
  outputs: usize, rows: i32, width: i32, targets: usize, classWeights: usize, gradient: usize,
): f64 {
  const panel = <usize>rows << 4;
  const last = <usize>((width - 1) >> 2) * panel;
  // All bits set in the lanes of the last panel that belong to the matrix.
  const within = i32x4.gt_s(i32x4.splat(((width - 1) & 3) + 1), i32x4(0, 1, 2, 3));
  const one = f32x4.splat(1);
  const share = f32x4.splat(1 / <f32>rows);
  let sums = f64x2.splat(0);
  for (let left = rows; left > 0; left -= 4) {
    const second: usize = left > 1 ? 4 : 0;
    const third: usize = left > 2 ? 8 : second;
    const fourth: usize = left > 3 ? 12 : third;
    const max = rowMaxima(outputs, second << 2, third << 2, fourth << 2, panel, last, within);
    const rest = exponentials(outputs, gradient, second << 2, third << 2, fourth << 2, max, panel, last, within);
    const y = gather(targets, targets + second, targets + third, targets + fourth);
    let weights = one;
    if (classWeights) {
      weights = gather(
        weightOf(classWeights, targets), weightOf(classWeights, targets + second),
        weightOf(classWeights, targets + third), weightOf(classWeights, targets + fourth),
      );
    }
    const shares = f32x4.mul(weights, share);
    const factors = f32x4.div(shares, f32x4.add(rest, one));
    finish(gradient, second << 2, third << 2, fourth << 2, y, shares, factors, panel, last, within);
    const chosen = gather(
      logitOf(outputs, targets, panel), logitOf(outputs + (second << 2), targets + second, panel),
      logitOf(outputs + (third << 2), targets + third, panel), logitOf(outputs + (fourth << 2), targets + fourth, panel),
    );
    const loss = f32x4.mul(weights, f32x4.add(log1p4(rest), f32x4.sub(max, chosen)));
    sums = f64x2.add(sums, countedSum(loss, left));
    outputs += 64;
    gradient += 64;
    targets += 16;
  }
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}

/** The maximum of each of four rows, at z and the given byte offsets; −Infinity if all are NaN. `last`: bytes to the last panel. */
@inline
function rowMaxima(z: usize, second: usize, third: usize, fourth: usize, panel: usize, last: usize, within: v128): v128 {
  const below = f32x4.splat(-Infinity);
  const end = z + last;
  // With this order of operands, `pmax` ignores NaN.
  let m0 = f32x4.pmax(below, v128.bitselect(v128.load(end), below, within));
  let m1 = f32x4.pmax(below, v128.bitselect(v128.load(end + second), below, within));
  let m2 = f32x4.pmax(below, v128.bitselect(v128.load(end + third), below, within));
  let m3 = f32x4.pmax(below, v128.bitselect(v128.load(end + fourth), below, within));
  for (; z < end; z += panel) {
    m0 = f32x4.pmax(m0, v128.load(z));
    m1 = f32x4.pmax(m1, v128.load(z + second));
    m2 = f32x4.pmax(m2, v128.load(z + third));
    m3 = f32x4.pmax(m3, v128.load(z + fourth));
  }
  const first = f32x4.pmax(v128.shuffle<f32>(m0, m1, 0, 4, 1, 5), v128.shuffle<f32>(m0, m1, 2, 6, 3, 7));
  const other = f32x4.pmax(v128.shuffle<f32>(m2, m3, 0, 4, 1, 5), v128.shuffle<f32>(m2, m3, 2, 6, 3, 7));
  return f32x4.pmax(v128.shuffle<f32>(first, other, 0, 1, 4, 5), v128.shuffle<f32>(first, other, 2, 3, 6, 7));
}

/** Writes exp(z − max), and 0 beyond the width, into the gradient; returns each row's sum without one of its maxima. */
@inline
function exponentials(
  z: usize, to: usize, second: usize, third: usize, fourth: usize, max: v128, panel: usize, last: usize, within: v128,
): v128 {
  const max0 = splatLane(max, 0);
  const max1 = splatLane(max, 1);
  const max2 = splatLane(max, 2);
  const max3 = splatLane(max, 3);
  const zero = f32x4.splat(0);
  let rest0 = zero, rest1 = zero, rest2 = zero, rest3 = zero;
  // How often the maximum occurs, as a negative integer: a true comparison is −1.
  let ties0 = zero, ties1 = zero, ties2 = zero, ties3 = zero;
  const end = z + last;
  for (; z <= end; z += panel, to += panel) {
    const mask = z == end ? within : i32x4.splat(-1);
    let values = v128.load(z);
    let e = v128.and(exp4(f32x4.sub(values, max0)), mask);
    let largest = v128.and(f32x4.eq(values, max0), mask);
    v128.store(to, e);
    rest0 = f32x4.add(rest0, v128.andnot(e, largest));
    ties0 = i32x4.add(ties0, largest);
    values = v128.load(z + second);
    e = v128.and(exp4(f32x4.sub(values, max1)), mask);
    largest = v128.and(f32x4.eq(values, max1), mask);
    v128.store(to + second, e);
    rest1 = f32x4.add(rest1, v128.andnot(e, largest));
    ties1 = i32x4.add(ties1, largest);
    values = v128.load(z + third);
    e = v128.and(exp4(f32x4.sub(values, max2)), mask);
    largest = v128.and(f32x4.eq(values, max2), mask);
    v128.store(to + third, e);
    rest2 = f32x4.add(rest2, v128.andnot(e, largest));
    ties2 = i32x4.add(ties2, largest);
    values = v128.load(z + fourth);
    e = v128.and(exp4(f32x4.sub(values, max3)), mask);
    largest = v128.and(f32x4.eq(values, max3), mask);
    v128.store(to + fourth, e);
    rest3 = f32x4.add(rest3, v128.andnot(e, largest));
    ties3 = i32x4.add(ties3, largest);
  }
  const rest = lanesSums(rest0, rest1, rest2, rest3);
  const ties = lanesSums(
    f32x4.convert_i32x4_s(ties0), f32x4.convert_i32x4_s(ties1), f32x4.convert_i32x4_s(ties2), f32x4.convert_i32x4_s(ties3),
  );
  return f32x4.sub(rest, f32x4.add(ties, f32x4.splat(1)));
}

/** Turns the exponentials of four rows into their gradient, (softmax − one-hot) · weight / rows. */
@inline
function finish(
  to: usize, second: usize, third: usize, fourth: usize,
  targets: v128, shares: v128, factors: v128, panel: usize, last: usize, within: v128,
): void {
  let classes = f32x4(0, 1, 2, 3);
  for (const end = to + last; to <= end; to += panel) {
    // Zeros beyond the width stay zeros for any factor.
    const mask = to == end ? within : i32x4.splat(-1);
    // All are read before any is written, because they may be the same row.
    const g0 = slopes(0, v128.load(to), classes, targets, shares, factors);
    const g1 = slopes(1, v128.load(to + second), classes, targets, shares, factors);
    const g2 = slopes(2, v128.load(to + third), classes, targets, shares, factors);
    const g3 = slopes(3, v128.load(to + fourth), classes, targets, shares, factors);
    v128.store(to, v128.and(g0, mask));
    v128.store(to + second, v128.and(g1, mask));
    v128.store(to + third, v128.and(g2, mask));
    v128.store(to + fourth, v128.and(g3, mask));
    classes = f32x4.add(classes, f32x4.splat(4));
  }
}

/** One vector of row `lane`. */
@inline
function slopes(lane: i32, exponentials: v128, classes: v128, targets: v128, shares: v128, factors: v128): v128 {
  const chosen = v128.and(f32x4.eq(classes, splatLane(targets, lane)), splatLane(shares, lane));
  return withoutBelow(NO_SLOPE, f32x4.sub(f32x4.mul(exponentials, splatLane(factors, lane)), chosen));
}

/** Lane `lane`, a constant wherever this is inlined, in all lanes. */
@inline
function splatLane(x: v128, lane: i32): v128 {
  if (lane == 0) return v128.shuffle<f32>(x, x, 0, 0, 0, 0);
  if (lane == 1) return v128.shuffle<f32>(x, x, 1, 1, 1, 1);
  if (lane == 2) return v128.shuffle<f32>(x, x, 2, 2, 2, 2);
  return v128.shuffle<f32>(x, x, 3, 3, 3, 3);
}

/** The sums of the lanes of four vectors. */
@inline
function lanesSums(a: v128, b: v128, c: v128, d: v128): v128 {
  const first = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7));
  const other = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7));
  return f32x4.add(v128.shuffle<f32>(first, other, 0, 1, 4, 5), v128.shuffle<f32>(first, other, 2, 3, 6, 7));
}

/** Address of the logit of the class at `target` in the row at `z`. */
@inline
function logitOf(z: usize, target: usize, panel: usize): usize {
  const index = <usize>load<f32>(target);
  return z + (index >> 2) * panel + ((index & 3) << 2);
}

/** Adds the first `left` lanes (at most four) to two sums in float64. */
@inline
function countedSum(losses: v128, left: i32): v128 {
  const counted = v128.and(losses, i32x4.gt_s(i32x4.splat(left), i32x4(0, 1, 2, 3)));
  return f64x2.add(f64x2.promote_low_f32x4(counted), f64x2.promote_low_f32x4(v128.shuffle<f32>(counted, counted, 2, 3, 0, 1)));
}

/**
 * Losses of one output, four rows at a time; the last row is repeated if fewer are left. `kind` is constant wherever this is
 * inlined.
 */
@inline
function singleOutput(kind: i32, outputs: usize, rows: i32, targets: usize, classWeights: usize, gradient: usize): f64 {
  const share = f32x4.splat(1 / <f32>rows);
  const zero = f32x4.splat(0);
  let sums = f64x2.splat(0);
  for (let left = rows; left > 0; left -= 4) {
    const second: usize = left > 1 ? 4 : 0;
    const third: usize = left > 2 ? 8 : second;
    const fourth: usize = left > 3 ? 12 : third;
    const z = gather(outputs, outputs + (second << 2), outputs + (third << 2), outputs + (fourth << 2));
    const y = gather(targets, targets + second, targets + third, targets + fourth);
    let loss: v128;
    let slope: v128;
    if (kind == SIGMOID_CROSS_ENTROPY) {
      // −z for class 1, z for class 0: the loss is log(1 + exp(s)), its slope by s the sigmoid, both exact at both ends.
      const sign = v128.and(f32x4.gt(y, zero), f32x4.splat(-0.0));
      const s = v128.xor(z, sign);
      const e = exp4(f32x4.neg(f32x4.abs(s)));
      loss = f32x4.add(f32x4.pmax(s, zero), log1p4(e));
      const one = f32x4.splat(1);
      const numerator = v128.bitselect(e, one, f32x4.lt(s, zero));
      slope = v128.xor(f32x4.div(numerator, f32x4.add(one, e)), sign);
    } else {
      const residual = f32x4.sub(z, y);
      const one = f32x4.splat(1);
      if (kind == MEAN_SQUARED_ERROR) {
        loss = f32x4.mul(residual, residual);
        slope = f32x4.add(residual, residual);
      } else if (kind == MEAN_ABSOLUTE_ERROR) {
        loss = f32x4.abs(residual);
        slope = f32x4.sub(v128.and(one, f32x4.gt(residual, zero)), v128.and(one, f32x4.lt(residual, zero)));
      } else {
        // q = min(|r|, 1): q · (|r| − q / 2) is r² / 2 up to 1 and |r| − ½ above. This order of operands keeps NaN.
        const distance = f32x4.abs(residual);
        const q = f32x4.pmin(distance, one);
        loss = f32x4.mul(q, f32x4.sub(distance, f32x4.mul(q, f32x4.splat(0.5))));
        slope = f32x4.pmax(f32x4.pmin(residual, one), f32x4.splat(-1));
      }
    }
    slope = f32x4.mul(slope, share);
    if (kind == SIGMOID_CROSS_ENTROPY && classWeights) {
      const weights = gather(
        weightOf(classWeights, targets), weightOf(classWeights, targets + second),
        weightOf(classWeights, targets + third), weightOf(classWeights, targets + fourth),
      );
      loss = f32x4.mul(loss, weights);
      slope = f32x4.mul(slope, weights);
    }
    slope = withoutBelow(NO_SLOPE, slope);
    sums = f64x2.add(sums, countedSum(loss, left));
    v128.store(gradient, v128.shuffle<f32>(slope, zero, 0, 4, 4, 4));
    if (left > 1) v128.store(gradient, v128.shuffle<f32>(slope, zero, 1, 4, 4, 4), 16);
    if (left > 2) v128.store(gradient, v128.shuffle<f32>(slope, zero, 2, 4, 4, 4), 32);
    if (left > 3) v128.store(gradient, v128.shuffle<f32>(slope, zero, 3, 4, 4, 4), 48);
    outputs += 64;
    targets += 16;
    gradient += 64;
  }
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}

/** The floats at four addresses. */
@inline
function gather(first: usize, second: usize, third: usize, fourth: usize): v128 {
  let values = v128.load32_zero(first);
  values = v128.load32_lane(second, values, 1);
  values = v128.load32_lane(third, values, 2);
  return v128.load32_lane(fourth, values, 3);
}

/** Address of the factor for the class at an address. */
@inline
function weightOf(classWeights: usize, target: usize): usize {
  return classWeights + (<usize>load<f32>(target) << 2);
}
