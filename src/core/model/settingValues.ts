import type { ParamValue } from "../space/distribution.ts";
import type { Setting } from "./settings.ts";

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
