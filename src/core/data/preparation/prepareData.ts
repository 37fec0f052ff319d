import { AppError } from "../../errors.ts";
import type { TargetScale } from "../../metric/score.ts";
import { standardScale } from "../../math/stats.ts";
import { shareProblems } from "../dataProblems.ts";
import { usedColumns } from "../table/usedColumns.ts";
import { commonPreparation } from "./commonPreparation.ts";
import type { DataConfig } from "../dataConfig.ts";
import type { Dataset } from "../table/dataset.ts";
import { divideRows } from "../division/divideRows.ts";
import { toFeatureColumns, type FeatureColumn } from "../table/featureColumns.ts";
import { fitTraining, type TrainingFit } from "./fitPreparation.ts";
import { FOLD_BOUNDS, MAX_FEATURES } from "../limits.ts";
import type { FittedPreparation } from "./preparation.ts";
import type { PreparationConfig } from "./preparationConfig.ts";
import type { PreparedData, PreparedPart } from "./preparedData.ts";
import { scaleFunction } from "./scale.ts";
import type { SplitRows } from "../division/split.ts";
import { valuesByRow, type Target } from "../target/target.ts";
import type { TrainingTarget } from "./targetMeans.ts";
import { isLog, transformedTarget } from "../target/targetTransform.ts";
import { featureCount, featureNames, rowShape, transformRows } from "./transform.ts";
import { usedTarget } from "../target/usedTarget.ts";
import { codesAt, valuesAt } from "../table/valuesAt.ts";

/** Most features over all folds: each fold has its own best ones. */
const MOST_OF_FOLDS = FOLD_BOUNDS.high * MAX_FEATURES;

/**
 * The data of a search: one set of training and validation rows, or one per fold of a cross-validation. Each is fitted only on its
 * own training rows (`PreparedData.preparation`). Test rows are not included; for one seed they do not depend on the folds.
 *
 * All folds have the same features: those of any of them, in one order. A feature that a fold's training rows lack (an absent or
 * rare level) is 0 in all of the fold's rows, so a fold's features still do not depend on its validation rows.
 * @param seed of the split and the folds
 * @throws AppError of `usedTarget`, `transformedTarget` and `divideRows`; `settingOutOfBounds` (a share), `noUsableFeatures`, `tooManyFeatures`
 */
export function prepareFolds(
  dataset: Dataset,
  config: DataConfig,
  preparation: PreparationConfig,
  seed: number,
): readonly PreparedData[] {
  const usable = readUsable(dataset, config);
  const { folds, test, groups } = divideRows(dataset, usable.target, config, seed);
  const rows = folds.map((fold) => ({ ...fold, test }));
  const values = valuesByRow(transformedTarget(usable.target, config), dataset.rowCount);
  const fitted = rows.map(({ train }) =>
    fitTraining(
      usable.columns,
      train,
      preparation,
      trainingTarget(usable.target, values, train, seed, groups),
      clipped(config),
    ),
  );
  const common = commonPreparation(fitted.map((fit) => fit.preparation));
  return rows.map((own, fold) => {
    const { shared, part } = prepareRows(
      featuresOf(dataset, usable.columns),
      config,
      usable.target,
      own,
      fitted[fold]!,
      common,
    );
    return { ...shared, train: part("train"), validation: part("validation"), test: null };
  });
}

/**
 * The data of the final evaluation: fitted on train + validation rows, all of which are training rows. Same split, so the test rows
 * are the same.
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
  const { development, test, groups } = divideRows(dataset, target, config, seed);
  const rows: SplitRows = { train: development, validation: new Uint32Array(0), test };
  const values = valuesByRow(transformedTarget(target, config), dataset.rowCount);
  const fitted = fitTraining(
    columns,
    development,
    preparation,
    trainingTarget(target, values, development, seed, groups),
    clipped(config),
  );
  const features = featuresOf(dataset, columns);
  const { shared, part } = prepareRows(features, config, target, rows, fitted, fitted.preparation);
  return { ...shared, train: part("train"), validation: null, test: part("test") };
}

type PartName = keyof SplitRows;

function readUsable(dataset: Dataset, config: DataConfig): { target: Target; columns: FeatureColumn[] } {
  for (const { error } of shareProblems(config)) throw AppError.of(error);
  const target = usedTarget(dataset, config);
  const columns = toFeatureColumns(usedColumns(config, dataset.columns));
  if (columns.length === 0) throw new AppError("noUsableFeatures", { excluded: config.excluded.join(", ") });
  return { target, columns };
}

function clipped({ cleaning }: DataConfig): ReadonlySet<string> {
  return new Set(cleaning?.clip ?? []);
}

function featuresOf({ rowCount }: Dataset, columns: readonly FeatureColumn[]): Dataset {
  return { columns, rowCount };
}

/** The data shared by all parts, and each part transformed on demand: unused rows are never read. */
function prepareRows(
  dataset: Dataset,
  config: DataConfig,
  target: Target,
  rows: SplitRows,
  { preparation, crossFitted }: TrainingFit,
  common: FittedPreparation,
): { shared: Omit<PreparedData, PartName>; part: (name: PartName) => PreparedPart } {
  const features = featureCount(common);
  if (common.pictures === undefined && features > MOST_OF_FOLDS)
    throw new AppError("tooManyFeatures", { features, limit: MOST_OF_FOLDS });
  const values = valuesByRow(transformedTarget(target, config), dataset.rowCount);
  const targetScale = config.task === "regression" ? scaleOf(valuesAt(values, rows.train), config) : null;
  const standardised = scaleFunction({
    kind: "linear",
    center: targetScale?.mean ?? 0,
    scale: targetScale?.sd ?? 1,
  });
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
      features: transformRows(
        preparation,
        dataset,
        rows[name],
        common,
        name === "train" ? crossFitted : undefined,
      ),
      targets: Float32Array.from(rows[name], (row) => standardised(values[row]!)),
    }),
  };
}

/** Mean and deviation of a training target. */
function scaleOf(values: Float64Array, config: DataConfig): TargetScale {
  const scale = standardScale(values);
  return isLog(config) ? { ...scale, log: true } : scale;
}

/** The part of the target that a preparation may use: that of the training rows, as it is trained on, but not scaled. */
function trainingTarget(
  { classes }: Target,
  byRow: Float64Array,
  train: Uint32Array,
  seed: number,
  groups: Int32Array | null,
): TrainingTarget {
  const values = valuesAt(byRow, train);
  return groups === null
    ? { values, classes, seed }
    : { values, classes, seed, groups: codesAt(groups, train) };
}
