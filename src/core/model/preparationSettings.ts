import { costliest } from "./costliest.ts";
import type { Encoding, Impute, PreparationConfig, Scaling } from "../data/preparation/preparationConfig.ts";
import { isTrees, type LearnerName } from "../learner/learnerName.ts";
import type { Params, ParamValue } from "../space/distribution.ts";
import { settingApplies } from "./settingConditions.ts";
import { PREPARATION_SETTINGS, type PreparationSetting, type SettingName } from "./settingTable.ts";
import { settingValue } from "./settingValue.ts";
import { valuesOfSetting, type Settings } from "./settings.ts";

/** Encodings by the number of their features, the fewest first. */
const WIDTHS: readonly Encoding[] = ["ordinal", "targetMean", "oneHot"];

/** How the data of one configuration are prepared: a trial's param if a setting is searched, otherwise its value. */
export function preparationOf(settings: Settings, params: Params): PreparationConfig {
  const get = (name: SettingName) => settingValue(settings, params, name);
  return preparationFor(get("family") as LearnerName, get);
}

/** Whether the trials of a study may differ in how their data are prepared. */
export function isPreparationSearched(settings: Settings): boolean {
  const learners = learnersIn(settings);
  // Class weights belong to training and do not change the data.
  const searched = PREPARATION_SETTINGS.some(
    (name) => name !== "classWeights" && settings[name].mode === "range" && settingApplies(name, settings),
  );
  return searched || (learners.some(isTrees) && !learners.every(isTrees));
}

/** The preparation with the most features among those that trials may have; a network's if no learner is chosen. */
export function largestPreparation(settings: Settings): PreparationConfig {
  const learners = learnersIn(settings);
  const all = (learners.length === 0 ? (["mlp"] as const) : learners).map((learner) =>
    preparationFor(learner, (name) => costliest(name, settings)),
  );
  const width = ({ encoding }: PreparationConfig) => WIDTHS.indexOf(encoding);
  return all.reduce((largest, one) => (width(one) > width(largest) ? one : largest));
}

/** Thresholds of trees are the same after any scaling. */
function preparationFor(
  learner: LearnerName,
  get: (name: PreparationSetting) => ParamValue,
): PreparationConfig {
  const ofTrees = isTrees(learner);
  return {
    impute: get(ofTrees ? "treeImpute" : "impute") as Impute,
    missingIndicator: get("missingIndicator") === true,
    scaling: ofTrees ? "none" : (get("scaling") as Scaling),
    encoding: get(ofTrees ? "treeEncoding" : "encoding") as Encoding,
    rareLevelShare: Number(get("rareLevelShare")),
    featureShare: Number(get("featureShare")),
  };
}

function learnersIn({ family }: Settings): readonly LearnerName[] {
  return valuesOfSetting(family) as readonly LearnerName[];
}
