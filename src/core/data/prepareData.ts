import { AppError } from "../errors.ts";
import { deriveSeed } from "../math/rng.ts";
import { standardScale } from "../math/stats.ts";
import { featureColumns, shareProblems } from "./checkData.ts";
import { commonPreparation } from "./commonPreparation.ts";
import type { DataConfig } from "./dataConfig.ts";
import type { Column, Dataset } from "./dataset.ts";
import { fitPreparation } from "./fitPreparation.ts";
import { foldRows, mostFolds } from "./folds.ts";
import { MAX_FEATURES, MIN_CLASS_ROWS } from "./limits.ts";
import type { FittedPreparation } from "./preparation.ts";
import type { PreparationConfig } from "./preparationConfig.ts";
import type { PreparedData, PreparedPart } from "./preparedData.ts";
import { splitRows, splitStratified, type SplitRows } from "./split.ts";
import { readTarget, type Target } from "./target.ts";
import { featureCount, featureNames, rowShape, transformRows } from "./transform.ts";

/**
 * The data of a search: one set of training and validation rows, or one for each fold of a cross-validation. Each is fitted on its own
 * training rows alone (`PreparedData.preparation`). The test rows stay behind; of one seed they are the same whatever the folds.
 *
 * All folds have the same features: those of any of them, in one order. What a fold's training rows gave no feature to (a level that
 * is not among them, or rare) is 0 in all of the fold's rows, so that a fold's features still say nothing of its validation rows.
 * @param seed of the split and the folds
 * @throws AppError of `readTarget` and `splitStratified`; `settingOutOfBounds` (a share), `tooManyFolds`, `noUsableFeatures`,
 *   `tooManyFeatures`
 */
export function prepareFolds(
  dataset: Dataset,
  config: DataConfig,
  preparation: PreparationConfig,
  seed: number,
): readonly PreparedData[] {
  const usable = readUsable(dataset, config);
  const parts = splitTarget(usable.target, config, seed);
  const { folds } = config.split;
  const rows = folds === 1 ? [parts] : cutFolds(usable.target, config, parts, seed);
  const fitted = rows.map(({ train }) => fitPreparation(usable.columns, train, preparation));
  const common = commonPreparation(fitted);
  return rows.map((own, fold) => {
    const { shared, part } = prepareRows(dataset, config, usable.target, own, fitted[fold]!, common);
    return { ...shared, train: part("train"), validation: part("validation"), test: null };
  });
}

/**
 * The data of the final evaluation: fitted on train + validation rows, which all train. Same split, so the test rows are the same.
 * @param seed as given to `prepareFolds`
 * @throws AppError as `prepareFolds`
 */
export function prepareFinal(
  dataset: Dataset,
  config: DataConfig,
  preparation: PreparationConfig,
  seed: number,
): PreparedData {
  const { target, columns } = readUsable(dataset, config);
  const parts = splitTarget(target, config, seed);
  const rows = { ...parts, train: developmentRows(parts), validation: new Uint32Array(0) };
  const fitted = fitPreparation(columns, rows.train, preparation);
  const { shared, part } = prepareRows(dataset, config, target, rows, fitted, fitted);
  return { ...shared, train: part("train"), validation: null, test: part("test") };
}

type PartName = keyof SplitRows;

function readUsable(dataset: Dataset, config: DataConfig): { target: Target; columns: Column[] } {
  for (const { error } of shareProblems(config)) throw new AppError(error.code, error.details);
  const target = readTarget(dataset, config.target, config.task);
  const columns = featureColumns(config, dataset.columns);
  if (columns.length === 0) throw new AppError("noUsableFeatures", { excluded: config.excluded.join(", ") });
  return { target, columns };
}

function isStratified({ task, split }: DataConfig): boolean {
  return task === "classification" && split.stratify;
}

function splitTarget(target: Target, config: DataConfig, seed: number): SplitRows {
  const { folds } = config.split;
  // Folds take the place of the validation part: whatever its share is, it has to be a number here.
  const split = folds === 1 ? config.split : { ...config.split, validation: 0 };
  const strata = { codes: target.values, classes: target.classes, target: config.target };
  if (folds > 1) checkFolds(target, config);
  if (!isStratified(config)) return splitRows(target.rows, split, seed);
  return splitStratified(target.rows, strata, split, seed, Math.max(2, folds));
}

function checkFolds(target: Target, config: DataConfig): void {
  const { split } = config;
  const counts = new Array<number>(target.classes.length).fill(0);
  if (isStratified(config)) for (const code of target.values) counts[code]! += 1;
  const rarest = isStratified(config) ? Math.min(...counts) : null;
  // So small a class cannot be split at all, which `splitStratified` says.
  if (rarest !== null && rarest < MIN_CLASS_ROWS) return;
  const most = mostFolds(target.rows.length, split, rarest);
  if (split.folds > most) throw new AppError("tooManyFolds", { folds: split.folds, most });
}

function cutFolds(target: Target, config: DataConfig, parts: SplitRows, seed: number): readonly SplitRows[] {
  const development = developmentRows(parts);
  const codeOf = new Map(Array.from(target.rows, (row, i) => [row, target.values[i]!]));
  const codes = isStratified(config) ? Array.from(development, (row) => codeOf.get(row)!) : null;
  const folds = foldRows(development, codes, config.split.folds, deriveSeed(seed, "folds"));
  return folds.map((fold) => ({ ...fold, test: parts.test }));
}

/** All rows but the test rows, in order. */
function developmentRows(parts: SplitRows): Uint32Array {
  return Uint32Array.from([...parts.train, ...parts.validation]).sort();
}

/** What all parts share, and a part transformed when it is asked for: rows that nobody asks for are never read. */
function prepareRows(
  dataset: Dataset,
  config: DataConfig,
  target: Target,
  rows: SplitRows,
  preparation: FittedPreparation,
  common: FittedPreparation,
): { shared: Omit<PreparedData, PartName>; part: (name: PartName) => PreparedPart } {
  const features = featureCount(common);
  if (common.pictures === undefined && features > MAX_FEATURES)
    throw new AppError("tooManyFeatures", { features, limit: MAX_FEATURES });
  const values = targetByRow(target, dataset.rowCount);
  const targetScale =
    config.task === "regression" ? standardScale(Float64Array.from(rows.train, (row) => values[row]!)) : null;
  const { mean, sd } = targetScale ?? { mean: 0, sd: 1 };
  return {
    shared: {
      task: config.task,
      rowShape: rowShape(common),
      featureCount: features,
      featureNames: featureNames(common),
      classes: target.classes,
      targetScale,
      rowNumbers: rows,
      preparation,
    },
    part: (name) => ({
      rows: rows[name].length,
      features: transformRows(preparation, dataset, rows[name], common),
      targets: Float32Array.from(rows[name], (row) => (values[row]! - mean) / sd),
    }),
  };
}

/** The target of every row of the dataset; NaN where it has none. */
function targetByRow({ rows, values }: Target, rowCount: number): Float64Array {
  const byRow = new Float64Array(rowCount).fill(NaN);
  rows.forEach((row, i) => (byRow[row] = values[i]!));
  return byRow;
}
