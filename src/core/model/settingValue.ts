import type { Params, ParamValue } from "../space/distribution.ts";
import { levelCount, levelValue } from "../space/levels.ts";
import type { SettingName } from "./settingTable.ts";
import type { Settings } from "./settings.ts";

/** The value of a setting in a trial. A range with a single value has that value, even if the space leaves the range out. */
export function settingValue(settings: Settings, params: Params, name: SettingName): ParamValue {
  const setting = settings[name];
  if (setting.mode === "value") return setting.value;
  const value = params[name];
  if (value !== undefined) return value;
  if (levelCount(setting.distribution) === 1) return levelValue(setting.distribution, 0);
  throw new Error(`The trial has no value for ${name}`);
}
