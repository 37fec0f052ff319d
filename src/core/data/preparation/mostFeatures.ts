import type { DataConfig } from "../dataConfig.ts";
import type { ColumnSummary, DatasetSummary } from "../table/dataset.ts";
import { MAX_FEATURES } from "../limits.ts";
import type { PreparationConfig } from "./preparationConfig.ts";

/**
 * Largest number of features from columns; of more than `MAX_FEATURES` the best are kept.
 * @param classes of the target; 0: a regression
 */
export function mostFeatures(...counted: Parameters<typeof encodedFeatures>): number {
  return Math.min(MAX_FEATURES, encodedFeatures(...counted));
}

/** Features before that limit. */
export function encodedFeatures(
  columns: readonly Pick<ColumnSummary, "kind" | "distinct" | "missing" | "dates">[],
  preparation: PreparationConfig,
  classes: number,
): number {
  const { missingIndicator, encoding, rareLevelShare, featureShare } = preparation;
  const frequent = rareLevelShare > 0 ? Math.floor(1 / rareLevelShare) : Infinity;
  const widthOf = ({ kind, distinct }: Pick<ColumnSummary, "kind" | "distinct">): number => {
    if (kind === "number" || kind === "ordered" || kind === "date" || encoding === "ordinal") return 1;
    if (encoding === "targetMean") return classes > 2 ? classes : 1;
    return Math.min(distinct, frequent) + 1;
  };
  const all = columns.reduce((sum, column) => {
    const width = widthOf(column) + (missingIndicator && column.missing > 0 ? 1 : 0);
    return sum + (column.kind === "date" ? (column.dates?.parts.length ?? 0) * width : width);
  }, 0);
  return featureShare < 1 ? Math.max(1, Math.round(featureShare * all)) : all;
}

/** Classes of the target; 0: a regression. */
export function classCount({ task, target }: DataConfig, { columns }: DatasetSummary): number {
  if (task === "regression") return 0;
  return columns.find(({ name }) => name === target)?.distinct ?? 0;
}
