import { exp4, log1p4 } from "../../wasm/assembly/math";
import { fromOf, int, leftOf, missingLeftOf, nodeCount, rowsOf, binOf, columnOf, valuesOf } from "./nodes";
import { goesLeft } from "./randomSplit";
import { bins, binStride, order, rows, targets, weights } from "./state";

// Codes of the losses: the order of LOSSES in core/learner/dataShape.ts.
const SOFTMAX_CROSS_ENTROPY: i32 = 0;
const SIGMOID_CROSS_ENTROPY: i32 = 1;

/**
 * Gradients and hessians of the loss of each row with respect to its scores, with the sign turned, so that a leaf's step is their
 * quotient. float32, as the sums over rows are made in float64.
 *
 *   squared error: y − s, 1      logistic: y − p, p (1 − p)      softmax: y_k − p_k, p_k (1 − p_k)
 *
 * @param scores float64 × outputs of each row
 * @param gradients pairs of float32, rows of one output after those of another
 * @returns Σ weight · loss of the scores as they are; of squared error (y − s)²
 */
export function lossGradients(loss: i32, outputs: i32, scores: usize, gradients: usize): f64 {
  if (loss == SIGMOID_CROSS_ENTROPY) return logistic(scores, gradients);
  if (loss == SOFTMAX_CROSS_ENTROPY) return softmax(outputs, scores, gradients);
  let sum: f64 = 0;
  for (let row: usize = 0; row < <usize>rows; row++) {
    const weight = load<f32>(weights + (row << 2));
    const rest = <f64>load<f32>(targets + (row << 2)) - load<f64>(scores + (row << 3));
    store<f32>(gradients + (row << 3), <f32>rest * weight);
    store<f32>(gradients + (row << 3), weight, 4);
    sum += <f64>weight * rest * rest;
  }
  return sum;
}

/** Four rows at a time; the arrays have space for whole fours, and rows beyond the last have weight 0. */
function logistic(scores: usize, gradients: usize): f64 {
  const one = f32x4.splat(1);
  let sums = f64x2.splat(0);
  for (let row: usize = 0; row < <usize>rows; row += 4) {
    const score = scores + (row << 3);
    const low = f32x4.demote_f64x2_zero(v128.load(score));
    const high = f32x4.demote_f64x2_zero(v128.load(score, 16));
    const s = v128.shuffle<f32>(low, high, 0, 1, 4, 5);
    const y = v128.load(targets + (row << 2));
    const w = v128.load(weights + (row << 2));
    // With e = exp(−|s|) the smaller of both probabilities is e / (1 + e): no digits are lost.
    const size = f32x4.abs(s);
    const e = exp4(f32x4.neg(size));
    const smaller = f32x4.div(e, f32x4.add(one, e));
    const p = v128.bitselect(f32x4.sub(one, smaller), smaller, f32x4.gt(s, f32x4.splat(0)));
    const g = f32x4.mul(w, f32x4.sub(y, p));
    const h = f32x4.mul(w, f32x4.mul(smaller, f32x4.sub(one, smaller)));
    v128.store(gradients + (row << 3), v128.shuffle<f32>(g, h, 0, 4, 1, 5));
    v128.store(gradients + (row << 3), v128.shuffle<f32>(g, h, 2, 6, 3, 7), 16);
    // log(1 + exp(s)) − y · s
    const positive = f32x4.max(s, f32x4.splat(0));
    const loss = f32x4.mul(w, f32x4.add(log1p4(e), f32x4.sub(positive, f32x4.mul(y, s))));
    sums = f64x2.add(sums, f64x2.promote_low_f32x4(loss));
    sums = f64x2.add(sums, f64x2.promote_low_f32x4(v128.shuffle<f32>(loss, loss, 2, 3, 2, 3)));
  }
  return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
}

function softmax(outputs: i32, scores: usize, gradients: usize): f64 {
  const stride = (<usize>rows) << 3;
  let loss: f64 = 0;
  for (let row: usize = 0; row < <usize>rows; row++) {
    const score = scores + ((row * <usize>outputs) << 3);
    const weight = load<f32>(weights + (row << 2));
    const target = <i32>load<f32>(targets + (row << 2));
    let most = load<f64>(score);
    for (let k = 1; k < outputs; k++) most = max(most, load<f64>(score + ((<usize>k) << 3)));
    let sum: f64 = 0;
    let gradient = gradients + (row << 3);
    for (let k = 0; k < outputs; k++, gradient += stride) {
      const x = f32x4.splat(<f32>(load<f64>(score + ((<usize>k) << 3)) - most));
      const e = f32x4.extract_lane(exp4(x), 0);
      store<f32>(gradient, e);
      sum += <f64>e;
    }
    const total = <f32>sum;
    gradient = gradients + (row << 3);
    for (let k = 0; k < outputs; k++, gradient += stride) {
      const p = load<f32>(gradient) / total;
      store<f32>(gradient, weight * ((k == target ? <f32>1 : <f32>0) - p));
      store<f32>(gradient, weight * p * (1 - p), 4);
    }
    // The largest score's own term is 1, so that a small loss keeps its digits.
    const rest = <f64>f32x4.extract_lane(log1p4(f32x4.splat(<f32>(sum - 1))), 0);
    loss += <f64>weight * (rest + most - load<f64>(score + ((<usize>target) << 3)));
  }
  return loss;
}

/**
 * Adds the values of the grown tree's leaves to the scores of all rows. The rows that the tree was grown with stand in order leaf by
 * leaf; the others, behind them, go down the tree by their bins.
 * @param grown rows that the tree was grown with
 */
export function addLeaves(grown: i32, scores: usize, outputs: i32, output: i32): void {
  const at = scores + ((<usize>output) << 3);
  const stride = (<usize>outputs) << 3;
  for (let node = 0; node < nodeCount(); node++) {
    if (int(leftOf, node) != 0) continue;
    const value = <f64>load<f32>(valuesOf(node));
    let row = order + ((<usize>int(fromOf, node)) << 2);
    const end = row + ((<usize>int(rowsOf, node)) << 2);
    for (; row < end; row += 4) {
      const score = at + <usize>load<u32>(row) * stride;
      store<f64>(score, load<f64>(score) + value);
    }
  }
  for (let i = grown; i < rows; i++) {
    const row = <usize>load<u32>(order + ((<usize>i) << 2));
    const score = at + row * stride;
    store<f64>(score, load<f64>(score) + <f64>load<f32>(valuesOf(leafOf(row))));
  }
}

function leafOf(row: usize): i32 {
  let node: i32 = 0;
  let left = int(leftOf, node);
  while (left != 0) {
    const bin = <i32>load<u8>(bins + <usize>int(columnOf, node) * binStride + row);
    const goes = goesLeft(bin, int(binOf, node), load<u8>(missingLeftOf + node) != 0);
    node = goes ? left : left + 1;
    left = int(leftOf, node);
  }
  return node;
}
