import type { ParamValue } from "../space/distribution.ts";
import type { ModelSpec } from "./modelSpec.ts";
import { resolveTrial, type DataShape } from "./resolveTrial.ts";
import { canBe, largest, smallest } from "./settingRules.ts";
import { SETTING_NAMES, type Setting, type SettingName, type Settings } from "./settings.ts";
import type { TrainingSpec } from "./trainingSpec.ts";

/** Choices that make the slowest network, where they are among those searched. */
const SLOWEST: Partial<Record<SettingName, ParamValue>> = {
  family: "cnn",
  padding: "same",
  pooling: "none",
  head: "flatten",
};
/** The larger, the fewer pixels are left for the layers that follow. */
const FASTER_WHEN_LARGER: ReadonlySet<SettingName> = new Set(["stride", "poolSize"]);

/**
 * The trial of these settings whose steps take longest, to choose an engine by: the deepest, widest network in the largest
 * batches, with all that may be switched on. Of other choices (activation, optimizer) it has the first; their share is small.
 */
export function largestTrial(
  settings: Settings,
  shape: DataShape,
): { model: ModelSpec; training: TrainingSpec } {
  const params = SETTING_NAMES.map((name) => [name, costliest(name, settings[name])] as const);
  return resolveTrial(settings, Object.fromEntries(params), shape);
}

function costliest(name: SettingName, setting: Setting): ParamValue {
  if (setting.mode === "value") return setting.value;
  if (FASTER_WHEN_LARGER.has(name)) return smallest(setting);
  const slowest = SLOWEST[name];
  if (slowest !== undefined && canBe(setting, slowest)) return slowest;
  const { distribution } = setting;
  if (distribution.kind !== "categorical") return distribution.high;
  if (canBe(setting, true)) return true;
  const [first] = distribution.choices;
  return typeof first === "number" ? largest(setting) : first!;
}
