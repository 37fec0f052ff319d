import type { Encoding, Impute, PreparationConfig, Scaling } from "../data/preparationConfig.ts";
import type { Params, ParamValue } from "../space/distribution.ts";
import { settingValue } from "./resolveTrial.ts";
import { canBe, largest, smallest } from "./settingRules.ts";
import { PREPARATION_SETTINGS, type PreparationSetting, type Setting, type Settings } from "./settings.ts";

/** How the data of one configuration are prepared: a trial's params where a setting is searched, else its value. */
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
  // Class weights are of the training, and leave the data as they are.
  return PREPARATION_SETTINGS.some((name) => name !== "classWeights" && settings[name].mode === "range");
}

/** Of the preparations that trials may have the one that makes the most features. */
export function largestPreparation(settings: Settings): PreparationConfig {
  const params = PREPARATION_SETTINGS.map((name) => [name, roomiest(name, settings[name])] as const);
  return preparationOf(settings, Object.fromEntries(params));
}

function roomiest(name: PreparationSetting, setting: Setting): ParamValue {
  if (setting.mode === "value") return setting.value;
  if (name === "rareLevelShare") return smallest(setting);
  if (setting.distribution.kind !== "categorical") return largest(setting);
  const most = [true, "oneHot", "targetMean"].find((choice) => canBe(setting, choice));
  if (most !== undefined) return most;
  const [first] = setting.distribution.choices;
  return typeof first === "number" ? largest(setting) : first!;
}
