import { toTexts } from "../table/cells.ts";
import { cellsOfColumn } from "../table/columnKind.ts";
import type { Column } from "../table/dataset.ts";
import type { FileLabel } from "./acrossFiles.ts";
import { findLookAlikes, type LookAlikes } from "./lookAlikes.ts";

/** More labels are names or texts, which are not compared. */
const MOST_LABELS = 1000;

/**
 * The labels of a column with their rows; empty for numbers, dates and texts that rarely repeat.
 * @param testRows number of rows at the end that come from a test file
 */
export function labelsOf(column: Column, testRows: number): readonly FileLabel[] {
  if (column.kind === "number" || column.kind === "date" || column.kind === "picture") return [];
  const { texts, codes } = toTexts(cellsOfColumn(column));
  if (texts.length > MOST_LABELS) return [];
  const training = new Float64Array(texts.length);
  const test = new Float64Array(texts.length);
  const testFrom = codes.length - testRows;
  codes.forEach((code, row) => {
    if (code >= 0) (row < testFrom ? training : test)[code]! += 1;
  });
  return texts
    .map((level, code) => ({ level, training: training[code]!, test: test[code]! }))
    .filter((label) => label.training + label.test > 0);
}

/** Labels that look alike; if possible, a spelling of the training rows stays. */
export function alikeLabels(labels: readonly FileLabel[]): readonly LookAlikes[] {
  const known = new Set(labels.filter(({ training }) => training > 0).map(({ level }) => level));
  const counted = labels.map(({ level, training, test }) => ({ level, rows: training + test }));
  return findLookAlikes(counted, (level) => known.has(level));
}
