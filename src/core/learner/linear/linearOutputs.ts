import { LEAST_PROBABILITY } from "../classOutputs.ts";
import type { DataShape } from "../dataShape.ts";
import type { LinearModel } from "./linear.ts";

const LEAST_LOG = Math.log(LEAST_PROBABILITY);

/** Outputs of rows: row-major, rows × outputs, before softmax or sigmoid. */
export function linearOutputs(
  { kernel, bias, seen }: Pick<LinearModel, "kernel" | "bias" | "seen">,
  { outputs: width }: Pick<DataShape, "outputs">,
  features: Float32Array,
  rows: number,
): Float32Array<ArrayBuffer> {
  const outputs = new Float32Array(rows * width);
  const columns = kernel.length / width;
  const sums = new Float64Array(width);
  const hasUnseen = seen.includes(false);
  for (let row = 0; row < rows; row++) {
    sums.set(bias);
    for (let i = 0; i < columns; i++) {
      const value = features[row * columns + i]!;
      for (let k = 0; k < width; k++) sums[k] = sums[k]! + value * kernel[i * width + k]!;
    }
    if (hasUnseen) lowerUnseen(sums, seen);
    outputs.set(sums, row * width);
  }
  return outputs;
}

/** Gives classes without training rows the least probability. */
function lowerUnseen(sums: Float64Array, seen: readonly boolean[]): void {
  if (sums.length === 1) {
    sums[0] = seen[1] === true ? -LEAST_LOG : LEAST_LOG;
    return;
  }
  let largest = -Infinity;
  for (let k = 0; k < sums.length; k++) if (seen[k] === true) largest = Math.max(largest, sums[k]!);
  let total = 0;
  for (let k = 0; k < sums.length; k++) if (seen[k] === true) total += Math.exp(sums[k]! - largest);
  const least = largest + Math.log(total) + LEAST_LOG;
  for (let k = 0; k < sums.length; k++) if (seen[k] !== true) sums[k] = least;
}
