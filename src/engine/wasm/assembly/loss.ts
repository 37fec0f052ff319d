import { exp4, log1p4 } from "./math";

// Codes of the losses: the order of LOSSES in core/model/modelSpec.ts.
const SOFTMAX_CROSS_ENTROPY = 0;
const SIGMOID_CROSS_ENTROPY = 1;
const MEAN_SQUARED_ERROR = 2;
const MEAN_ABSOLUTE_ERROR = 3;
const HUBER = 4;

/**
 * The loss of a batch, as in core/model/meanLoss.ts, and the gradient with which the backward pass starts. A loss that diverged is
 * NaN or Infinity.
 * @param outputs panels, rows × width: logits, or predictions; width 1 but for the softmax
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
 * The 1 is the largest logit's own term, left out of the sum, so that a small loss keeps its digits. Rows are taken by fours because a
 * logarithm comes as four.
 */
function softmaxCrossEntropy(
  outputs: usize, rows: i32, width: i32, targets: usize, classWeights: usize, gradient: usize,
): f64 {
  const panel = <usize>rows << 4;
  const last = <usize>((width - 1) >> 2) * panel;
  // All bits set in the lanes of the last panel that belong to the matrix.
  const within = i32x4.gt_s(i32x4.splat(((width - 1) & 3) + 1), i32x4(0, 1, 2, 3));
  const share: f32 = 1 / <f32>rows;
  let sum: f64 = 0;
  for (let left = rows; left > 0; left -= 4) {
    const max0 = maximum(outputs, panel, last, within);
    const max1 = left > 1 ? maximum(outputs + 16, panel, last, within) : 0;
    const max2 = left > 2 ? maximum(outputs + 32, panel, last, within) : 0;
    const max3 = left > 3 ? maximum(outputs + 48, panel, last, within) : 0;
    const rest0 = exponentials(outputs, gradient, max0, panel, last, within);
    const rest1 = left > 1 ? exponentials(outputs + 16, gradient + 16, max1, panel, last, within) : 0;
    const rest2 = left > 2 ? exponentials(outputs + 32, gradient + 32, max2, panel, last, within) : 0;
    const rest3 = left > 3 ? exponentials(outputs + 48, gradient + 48, max3, panel, last, within) : 0;
    let rest = f32x4.replace_lane(f32x4.splat(rest0), 1, rest1);
    rest = f32x4.replace_lane(f32x4.replace_lane(rest, 2, rest2), 3, rest3);
    const logs = log1p4(rest);
    sum += finish(outputs, gradient, max0, rest0, f32x4.extract_lane(logs, 0), targets, classWeights, share, panel, last, within);
    if (left > 1) {
      sum += finish(
        outputs + 16, gradient + 16, max1, rest1, f32x4.extract_lane(logs, 1),
        targets + 4, classWeights, share, panel, last, within,
      );
    }
    if (left > 2) {
      sum += finish(
        outputs + 32, gradient + 32, max2, rest2, f32x4.extract_lane(logs, 2),
        targets + 8, classWeights, share, panel, last, within,
      );
    }
    if (left > 3) {
      sum += finish(
        outputs + 48, gradient + 48, max3, rest3, f32x4.extract_lane(logs, 3),
        targets + 12, classWeights, share, panel, last, within,
      );
    }
    outputs += 64;
    gradient += 64;
    targets += 16;
  }
  return sum;
}

/** The largest of a row; −Infinity where all are NaN. `last`: bytes from its first panel to its last. */
function maximum(z: usize, panel: usize, last: usize, within: v128): f32 {
  const below = f32x4.splat(-Infinity);
  let max = v128.bitselect(v128.load(z + last), below, within);
  for (const end = z + last; z < end; z += panel) max = f32x4.pmax(max, v128.load(z));
  max = f32x4.pmax(below, max);
  max = f32x4.pmax(max, v128.shuffle<f32>(max, max, 2, 3, 0, 1));
  return f32x4.extract_lane(f32x4.pmax(max, v128.shuffle<f32>(max, max, 1, 0, 3, 2)), 0);
}

/** Writes exp(z − max), and 0 beyond the width, to the gradient's place; returns their sum without one of the largest. */
function exponentials(z: usize, to: usize, max: f32, panel: usize, last: usize, within: v128): f32 {
  const shift = f32x4.splat(max);
  const one = f32x4.splat(1);
  let smaller = f32x4.splat(0);
  let largest = smaller;
  const end = z + last;
  for (; z <= end; z += panel, to += panel) {
    const values = v128.load(z);
    let e = exp4(f32x4.sub(values, shift));
    let isLargest = f32x4.eq(values, shift);
    if (z == end) {
      e = v128.and(e, within);
      isLargest = v128.and(isLargest, within);
    }
    v128.store(to, e);
    smaller = f32x4.add(smaller, v128.andnot(e, isLargest));
    largest = f32x4.add(largest, v128.and(one, isLargest));
  }
  return lanesSum(smaller) + (lanesSum(largest) - 1);
}

/** Turns the exponentials of a row into its gradient, (softmax − one-hot) · weight / rows; returns its weighted loss. */
function finish(
  z: usize, gradient: usize, max: f32, rest: f32, log: f32,
  target: usize, classWeights: usize, share: f32, panel: usize, last: usize, within: v128,
): f64 {
  const index = <usize>load<f32>(target);
  const offset = (index >> 2) * panel + ((index & 3) << 2);
  const weight: f32 = classWeights ? load<f32>(classWeights + (index << 2)) : 1;
  const ofOne = weight * share;
  const factor = f32x4.splat(ofOne / (1 + rest));
  const end = gradient + last;
  for (let to = gradient; to < end; to += panel) v128.store(to, f32x4.mul(v128.load(to), factor));
  // The zeros beyond the width stay zeros whatever the factor.
  v128.store(end, v128.and(f32x4.mul(v128.load(end), factor), within));
  store<f32>(gradient + offset, load<f32>(gradient + offset) - ofOne);
  return <f64>weight * (<f64>log + (<f64>max - <f64>load<f32>(z + offset)));
}

@inline
function lanesSum(x: v128): f32 {
  const pairs = f32x4.add(x, v128.shuffle<f32>(x, x, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}

/** Losses of one output, four rows at a time; the last row is repeated where fewer are left. `kind` is constant wherever this is put in. */
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
      // −z for class 1, z for class 0: the loss is log(1 + exp(s)), its slope by s the sigmoid, both exact at either end.
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
        // q = min(|r|, 1): q · (|r| − q / 2) is r² / 2 up to 1 and |r| − ½ above. A NaN passes this order of the operands.
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
    loss = v128.and(loss, i32x4.gt_s(i32x4.splat(left), i32x4(0, 1, 2, 3)));
    sums = f64x2.add(sums, f64x2.promote_low_f32x4(loss));
    sums = f64x2.add(sums, f64x2.promote_low_f32x4(v128.shuffle<f32>(loss, loss, 2, 3, 0, 1)));
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
