import { mean, median } from "../../math/stats.ts";
import { fences } from "../numbers/fences.ts";
import { fitCategory } from "./fitCategory.ts";
import { fitPictures } from "../pictures/fitPictures.ts";
import type { Column } from "../table/dataset.ts";
import { MAX_FEATURES } from "../limits.ts";
import {
  clipTo,
  featureKeys,
  type FittedColumn,
  type FittedNumber,
  type FittedPreparation,
} from "./preparation.ts";
import type { Impute, PreparationConfig } from "./preparationConfig.ts";
import { fitScale, presentOrZero } from "./scale.ts";
import { selectFeatures } from "./selectFeatures.ts";
import type { TrainingTarget } from "./targetMeans.ts";
import { valuesAt } from "../table/valuesAt.ts";

const NOTHING: ReadonlySet<string> = new Set();

/** A preparation, and the values of its own training rows if these are transformed differently from other rows. */
export interface TrainingFit {
  readonly preparation: FittedPreparation;
  /**
   * For columns encoded by the target, by index: the values of the training rows before scaling, one array per output. A row's own
   * target is not used, otherwise the feature would leak it.
   */
  readonly crossFitted: ReadonlyMap<number, readonly Float64Array[]>;
}

/**
 * Fits the preparation of some columns on some rows (the training rows); other rows are not read. Numbers: imputed, then scaled, as
 * scikit-learn's SimpleImputer followed by one of its scalers (see `fitScale`); infinite ones count as missing. Categories: the
 * most frequent level for missing cells, then encoded (see `fitCategory`). A column without any present value is filled with 0, or
 * is "other". If missing values are kept, the scale is that of the present ones. Last, unless all are kept, the features that are
 * individually most related to the target are selected (see `selectFeatures`).
 * @param columns features: of kind number, category or boolean, or a picture column, which is then the only feature
 * @param clipped names of number columns whose values beyond Tukey's outer fences of these rows are moved to them first
 * @param target of the same rows; null if neither encoding nor selection uses it
 */
export function fitTraining(
  columns: readonly Column[],
  rows: Uint32Array,
  config: PreparationConfig,
  target: TrainingTarget | null,
  clipped: ReadonlySet<string> = NOTHING,
): TrainingFit {
  const pictures = columns.find((column) => column.kind === "picture");
  if (pictures !== undefined) {
    const preparation: FittedPreparation = { version: 2, columns: [], pictures: fitPictures(pictures, rows) };
    return { preparation, crossFitted: new Map() };
  }
  const crossFitted = new Map<number, readonly Float64Array[]>();
  const fitted = columns.map((column, at): FittedColumn => {
    if (column.kind === "number") {
      return fitNumber(column.name, valuesAt(column.values, rows), config, clipped.has(column.name));
    }
    const category = fitCategory(column, rows, config, target);
    if (category.crossFitted !== null) crossFitted.set(at, category.crossFitted);
    return category.fitted;
  });
  const fit: TrainingFit = { preparation: { version: 2, columns: fitted }, crossFitted };
  const features = fitted.reduce((sum, column) => sum + featureKeys(column).length, 0);
  const kept = keptCount(features, config.featureShare);
  if (kept >= features && config.featureShare >= 1) return fit;
  return { ...fit, preparation: selectFeatures(fit, columns, rows, kept, needed(target)) };
}

/** Number of features that are kept: the share, but at most `MAX_FEATURES`. */
function keptCount(features: number, share: number): number {
  return Math.max(1, Math.min(MAX_FEATURES, Math.round(share * features)));
}

/** Only the preparation: see `fitTraining`. */
export function fitPreparation(
  columns: readonly Column[],
  rows: Uint32Array,
  config: PreparationConfig,
  target: TrainingTarget | null = null,
  clipped: ReadonlySet<string> = NOTHING,
): FittedPreparation {
  return fitTraining(columns, rows, config, target, clipped).preparation;
}

/** Asserts that the target is given if a preparation needs it. */
export function needed(target: TrainingTarget | null): TrainingTarget {
  if (target === null) throw new Error("This preparation needs the target");
  return target;
}

function fitNumber(
  name: string,
  raw: Float64Array,
  config: PreparationConfig,
  isClipped: boolean,
): FittedNumber {
  const clip = isClipped ? (fences(raw) ?? undefined) : undefined;
  const values = clip === undefined ? raw : raw.map((value) => clipTo(clip, value));
  const present = values.filter((value) => Number.isFinite(value));
  const fill = fillOf(present, config.impute);
  const scaled =
    fill === null ? presentOrZero(present) : values.map((value) => (Number.isFinite(value) ? value : fill));
  return {
    kind: "number",
    name,
    fill,
    scale: fitScale(scaled, config.scaling),
    indicator: config.missingIndicator && present.length < values.length,
    ...(clip === undefined ? {} : { clip }),
  };
}

/** null: missing values stay missing. */
function fillOf(present: Float64Array, impute: Impute): number | null {
  if (impute === "keep") return null;
  if (present.length === 0) return 0;
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
