import type { Distribution, ParamValue } from "../space/distribution.ts";
import type { SettingName } from "./settingTable.ts";

/** A fixed value, or a range to search. */
export type Setting =
  | { readonly mode: "value"; readonly value: ParamValue }
  | { readonly mode: "range"; readonly distribution: Distribution };

export type Settings = Readonly<Record<SettingName, Setting>>;

/** Whether a setting's value is `value`, or its range contains it. */
export function canBe(setting: Setting, value: ParamValue): boolean {
  if (setting.mode === "value") return setting.value === value;
  const { distribution } = setting;
  return distribution.kind === "categorical" && distribution.choices.includes(value);
}

/** The largest number a numeric setting can take. */
export function largest(setting: Setting): number {
  return Math.max(...extremes(setting));
}

/** The smallest number a numeric setting can take. */
export function smallest(setting: Setting): number {
  return Math.min(...extremes(setting));
}

function extremes(setting: Setting): readonly number[] {
  if (setting.mode === "value") return [Number(setting.value)];
  const { distribution } = setting;
  return distribution.kind === "categorical"
    ? distribution.choices.map(Number)
    : [distribution.low, distribution.high];
}

/**
 * Every value of a setting that has finitely many: fixed, a choice, or a range of whole numbers.
 * @throws for a range of real numbers
 */
export function valuesOfSetting(setting: Setting): readonly ParamValue[] {
  if (setting.mode === "value") return [setting.value];
  const { distribution } = setting;
  switch (distribution.kind) {
    case "categorical":
      return distribution.choices;
    case "int": {
      const { low, high, step } = distribution;
      return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
    }
    case "float":
      throw new Error("A range of real numbers has infinitely many values");
  }
}
