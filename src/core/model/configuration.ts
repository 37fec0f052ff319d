import type { LearnerName } from "../learner/learnerName.ts";
import { contains } from "../space/checkParams.ts";
import type { Params, ParamValue } from "../space/distribution.ts";
import { narrowed } from "../space/narrow.ts";
import { DECISIVE_SETTINGS, settingApplies } from "./settingConditions.ts";
import { SETTING_NAMES, type SettingName } from "./settingTable.ts";
import { canBe, type Setting, type Settings } from "./settings.ts";

/** The learner of a whole configuration that does not name it: as before there were others, it is left out. */
const UNNAMED: LearnerName = "mlp";

/**
 * All settings that are active in a trial, fixed or searched: the units of its own layers only, the momentum only with SGD.
 * @param params of the space compiled from `settings`
 */
export function wholeConfiguration(settings: Settings, params: Params): Params {
  // Plain loops, here and below, because the page maps thousands of trials at once.
  const whole: Record<string, ParamValue> = {};
  for (const name of activeSettings(settings, params)) {
    const setting = settings[name];
    const value = setting.mode === "value" ? setting.value : params[name];
    if (value !== undefined) whole[name] = value;
  }
  return whole;
}

/**
 * The params of a whole configuration in the space of other settings, or null if it is not in that space: a searched value lies
 * outside the range, or a fixed value differs. Constraints are not checked: a sampler can learn from trials that break them, too.
 */
export function paramsWithin(settings: Settings, whole: Params): Params | null {
  const params: Record<string, ParamValue> = {};
  const given: Params = { family: UNNAMED, ...whole };
  if (!canBe(settings.family, given["family"]!)) return null;
  const active = activeSettings(settings, given);
  // Where it is searched, it has a name.
  const isSearched = settings.family.mode === "range" && settingApplies("family", settings);
  const names: readonly SettingName[] =
    isSearched && !active.includes("family") ? ["family", ...active] : active;
  for (const name of names) {
    const setting = settings[name];
    const value = given[name];
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
 * Settings whose ranges are narrowed around some configurations: see `narrowed`. A range without a value in them (the units of a
 * third layer, if all have two) stays the same.
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

/** A cache, because few of many trials differ in the decisive settings. */
const parts = new WeakMap<Settings, Map<string, readonly SettingName[]>>();

/**
 * The settings that are active if the decisive ones have these values, in their order.
 * @param values of the decisive settings; a missing one is as in `settings`
 */
function activeSettings(settings: Settings, values: Params): readonly SettingName[] {
  let ofSettings = parts.get(settings);
  if (ofSettings === undefined) parts.set(settings, (ofSettings = new Map()));
  let key = "";
  for (const name of DECISIVE_SETTINGS) key += `${values[name] ?? ""} `;
  let part = ofSettings.get(key);
  if (part === undefined) {
    const decided: Record<SettingName, Setting> = { ...settings };
    for (const name of DECISIVE_SETTINGS) {
      const value = values[name];
      if (value !== undefined) decided[name] = { mode: "value", value };
    }
    part = SETTING_NAMES.filter((name) => settingApplies(name, decided));
    ofSettings.set(key, part);
  }
  return part;
}
