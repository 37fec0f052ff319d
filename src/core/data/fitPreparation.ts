import { mean, median, quantileOfSorted, standardScale } from "../math/stats.ts";
import { cellsOf, sortLevels } from "./columnKind.ts";
import type { Column } from "./dataset.ts";
import { fitPictures } from "./pictures/fitPictures.ts";
import type { FittedColumn, FittedPreparation } from "./preparation.ts";
import type { Impute, PreparationConfig, Scaling } from "./preparationConfig.ts";
import { valuesAt } from "./valuesAt.ts";

/**
 * Fits the preparation of some columns on some rows (the training rows); no other row is read. Numbers: imputed, then scaled, as
 * scikit-learn's SimpleImputer followed by StandardScaler, MinMaxScaler or RobustScaler. Categories: the most frequent level for
 * missing cells, then one-hot. A column without any present value is filled with 0, or is "other".
 * @param columns features: of kind number, category or boolean, or one of pictures, beside which the others are no features
 */
export function fitPreparation(
  columns: readonly Column[],
  rows: Uint32Array,
  config: PreparationConfig,
): FittedPreparation {
  const pictures = columns.find((column) => column.kind === "picture");
  if (pictures !== undefined) return { version: 1, columns: [], pictures: fitPictures(pictures, rows) };
  return {
    version: 1,
    columns: columns.map((column) =>
      column.kind === "number"
        ? fitNumber(column.name, valuesAt(column.values, rows), config)
        : fitCategory(column, rows, config),
    ),
  };
}

function fitNumber(name: string, values: Float64Array, config: PreparationConfig): FittedColumn {
  const present = values.filter((value) => !Number.isNaN(value));
  const fill = present.length === 0 ? 0 : fillOf(present, config.impute);
  const imputed = values.map((value) => (Number.isNaN(value) ? fill : value));
  return {
    kind: "number",
    name,
    fill,
    ...fitScale(imputed, config.scaling),
    indicator: config.missingIndicator && present.length < values.length,
  };
}

/** @param present at least one */
function fillOf(present: Float64Array, impute: Impute): number {
  switch (impute) {
    case "median":
      return median(present);
    case "mean":
      return mean(present);
    case "mostFrequent":
      return mostFrequent(present);
    case "zero":
      return 0;
  }
}

/** Of equally frequent values the smallest, as scikit-learn's SimpleImputer. */
function mostFrequent(values: Float64Array): number {
  const sorted = values.toSorted();
  let best = sorted[0]!;
  let most = 0;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    if (to - from <= most) continue;
    most = to - from;
    best = sorted[from]!;
  }
  return best;
}

/** A scale of (nearly) 0 becomes 1, so that a constant column gives zeros; the tolerances are scikit-learn's. */
function fitScale(values: Float64Array, scaling: Scaling): { center: number; scale: number } {
  switch (scaling) {
    case "none":
      return { center: 0, scale: 1 };
    case "standard": {
      const { mean: center, sd: scale } = standardScale(values);
      return { center, scale };
    }
    case "minMax": {
      const sorted = values.toSorted();
      return { center: sorted[0]!, scale: notZero(sorted.at(-1)! - sorted[0]!) };
    }
    case "robust": {
      const sorted = values.toSorted();
      return {
        center: quantileOfSorted(sorted, 0.5),
        scale: notZero(quantileOfSorted(sorted, 0.75) - quantileOfSorted(sorted, 0.25)),
      };
    }
  }
}

function fitCategory(column: Column, rows: Uint32Array, config: PreparationConfig): FittedColumn {
  const cells = cellsOf(column);
  const counts = new Map<string, number>();
  let missing = 0;
  for (const row of rows) {
    const cell = cells[row] ?? null;
    if (cell === null) missing++;
    else counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const seen = sortLevels(counts.keys());
  const fill = seen.reduce(
    (best, level) => (counts.get(level)! > (counts.get(best) ?? 0) ? level : best),
    "",
  );
  // The most frequent level is always kept: without it a column of rare levels only would carry nothing.
  const isKept = (level: string) =>
    level === fill || counts.get(level)! >= config.rareLevelShare * rows.length;
  return {
    kind: "category",
    name: column.name,
    levels: seen.filter(isKept),
    rare: seen.filter((level) => !isKept(level)),
    other: true,
    fill,
    indicator: config.missingIndicator && missing > 0,
  };
}

function notZero(scale: number): number {
  return scale < 10 * Number.EPSILON ? 1 : scale;
}
