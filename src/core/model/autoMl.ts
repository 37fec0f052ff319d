import { learnersFor } from "../learner/learnerName.ts";
import type { Budget } from "../study/studyConfig.ts";
import type { PictureDimensions } from "../learner/network/augment.ts";
import { modelPreset, presetOf } from "./defaultSettings.ts";
import type { ModelSetting } from "./settingTable.ts";
import { valuesOfSetting, type Setting, type Settings } from "./settings.ts";

/** So many trials for each learner: its default first, and enough others to move its settings. */
const TRIALS_PER_LEARNER = 12;

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

/** A budget with trials enough for every learner that fits; a limit of time stays. */
export function autoMlBudget(budget: Budget, pictures: PictureDimensions | null): Budget {
  if (budget.trials === null) return budget;
  const enough = TRIALS_PER_LEARNER * learnersFor(pictures !== null).length;
  return { ...budget, trials: Math.max(budget.trials, enough) };
}
