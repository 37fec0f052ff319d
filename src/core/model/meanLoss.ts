import type { Loss } from "./modelSpec.ts";

/**
 * The mean loss over rows, without penalties, in float64.
 *
 *   softmaxCrossEntropy: log Σ exp(z_k) − z_target
 *   sigmoidCrossEntropy: max(z, 0) − z·y + log(1 + exp(−|z|))
 *   meanSquaredError:    (z − y)²
 *
 * @param outputs last layer before any softmax or sigmoid, row-major, rows × outputs
 * @param targets one per row: a class index, or the (standardised) target
 */
export function meanLoss(loss: Loss, outputs: ArrayLike<number>, targets: ArrayLike<number>): number {
  const rows = targets.length;
  const width = outputs.length / rows;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const target = targets[row]!;
    if (loss === "softmaxCrossEntropy") {
      sum += logSumExp(outputs, row * width, width) - outputs[row * width + target]!;
    } else if (loss === "sigmoidCrossEntropy") {
      const z = outputs[row]!;
      sum += Math.max(z, 0) - z * target + Math.log1p(Math.exp(-Math.abs(z)));
    } else {
      sum += (outputs[row]! - target) ** 2;
    }
  }
  return sum / rows;
}

/** log Σ exp over a slice, shifted by its maximum so that nothing overflows. */
function logSumExp(values: ArrayLike<number>, from: number, count: number): number {
  let max = -Infinity;
  for (let i = from; i < from + count; i++) max = Math.max(max, values[i]!);
  let sum = 0;
  for (let i = from; i < from + count; i++) sum += Math.exp(values[i]! - max);
  return max + Math.log(sum);
}
