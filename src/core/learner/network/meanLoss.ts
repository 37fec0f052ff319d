import type { Loss } from "../dataShape.ts";

/**
 * The mean loss over rows, without penalties, in float64.
 *
 *   softmaxCrossEntropy: log Σ exp(z_k) − z_target
 *   sigmoidCrossEntropy: max(z, 0) − z·y + log(1 + exp(−|z|))
 *   meanSquaredError:    (z − y)²
 *   meanAbsoluteError:   |z − y|
 *   huber:               (z − y)² / 2 where |z − y| ≤ 1, else |z − y| − 1/2
 *
 * @param outputs outputs of the last layer before any softmax or sigmoid, row-major, rows × outputs
 * @param targets one per row: a class index, or the (standardised) target
 */
export function meanLoss(loss: Loss, outputs: ArrayLike<number>, targets: ArrayLike<number>): number {
  const rows = targets.length;
  const width = outputs.length / rows;
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const target = targets[row]!;
    const output = outputs[row]!;
    switch (loss) {
      case "softmaxCrossEntropy":
        sum += logSumExp(outputs, row * width, width) - outputs[row * width + target]!;
        break;
      case "sigmoidCrossEntropy":
        sum += Math.max(output, 0) - output * target + Math.log1p(Math.exp(-Math.abs(output)));
        break;
      case "meanSquaredError":
        sum += (output - target) ** 2;
        break;
      case "meanAbsoluteError":
        sum += Math.abs(output - target);
        break;
      case "huber": {
        const distance = Math.abs(output - target);
        sum += distance <= 1 ? distance ** 2 / 2 : distance - 0.5;
      }
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
