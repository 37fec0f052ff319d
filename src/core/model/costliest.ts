import type { ParamValue } from "../space/distribution.ts";
import { canBe, largest, smallest, type Settings } from "./settings.ts";
import { SETTING_TABLE, type SettingName } from "./settingTable.ts";

/** The possible value of a setting that makes the slowest trial, or the most features. */
export function costliest(name: SettingName, settings: Settings): ParamValue {
  const setting = settings[name];
  const { costliest: cost = [] } = SETTING_TABLE[name];
  if (setting.mode === "value") return setting.value;
  if (cost === "falls") return smallest(setting);
  const choice = [...cost, true].find((one) => canBe(setting, one));
  if (choice !== undefined) return choice;
  const { distribution } = setting;
  if (distribution.kind !== "categorical") return distribution.high;
  const [first] = distribution.choices;
  return typeof first === "number" ? largest(setting) : first!;
}
