import type { Axis } from "../plot/axis.ts";
import { shortened } from "../words/shortened.ts";

const LONGEST = 18;

/** Rows of one class that were predicted as another. */
export interface Mistake {
  readonly actual: string;
  readonly predicted: string;
  readonly rows: number;
  /** Share of the actual class's rows, 0..1. */
  readonly share: number;
  /** Index in the map, row · size + column; several share one index if classes are combined. */
  readonly at: number;
}

/** A confusion matrix of many classes. */
export interface ConfusionMapSpec {
  /** Names of the map's rows and columns; null, at the end: all other classes. */
  readonly names: readonly (string | null)[];
  /** size × size, row-major: the share of the actual class's rows. */
  readonly shares: Float64Array;
  /** The most frequent first. */
  readonly mistakes: readonly Mistake[];
  readonly correct: number;
  readonly total: number;
  /** Number of classes. */
  readonly classes: number;
}

/** Maximal size of the map: of more classes, those with the fewest mistakes are combined, because cells would be too small. */
export const MOST_MAPPED = 40;

/**
 * A map of many classes, and their mistakes as a list. If not all classes can be shown, the map has those with the most mistakes,
 * in class order.
 */
export function confusionMapSpec(
  names: readonly string[],
  confusion: readonly (readonly number[])[],
): ConfusionMapSpec {
  const { support, wrong, correct, total } = sumsOf(confusion);
  const shown = shownClasses(wrong);
  const size = shown.length < names.length ? shown.length + 1 : shown.length;
  const place = new Int32Array(names.length).fill(size - 1);
  shown.forEach((k, at) => {
    place[k] = at;
  });
  const counts = new Float64Array(size * size);
  const totals = new Float64Array(size);
  const mistakes: Mistake[] = [];
  confusion.forEach((row, actual) => {
    totals[place[actual]!]! += support[actual]!;
    for (let predicted = 0; predicted < row.length; predicted++) {
      const rows = row[predicted]!;
      if (rows === 0) continue;
      const at = place[actual]! * size + place[predicted]!;
      counts[at]! += rows;
      if (actual === predicted) continue;
      const share = rows / support[actual]!;
      mistakes.push({ actual: names[actual]!, predicted: names[predicted]!, rows, share, at });
    }
  });
  return {
    names: [...shown.map((k) => names[k]!), ...(size > shown.length ? [null] : [])],
    shares: counts.map((rows, at) => rows / Math.max(1, totals[Math.floor(at / size)]!)),
    mistakes: mistakes.sort((a, b) => b.rows - a.rows || b.share - a.share),
    correct,
    total,
    classes: names.length,
  };
}

/** `wrong`: for each class, its misclassified rows plus the other classes' rows predicted as this class. */
function sumsOf(confusion: readonly (readonly number[])[]) {
  const support = new Float64Array(confusion.length);
  const wrong = new Float64Array(confusion.length);
  let correct = 0;
  confusion.forEach((row, actual) => {
    for (let predicted = 0; predicted < row.length; predicted++) {
      const rows = row[predicted]!;
      support[actual]! += rows;
      if (actual === predicted) {
        correct += rows;
        continue;
      }
      wrong[actual]! += rows;
      wrong[predicted]! += rows;
    }
  });
  return { support, wrong, correct, total: support.reduce((sum, rows) => sum + rows, 0) };
}

/** Indices of the classes shown separately, ascending. */
function shownClasses(wrong: Float64Array): number[] {
  const all = Array.from(wrong, (_, k) => k);
  if (all.length <= MOST_MAPPED) return all;
  return all
    .sort((a, b) => wrong[b]! - wrong[a]! || a - b)
    .slice(0, MOST_MAPPED - 1)
    .sort((a, b) => a - b);
}

/** Rows are labelled with name and number, columns with the number. Numbers have a “#”, because the name of a class may be “23”. */
export function confusionAxes(names: readonly (string | null)[], others: string): { x: Axis; y: Axis } {
  const size = names.length;
  const number = (i: number) => `#${i + 1}`;
  return {
    x: {
      kind: "linear",
      domain: [0, size],
      ticks: names.map((_, i) => ({ value: i + 0.5, label: number(i) })),
    },
    y: {
      kind: "linear",
      domain: [0, size],
      ticks: names.map((name, i) => ({
        value: size - i - 0.5,
        label: shortened(name ?? others, LONGEST),
        aside: number(i),
      })),
    },
  };
}
