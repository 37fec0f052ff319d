import { classCount, mostFeatures } from "../../../../../core/data/preparation/mostFeatures.ts";
import { usedColumns } from "../../../../../core/data/table/usedColumns.ts";
import type { DataConfig } from "../../../../../core/data/dataConfig.ts";
import type { ColumnSummary, DatasetSummary } from "../../../../../core/data/table/dataset.ts";
import { pictureValues } from "../../../../../core/data/pictures/pictureColumn.ts";
import type { RowShape } from "../../../../../core/data/preparation/preparedData.ts";
import { isPreparationSearched, largestPreparation } from "../../../../../core/model/preparationSettings.ts";
import type { Settings } from "../../../../../core/model/settings.ts";

/** Whether a column can be a feature: not text, not constant and not the target. */
export function canBeFeature(column: ColumnSummary, target: string): boolean {
  return column.name !== target && column.kind !== "text" && column.kind !== "constant";
}

/** The columns used as features. */
export function featureColumns(summary: DatasetSummary, data: DataConfig): readonly ColumnSummary[] {
  return usedColumns(data, summary.columns);
}

/** Input and output size of the network, before the data are prepared. */
export interface ShapeEstimate {
  readonly inputs: number;
  readonly rowShape: RowShape;
  readonly outputs: number;
  /** False if preparation decides: rare levels are grouped, and indicators depend on the training rows. */
  readonly exact: boolean;
}

/**
 * Input and output size: see `mostFeatures`; for pictures, the picture's shape. One output for two classes and for regression,
 * otherwise one per class. If preparation is searched, the maximal number of inputs.
 */
export function estimateShape(summary: DatasetSummary, data: DataConfig, settings: Settings): ShapeEstimate {
  const { pictures } = summary;
  const classes = summary.columns.find(({ name }) => name === data.target)?.distinct ?? 0;
  const outputs = data.task === "regression" || classes <= 2 ? 1 : classes;
  if (pictures !== undefined) {
    const { height, width, channels } = pictures;
    const inputs = pictureValues(pictures);
    return { inputs, rowShape: [height, width, channels], outputs, exact: true };
  }
  const features = featureColumns(summary, data);
  const preparation = largestPreparation(settings);
  const inputs = mostFeatures(features, preparation, classCount(data, summary));
  const exact =
    !isPreparationSearched(settings) &&
    features.every(
      ({ kind, missing }) =>
        (kind === "number" || kind === "ordered" || kind === "date" || preparation.encoding !== "oneHot") &&
        !(preparation.missingIndicator && missing > 0),
    );
  return { inputs, rowShape: [inputs], outputs, exact };
}
