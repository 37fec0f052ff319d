import type { PreparedData, PreparedPart } from "../../core/data/preparation/preparedData.ts";
import type { Pacer } from "../pacer.ts";

/** Outputs of a few rows, row-major, before softmax or sigmoid. */
export type Predict = (features: Float32Array, rows: number) => Float32Array;

/** A portion of rows that takes less is doubled, up to this many rows. */
const PORTION_MS = 5;
const MOST_ROWS = 4096;

/** Outputs of all rows, predicted in portions of a few milliseconds, so that messages are handled in between. */
export async function predictRows(
  predict: Predict,
  { rows, features }: Pick<PreparedPart, "rows" | "features">,
  outputs: number,
  pacer: Pacer,
): Promise<Float32Array> {
  const all = new Float32Array(rows * outputs);
  const width = features.length / rows;
  let portion = 1;
  for (let first = 0; first < rows;) {
    const count = Math.min(portion, rows - first);
    const began = performance.now();
    all.set(predict(features.subarray(first * width, (first + count) * width), count), first * outputs);
    if (performance.now() - began < PORTION_MS / 2) portion = Math.min(MOST_ROWS, 2 * portion);
    first += count;
    await pacer.breathe();
  }
  return all;
}

export function partOf(data: PreparedData, name: "train" | "validation" | "test"): PreparedPart {
  const part = data[name];
  if (part === null) throw new Error(`The dataset has no ${name} part`);
  return part;
}
