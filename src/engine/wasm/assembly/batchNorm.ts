import { panelProducts, panelSums } from "./panelSum";
import { multiplyAdd } from "./simd";

/**
 * Batch normalisation over the rows of each column, as Keras 3 defines it:
 *
 *   y = gamma · (x − mean) · inverseSd + beta,   inverseSd = 1 / √(variance + epsilon)
 *
 * with the batch's own mean and biased variance. The moving statistics become old · momentum + batch · (1 − momentum).
 *
 * @param x `rows` × `width`; y too, and may be x. Lanes of y beyond the width are 0 if those of x are finite
 * @param momentum float64, because 1 − momentum loses digits in float32
 * @param saved two vector parameters, one panel after the other: mean, inverseSd. Read by `batchNormBackward`
 */
export function batchNormTrain(
  x: usize, y: usize, rows: i32, width: i32,
  gamma: usize, beta: usize, movingMean: usize, movingVariance: usize,
  momentum: f64, epsilon: f32, saved: usize,
): void {
  const count = f32x4.splat(<f32>rows);
  const keep = f32x4.splat(<f32>momentum);
  const follow = f32x4.splat(<f32>(1 - momentum));
  const panels = (width + 3) >> 2;
  for (let panel = 0; panel < panels; panel++) {
    const at = <usize>panel << 4;
    const mask = laneMask(width - (panel << 2));
    const mean = v128.and(mask, f32x4.div(panelSums(x, rows), count));
    // Two passes: Σx² − (Σx)²/n would cancel if the mean is large compared with the deviation.
    const variance = v128.and(mask, f32x4.div(panelProducts(x, mean, x, mean, rows), count));
    const inverseSd = inverseRoot(variance, epsilon);
    v128.store(saved + (at << 1), mean, 0);
    v128.store(saved + (at << 1), inverseSd, 16);
    moveTowards(movingMean + at, keep, mean, follow);
    moveTowards(movingVariance + at, keep, variance, follow);
    normalise(x, y, rows, mean, f32x4.mul(v128.load(gamma + at), inverseSd), v128.load(beta + at));
    x += <usize>rows << 4;
    y += <usize>rows << 4;
  }
}

/** Like `batchNormTrain`, with the moving statistics, which do not change. */
export function batchNormPredict(
  x: usize, y: usize, rows: i32, width: i32,
  gamma: usize, beta: usize, movingMean: usize, movingVariance: usize, epsilon: f32,
): void {
  const end = <usize>((width + 3) >> 2) << 4;
  for (let at: usize = 0; at < end; at += 16) {
    const scale = f32x4.mul(v128.load(gamma + at), inverseRoot(v128.load(movingVariance + at), epsilon));
    normalise(x, y, rows, v128.load(movingMean + at), scale, v128.load(beta + at));
    x += <usize>rows << 4;
    y += <usize>rows << 4;
  }
}

/**
 * The backward pass of `batchNormTrain`, x̂ = (x − mean) · inverseSd:
 *
 *   dBeta = Σ dy,   dGamma = Σ dy · x̂,   dx = gamma · inverseSd · (dy − dBeta / rows − x̂ · dGamma / rows)
 *
 * @param x input of the forward pass
 * @param dx may be dy. Lanes beyond the width are 0 in every result
 */
export function batchNormBackward(
  dy: usize, x: usize, dx: usize, rows: i32, width: i32,
  gamma: usize, saved: usize, dGamma: usize, dBeta: usize,
): void {
  const count = f32x4.splat(<f32>rows);
  const panels = (width + 3) >> 2;
  for (let panel = 0; panel < panels; panel++) {
    const at = <usize>panel << 4;
    const mask = laneMask(width - (panel << 2));
    const mean = v128.load(saved + (at << 1), 0);
    const inverseSd = v128.load(saved + (at << 1), 16);
    const sum = v128.and(mask, panelSums(dy, rows));
    const products = panelProducts(dy, f32x4.splat(0), x, mean, rows);
    const slope = v128.and(mask, f32x4.mul(products, inverseSd));
    v128.store(dBeta + at, sum);
    v128.store(dGamma + at, slope);
    const scale = f32x4.mul(v128.load(gamma + at), inverseSd);
    const shift = f32x4.neg(f32x4.mul(scale, f32x4.div(sum, count)));
    const tilt = f32x4.neg(f32x4.mul(f32x4.mul(scale, inverseSd), f32x4.div(slope, count)));
    inputGradient(dy, x, dx, rows, mean, scale, shift, tilt, mask);
    dx += <usize>rows << 4;
    dy += <usize>rows << 4;
    x += <usize>rows << 4;
  }
}

/** (x − mean) · scale + beta over a panel. */
function normalise(x: usize, y: usize, rows: i32, mean: v128, scale: v128, beta: v128): void {
  const end = x + (<usize>rows << 4);
  for (; x + 32 <= end; x += 32) {
    v128.store(y, multiplyAdd(f32x4.sub(v128.load(x, 0), mean), scale, beta), 0);
    v128.store(y, multiplyAdd(f32x4.sub(v128.load(x, 16), mean), scale, beta), 16);
    y += 32;
  }
  if (x < end) v128.store(y, multiplyAdd(f32x4.sub(v128.load(x), mean), scale, beta));
}

/** dy · scale + shift + (x − mean) · tilt over a panel. */
function inputGradient(
  dy: usize, x: usize, dx: usize, rows: i32, mean: v128, scale: v128, shift: v128, tilt: v128, mask: v128,
): void {
  const end = x + (<usize>rows << 4);
  for (; x < end; x += 16) {
    const level = multiplyAdd(v128.load(dy), scale, shift);
    v128.store(dx, v128.and(mask, multiplyAdd(f32x4.sub(v128.load(x), mean), tilt, level)));
    dy += 16;
    dx += 16;
  }
}

@inline
function moveTowards(moving: usize, keep: v128, batch: v128, follow: v128): void {
  v128.store(moving, f32x4.add(f32x4.mul(v128.load(moving), keep), f32x4.mul(batch, follow)));
}

@inline
function inverseRoot(variance: v128, epsilon: f32): v128 {
  return f32x4.div(f32x4.splat(1), f32x4.sqrt(f32x4.add(variance, f32x4.splat(epsilon))));
}

/** A mask of the first `lanes` lanes: values beyond the width must not reach a parameter. */
@inline
function laneMask(lanes: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(lanes));
}
