import { learnersFor } from "../learner/learnerName.ts";
import type { Budget } from "../study/studyConfig.ts";
import type { PictureDimensions } from "../learner/network/augment.ts";
import { modelPreset, presetOf } from "./defaultSettings.ts";
import type { ModelSetting } from "./settingTable.ts";
import { valuesOfSetting, type Setting, type Settings } from "./settings.ts";

/**
 * Trials for each learner, by the cells of the table (rows × columns that are features): its default first, and enough others to
 * move its settings. The time of a trial grows with the cells, and on many rows the settings matter less.
 */
const TRIALS_PER_LEARNER = [
  { cells: 200_000, trials: 12 },
  { cells: 1_000_000, trials: 8 },
  { cells: 5_000_000, trials: 5 },
  { cells: Infinity, trials: 3 },
] as const;
/** From so many rows, a hold-out scores as surely as folds did on few, in a fraction of the time. */
const ROWS_FOR_HOLD_OUT = 10_000;
/**
 * Up to so many rows of a table, folds: among dozens of trials of learners that can fit anything, the best on a few dozen validation
 * rows is mostly the luckiest (bench/results/automl.md).
 */
const ROWS_FOR_FOLDS = 2000;
const FOLDS = 5;

/** How large a table is. */
export interface TableSize {
  readonly rows: number;
  /** That are features; of pictures their pixels. */
  readonly columns: number;
  /** Most folds that the rows allow. */
  readonly mostFolds: number;
}

/** What a search among all learners of a table is given. */
export interface AutoMlPlan {
  readonly budget: Budget;
  /** 1: a hold-out takes the place of folds; null: as it is. */
  readonly folds: number | null;
}

/** A space of every learner that fits the data: the search chooses. @param pictures the dimensions of a row if rows are pictures */
export function autoMlSettings(pictures: PictureDimensions | null): Readonly<Record<ModelSetting, Setting>> {
  return modelPreset("medium", pictures, learnersFor(pictures !== null));
}

/** Whether settings are those of `autoMlSettings`. */
export function isAutoMl(settings: Settings, pictures: PictureDimensions | null): boolean {
  const learners = learnersFor(pictures !== null);
  const chosen = valuesOfSetting(settings.family);
  return (
    presetOf(settings, pictures) === "medium" &&
    chosen.length === learners.length &&
    learners.every((learner) => chosen.includes(learner))
  );
}

/**
 * A plan with trials enough for every learner that fits, by the size of the table; a limit of time stays.
 * @param budget as it is: the trials are never fewer
 */
export function autoMlPlan(
  budget: Budget,
  pictures: PictureDimensions | null,
  { rows, columns, mostFolds }: TableSize,
): AutoMlPlan {
  const trialsPerLearner = TRIALS_PER_LEARNER.find(({ cells }) => rows * columns <= cells)!.trials;
  const enough = trialsPerLearner * learnersFor(pictures !== null).length;
  const trials = budget.trials === null ? null : Math.max(budget.trials, enough);
  const takesFolds = pictures === null && rows <= ROWS_FOR_FOLDS && mostFolds >= FOLDS;
  const folds = rows >= ROWS_FOR_HOLD_OUT ? 1 : takesFolds ? FOLDS : null;
  return { budget: { ...budget, trials }, folds };
}
