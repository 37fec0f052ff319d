import {
  isPreparationSetting,
  SETTING_NAMES,
  type ModelSetting,
  type SettingName,
  type Setting,
  type Settings,
} from "./settings.ts";
import { SETTING_RULES } from "./settingRules.ts";

export const SPACE_PRESETS = ["small", "medium", "large"] as const;
export type SpacePreset = (typeof SPACE_PRESETS)[number];

const SEARCHED: Readonly<Record<SpacePreset, readonly ModelSetting[]>> = {
  small: ["units1", "learningRate"],
  medium: ["layers", "units1", "units2", "units3", "activation", "dropout", "learningRate"],
  large: [
    "layers",
    "units1",
    "units2",
    "units3",
    "activation",
    "batchNorm",
    "dropout",
    "l2",
    "weightInit",
    "optimizer",
    "learningRate",
    "momentum",
    "schedule",
    "batchSize",
  ],
};

/** What a first visit starts with: the medium space. */
export function defaultSettings(): Settings {
  return spacePreset("medium");
}

/** The settings of model and training as a preset has them; how data are prepared is none of its business. */
export function modelPreset(preset: SpacePreset): Readonly<Record<ModelSetting, Setting>> {
  const all = Object.entries(spacePreset(preset)) as [SettingName, Setting][];
  return Object.fromEntries(all.filter(([name]) => !isPreparationSetting(name))) as Record<
    ModelSetting,
    Setting
  >;
}

/** A whole set of settings: a preset's ranges, everything else at its default value. "small" has one hidden layer. */
export function spacePreset(preset: SpacePreset): Settings {
  const searched: ReadonlySet<SettingName> = new Set(SEARCHED[preset]);
  const settings = {} as Record<SettingName, Setting>;
  for (const name of SETTING_NAMES) {
    const rule = SETTING_RULES[name];
    settings[name] = searched.has(name)
      ? { mode: "range", distribution: rule.defaultRange }
      : { mode: "value", value: rule.defaultValue };
  }
  if (preset === "small") settings.layers = { mode: "value", value: 1 };
  return settings;
}
