import { AppError } from "../errors.ts";
import { standardScale } from "../math/stats.ts";
import { featureColumns, shareProblems } from "./checkData.ts";
import type { DataConfig } from "./dataConfig.ts";
import type { Dataset } from "./dataset.ts";
import { fitPreparation } from "./fitPreparation.ts";
import { MAX_FEATURES } from "./limits.ts";
import type { PreparedData, PreparedPart } from "./preparedData.ts";
import { splitRows, splitStratified, type SplitRows } from "./split.ts";
import { readTarget, type Target } from "./target.ts";
import { featureCount, featureNames, transformRows } from "./transform.ts";

/**
 * Split, fit on the training rows, transform: see `PreparedData`. "search": fitted on the training rows, the test rows stay
 * behind. "final": fitted on train + validation rows, which all train; same split, so the test rows are the same.
 * @param seed of the split
 * @throws AppError of `readTarget` and `splitStratified`; `settingOutOfBounds` (a share), `noUsableFeatures`, `tooManyFeatures`
 */
export function prepareData(
  dataset: Dataset,
  config: DataConfig,
  seed: number,
  stage: "search" | "final",
): PreparedData {
  for (const { error } of shareProblems(config)) throw new AppError(error.code, error.details);
  const target = readTarget(dataset, config.target, config.task);
  const columns = featureColumns(config, dataset.columns);
  if (columns.length === 0) throw new AppError("noUsableFeatures", { excluded: config.excluded.join(", ") });
  const rows = stageRows(splitTarget(target, config, seed), stage);

  const preparation = fitPreparation(columns, rows.train, config.preparation);
  const features = featureCount(preparation);
  if (features > MAX_FEATURES) throw new AppError("tooManyFeatures", { features, limit: MAX_FEATURES });

  const values = targetByRow(target, dataset.rowCount);
  const targetScale =
    config.task === "regression" ? standardScale(Float64Array.from(rows.train, (row) => values[row]!)) : null;
  const { mean, sd } = targetScale ?? { mean: 0, sd: 1 };
  const part = (of: Uint32Array): PreparedPart => ({
    rows: of.length,
    features: transformRows(preparation, dataset, of),
    targets: Float32Array.from(of, (row) => (values[row]! - mean) / sd),
  });
  return {
    task: config.task,
    featureCount: features,
    featureNames: featureNames(preparation),
    classes: target.classes,
    targetScale,
    train: part(rows.train),
    validation: stage === "search" ? part(rows.validation) : null,
    test: stage === "final" ? part(rows.test) : null,
    rowNumbers: rows,
    preparation,
  };
}

function splitTarget(target: Target, { task, split, target: name }: DataConfig, seed: number): SplitRows {
  if (task === "regression" || !split.stratify) return splitRows(target.rows, split, seed);
  const strata = { codes: target.values, classes: target.classes, target: name };
  return splitStratified(target.rows, strata, split, seed);
}

function stageRows(parts: SplitRows, stage: "search" | "final"): SplitRows {
  if (stage === "search") return parts;
  const train = Uint32Array.from([...parts.train, ...parts.validation]).sort();
  return { train, validation: new Uint32Array(0), test: parts.test };
}

/** The target of every row of the dataset; NaN where it has none. */
function targetByRow({ rows, values }: Target, rowCount: number): Float64Array {
  const byRow = new Float64Array(rowCount).fill(NaN);
  rows.forEach((row, i) => (byRow[row] = values[i]!));
  return byRow;
}
