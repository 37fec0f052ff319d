import { bestFirst, classes, classSums, l2, rate, records } from "./state";

// The node that is looked at: sums over its rows, made anew for each node so that nothing drifts.

export let nodeFrom: i32 = 0;
export let nodeRows: i32 = 0;
/** Sums of gradients and hessians; or, with classes, Σ (class sum)² and the sum of weights. */
export let gradients: f64 = 0;
export let hessians: f64 = 0;
/** All rows have the same class or number. */
export let pure: bool = false;

/** Score of a node that is not split; the gain of a split is what the scores of its sides have more. */
@inline
export function nodeScore(): f64 {
  return classes > 0 ? gradients / hessians : (gradients * gradients) / (hessians + l2);
}

/** Relative difference that rounding to float32 of weight · target leaves between equal targets. */
const SAME: f64 = 5e-7;

export function measure(from: i32, to: i32): void {
  nodeFrom = from;
  nodeRows = to - from;
  if (classes > 0) measureClasses();
  else measurePairs();
}

function measurePairs(): void {
  let at = records + ((<usize>nodeFrom) << 3);
  const end = at + ((<usize>nodeRows) << 3);
  const first = at;
  let sums = f64x2.splat(0);
  for (; at < end; at += 8) sums = f64x2.add(sums, f64x2.promote_low_f32x4(v128.load64_zero(at)));
  gradients = f64x2.extract_lane(sums, 0);
  hessians = f64x2.extract_lane(sums, 1);
  pure = false;
  if (bestFirst) return;
  const g = <f64>load<f32>(first);
  const h = <f64>load<f32>(first, 4);
  for (at = first + 8; at < end; at += 8) {
    const mine = <f64>load<f32>(at) * h;
    const other = g * <f64>load<f32>(at, 4);
    if (Math.abs(mine - other) > SAME * (Math.abs(mine) + Math.abs(other))) return;
  }
  pure = true;
}

function measureClasses(): void {
  memory.fill(classSums, 0, (<usize>classes) << 3);
  let at = records + ((<usize>nodeFrom) << 3);
  const end = at + ((<usize>nodeRows) << 3);
  for (; at < end; at += 8) {
    const sum = classSums + ((<usize>load<u32>(at)) << 3);
    store<f64>(sum, load<f64>(sum) + <f64>load<f32>(at, 4));
  }
  gradients = 0;
  hessians = 0;
  let present = 0;
  for (let k = 0; k < classes; k++) {
    const sum = load<f64>(classSums + ((<usize>k) << 3));
    gradients += sum * sum;
    hessians += sum;
    if (sum > 0) present += 1;
  }
  pure = present < 2;
}

/** Writes the value of the node as a leaf: class shares, a mean, or the step of boosting. */
export function writeValue(values: usize): void {
  if (classes > 0) {
    for (let k = 0; k < classes; k++) {
      store<f32>(values + ((<usize>k) << 2), <f32>(load<f64>(classSums + ((<usize>k) << 3)) / hessians));
    }
    return;
  }
  // As in scikit-learn, a leaf without curvature takes a finite step.
  const sum = hessians + l2;
  store<f32>(values, <f32>((rate * gradients) / (sum > 1e-15 ? sum : 1e-15)));
}
