import { nextBelow, nextUint32, seedStream } from "./random";
import { classes, order, orderSpare, records, rows, targets, weights } from "./state";

/**
 * The rows of a forest's tree and their records. Without bootstrap each row once; with it as many draws with replacement as there
 * are rows, a row drawn several times having that much weight. Records: class and weight, or weight · target and weight.
 * @returns rows drawn at least once
 */
export function sampleForest(seed: u32, bootstrap: bool): i32 {
  seedStream(seed);
  const draws = orderSpare;
  if (bootstrap) {
    memory.fill(draws, 0, (<usize>rows) << 2);
    for (let i = 0; i < rows; i++) {
      const at = draws + ((<usize>nextBelow(rows)) << 2);
      store<u32>(at, load<u32>(at) + 1);
    }
  }
  let drawn: usize = 0;
  for (let row = 0; row < rows; row++) {
    const offset = (<usize>row) << 2;
    const times: u32 = bootstrap ? load<u32>(draws + offset) : 1;
    if (times == 0) continue;
    const weight = load<f32>(weights + offset) * <f32>times;
    store<u32>(order + (drawn << 2), row);
    const record = records + (drawn << 3);
    if (classes > 0) store<u32>(record, <u32>load<f32>(targets + offset));
    else store<f32>(record, load<f32>(targets + offset) * weight);
    store<f32>(record, weight, 4);
    drawn += 1;
  }
  return <i32>drawn;
}

/**
 * The rows of a boosting tree, in rising order: `wanted` of them drawn without replacement (selection sampling, Knuth's Algorithm S),
 * and after them in `order` the others. The same seed draws the same rows for the tree of every class.
 * @param gradients float32 pairs of each row: gradient and hessian
 */
export function sampleRound(seed: u32, wanted: i32, gradients: usize): void {
  if (wanted == rows) {
    for (let row = 0; row < rows; row++) store<u32>(order + ((<usize>row) << 2), row);
    memory.copy(records, gradients, (<usize>rows) << 3);
    return;
  }
  seedStream(seed);
  let drawn: usize = 0;
  let others: usize = <usize>wanted;
  for (let row = 0; row < rows; row++) {
    const chosen = <i32>(((<u64>nextUint32()) * (<u64>(rows - row))) >> 32) < wanted - <i32>drawn;
    if (chosen) {
      store<u32>(order + (drawn << 2), row);
      store<u64>(records + (drawn << 3), load<u64>(gradients + ((<usize>row) << 3)));
      drawn += 1;
    } else {
      store<u32>(order + (others << 2), row);
      others += 1;
    }
  }
}
