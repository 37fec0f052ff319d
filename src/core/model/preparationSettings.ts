import { costliest } from "./costliest.ts";
import type { Encoding, Impute, PreparationConfig, Scaling } from "../data/preparation/preparationConfig.ts";
import type { Params } from "../space/distribution.ts";
import { PREPARATION_SETTINGS, type PreparationSetting } from "./settingTable.ts";
import { settingValue } from "./settingValue.ts";
import type { Settings } from "./settings.ts";

/** How the data of one configuration are prepared: a trial's param if a setting is searched, otherwise its value. */
export function preparationOf(settings: Settings, params: Params): PreparationConfig {
  const get = (name: PreparationSetting) => settingValue(settings, params, name);
  return {
    impute: get("impute") as Impute,
    missingIndicator: get("missingIndicator") === true,
    scaling: get("scaling") as Scaling,
    encoding: get("encoding") as Encoding,
    rareLevelShare: Number(get("rareLevelShare")),
    featureShare: Number(get("featureShare")),
  };
}

/** Whether the trials of a study may differ in how their data are prepared. */
export function isPreparationSearched(settings: Settings): boolean {
  // Class weights belong to training and do not change the data.
  return PREPARATION_SETTINGS.some((name) => name !== "classWeights" && settings[name].mode === "range");
}

/** The preparation with the most features among those that trials may have. */
export function largestPreparation(settings: Settings): PreparationConfig {
  const params = PREPARATION_SETTINGS.map((name) => [name, costliest(name, settings)] as const);
  return preparationOf(settings, Object.fromEntries(params));
}
