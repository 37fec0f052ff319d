import { createRng, permutation } from "../../math/rng.ts";
import { countUpTo } from "../../math/sortedSearch.ts";

const FOLDS = 5;
/** Fewest rows in a bin of numbers, and the largest number of bins. */
const BIN_ROWS = 10;
const MOST_BINS = 100;

/** The rows in groups by a feature: by the levels of a category, or by intervals of a number. */
export interface Grouping {
  /** Group of every row. */
  readonly groups: Int32Array;
  readonly count: number;
}

/** Intervals of about equally many rows; equal values are never separated. Missing values form their own group. */
export function groupNumbers(values: Float64Array): Grouping {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const bins = Math.max(2, Math.min(MOST_BINS, Math.floor(sorted.length / BIN_ROWS)));
  const edges = [
    ...new Set(
      Array.from({ length: bins - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / bins)]!),
    ),
  ];
  const groups = Int32Array.from(values, (value) =>
    Number.isNaN(value) ? edges.length + 1 : countUpTo(edges, value),
  );
  return { groups, count: edges.length + 2 };
}

export function groupCodes(codes: Int32Array, levels: number): Grouping {
  return { groups: codes.map((code) => (code < 0 ? levels : code)), count: levels + 1 };
}

/**
 * Accuracy on unseen rows of the rule "the most frequent class of the group"; by five-fold cross-validation.
 * @param classes class of every row, from 0
 */
export function classificationRule(
  { groups, count }: Grouping,
  classes: Int32Array,
  classCount: number,
  seed: number,
): number {
  let correct = 0;
  eachFold(groups.length, seed, (train, held) => {
    const counts = new Float64Array(count * classCount);
    const all = new Float64Array(classCount);
    for (const row of train) {
      counts[groups[row]! * classCount + classes[row]!]! += 1;
      all[classes[row]!]! += 1;
    }
    const usual = largest(all);
    const rule = Array.from({ length: count }, (_, group) => {
      const own = counts.subarray(group * classCount, (group + 1) * classCount);
      return own.some((rows) => rows > 0) ? largest(own) : usual;
    });
    for (const row of held) if (rule[groups[row]!] === classes[row]) correct++;
  });
  return correct / groups.length;
}

/** R² on unseen rows of the rule "the mean of the group"; by five-fold cross-validation. */
export function regressionRule({ groups, count }: Grouping, targets: Float64Array, seed: number): number {
  let residual = 0;
  let total = 0;
  eachFold(groups.length, seed, (train, held) => {
    const sums = new Float64Array(count);
    const rows = new Float64Array(count);
    let all = 0;
    for (const row of train) {
      sums[groups[row]!]! += targets[row]!;
      rows[groups[row]!]! += 1;
      all += targets[row]! / train.length;
    }
    for (const row of held) {
      const group = groups[row]!;
      const predicted = rows[group]! > 0 ? sums[group]! / rows[group]! : all;
      residual += (targets[row]! - predicted) ** 2;
      total += (targets[row]! - all) ** 2;
    }
  });
  return total > 0 ? 1 - residual / total : 0;
}

function eachFold(rows: number, seed: number, visit: (train: number[], held: number[]) => void): void {
  const order = permutation(rows, createRng(seed));
  for (let fold = 0; fold < FOLDS; fold++) {
    const train: number[] = [];
    const held: number[] = [];
    order.forEach((row, i) => (i % FOLDS === fold ? held : train).push(row));
    visit(train, held);
  }
}

function largest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
