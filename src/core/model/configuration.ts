import { contains } from "../space/checkParams.ts";
import type { Params, ParamValue } from "../space/distribution.ts";
import { narrowed } from "../space/narrow.ts";
import { settingApplies } from "./settingRules.ts";
import { SETTING_NAMES, type Setting, type SettingName, type Settings } from "./settings.ts";

/**
 * Everything that was set in a trial, fixed or searched, as far as it plays a part there: the units of its layers but not of others,
 * the momentum only of SGD.
 * @param params of the space compiled from `settings`
 */
export function wholeConfiguration(settings: Settings, params: Params): Params {
  const fixed = SETTING_NAMES.flatMap((name): [SettingName, ParamValue][] => {
    const setting = settings[name];
    const value = setting.mode === "value" ? setting.value : params[name];
    return value === undefined ? [] : [[name, value]];
  });
  const decided = decide(settings, Object.fromEntries(fixed));
  return Object.fromEntries(fixed.filter(([name]) => settingApplies(name, decided)));
}

/**
 * The params that stand for a whole configuration in the space of other settings, or null where it is not in that space: a searched
 * value lies outside the range, or a fixed one is another. Constraints are not looked at: what breaks them was still learnt.
 */
export function paramsWithin(settings: Settings, whole: Params): Params | null {
  const params: Record<string, ParamValue> = {};
  const decided = decide(settings, whole);
  for (const name of SETTING_NAMES) {
    if (!settingApplies(name, decided)) continue;
    const setting = settings[name];
    const value = whole[name];
    if (value === undefined) return null;
    if (setting.mode === "value") {
      if (setting.value !== value) return null;
    } else {
      if (!contains(setting.distribution, value)) return null;
      params[name] = value;
    }
  }
  return params;
}

/**
 * Settings whose ranges lie around some configurations: see `narrowed`. A range of which none has a value (the units of a third
 * layer, where all have two) stays as it is.
 * @param factor width of the new ranges as a share of the old, in (0, 1]
 */
export function narrowedSettings(settings: Settings, trials: readonly Params[], factor: number): Settings {
  const around = SETTING_NAMES.map((name): [SettingName, Setting] => {
    const setting = settings[name];
    const values = trials.flatMap((params) => params[name] ?? []);
    if (setting.mode === "value" || values.length === 0) return [name, setting];
    return [name, { mode: "range", distribution: narrowed(setting.distribution, values, factor) }];
  });
  return Object.fromEntries(around) as Settings;
}

/** The settings with the values that say which others play a part. */
function decide(settings: Settings, values: Params): Settings {
  const { layers, optimizer } = values;
  return {
    ...settings,
    ...(layers === undefined ? {} : { layers: { mode: "value", value: layers } }),
    ...(optimizer === undefined ? {} : { optimizer: { mode: "value", value: optimizer } }),
  };
}
