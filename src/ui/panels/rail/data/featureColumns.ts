import { usableFeatures } from "../../../../core/data/checkData.ts";
import type { DataConfig } from "../../../../core/data/dataConfig.ts";
import type { ColumnSummary, DatasetSummary } from "../../../../core/data/dataset.ts";
import { pictureValues } from "../../../../core/data/pictures/pictureColumn.ts";
import type { RowShape } from "../../../../core/data/preparedData.ts";

/** Whether a column can be a feature at all: text and constants never are, and the target is what is predicted. */
export function canBeFeature(column: ColumnSummary, target: string): boolean {
  return column.name !== target && column.kind !== "text" && column.kind !== "constant";
}

/** The columns a model is given. */
export function featureColumns(summary: DatasetSummary, data: DataConfig): readonly ColumnSummary[] {
  const usable = new Set(usableFeatures(data, summary));
  return summary.columns.filter(({ name }) => usable.has(name));
}

/** What of the data shapes the network, before the data are prepared. */
export interface ShapeEstimate {
  readonly inputs: number;
  readonly rowShape: RowShape;
  readonly outputs: number;
  /** False where preparation decides: rare levels are grouped, and indicators depend on the training rows. */
  readonly exact: boolean;
}

/**
 * Width of input and output: one input for a number, one for each level and one for "other" of a category; one output for two
 * classes and for regression, else one for each class. Of pictures, the picture.
 */
export function estimateShape(summary: DatasetSummary, data: DataConfig): ShapeEstimate {
  const { pictures } = summary;
  const classes = summary.columns.find(({ name }) => name === data.target)?.distinct ?? 0;
  const outputs = data.task === "regression" || classes <= 2 ? 1 : classes;
  if (pictures !== undefined) {
    const { height, width, channels } = pictures;
    const inputs = pictureValues(pictures);
    return { inputs, rowShape: [height, width, channels], outputs, exact: true };
  }
  const features = featureColumns(summary, data);
  let inputs = 0;
  let exact = true;
  for (const column of features) {
    inputs += column.kind === "number" ? 1 : Math.min(column.distinct, mostLevels(data)) + 1;
    if (column.kind !== "number") exact = false;
    if (data.preparation.missingIndicator && column.missing > 0) {
      inputs += 1;
      exact = false;
    }
  }
  return { inputs, rowShape: [inputs], outputs, exact };
}

/** Levels that can each have the share below which they are grouped. */
function mostLevels({ preparation }: DataConfig): number {
  return preparation.rareLevelShare > 0
    ? Math.floor(1 / preparation.rareLevelShare)
    : Number.POSITIVE_INFINITY;
}
