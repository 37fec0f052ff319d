import type { PreparedData, PreparedPart } from "../../core/data/preparation/preparedData.ts";
import type { Predict } from "../../core/learner/openPredictor.ts";
import type { Work } from "../../core/learner/work.ts";
import type { Pacer } from "../pacer.ts";

/** A `Predict` in portions of a few milliseconds. */
export type Predicting = (features: Float32Array, rows: number) => Work<Float32Array>;

/** Rows of the first portion: neighbours and linear models compute four rows at once, and one would take as long. */
const FIRST_ROWS = 4;
/** A portion of rows that takes less is doubled, up to this many rows. */
const PORTION_MS = 5;
const MOST_ROWS = 4096;

/** Outputs of all rows, predicted in portions of a few milliseconds, so that messages are handled in between. null: stopped. */
export async function predictRows(
  predict: Predicting,
  { rows, features }: Pick<PreparedPart, "rows" | "features">,
  outputs: number,
  pacer: Pacer,
  shouldStop: () => boolean,
  onShare: (share: number) => void = () => undefined,
): Promise<Float32Array | null> {
  const all = new Float32Array(rows * outputs);
  const width = features.length / rows;
  let portion = FIRST_ROWS;
  for (let first = 0; first < rows;) {
    const count = Math.min(portion, rows - first);
    const began = performance.now();
    const work = predict(features.subarray(first * width, (first + count) * width), count);
    for (;;) {
      const portion = work.next();
      if ((await pacer.breathe()) && shouldStop()) return null;
      if (portion.done !== true) continue;
      all.set(portion.value, first * outputs);
      break;
    }
    if (performance.now() - began < PORTION_MS / 2) portion = Math.min(MOST_ROWS, 2 * portion);
    first += count;
    onShare(first / rows);
  }
  return all;
}

export function partOf(data: PreparedData, name: "train" | "validation" | "test"): PreparedPart {
  const part = data[name];
  if (part === null) throw new Error(`The dataset has no ${name} part`);
  return part;
}

/** The first rows of the validation part, without a copy. */
export function firstValidationRows(data: PreparedData, count: number): PreparedPart {
  const { features, targets } = partOf(data, "validation");
  return {
    rows: count,
    features: features.subarray(0, count * data.featureCount),
    targets: targets.subarray(0, count),
  };
}

/** Rows of the test part, again from its first one after its last one. */
export function repeatedTestRows(data: PreparedData, count: number): PreparedPart {
  const { rows, features, targets } = partOf(data, "test");
  const width = data.featureCount;
  const block = { rows: count, features: new Float32Array(count * width), targets: new Float32Array(count) };
  for (let first = 0; first < count; first += rows) {
    const many = Math.min(rows, count - first);
    block.features.set(features.subarray(0, many * width), first * width);
    block.targets.set(targets.subarray(0, many), first);
  }
  return block;
}

/** For models that predict a few rows in less time than a portion: all of them are the last one. */
export function* atOnce(predict: Predict, features: Float32Array, rows: number): Work<Float32Array> {
  yield* [];
  return predict(features, rows);
}
