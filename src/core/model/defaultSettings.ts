import type { PictureDimensions } from "./augment.ts";
import type { ParamValue } from "../space/distribution.ts";
import {
  type ModelSetting,
  SETTING_NAMES,
  SETTING_TABLE,
  type SettingName,
  isPreparationSetting,
} from "./settingTable.ts";
import type { Setting, Settings } from "./settings.ts";

export const SPACE_PRESETS = ["small", "medium", "large"] as const;
export type SpacePreset = (typeof SPACE_PRESETS)[number];

type Searched = Readonly<Record<SpacePreset, readonly ModelSetting[]>>;

const SEARCHED: Searched = {
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

const SEARCHED_OF_CNN: Searched = {
  small: ["filters1", "filters2", "denseUnits", "learningRate"],
  medium: ["blocks", "filters1", "filters2", "filters3", "kernel", "denseUnits", "dropout", "learningRate"],
  large: [
    "blocks",
    "filters1",
    "filters2",
    "filters3",
    "convolutions",
    "kernel",
    "pooling",
    "head",
    "denseLayers",
    "denseUnits",
    "activation",
    "batchNorm",
    "dropout",
    "shift",
    "rotate",
    "zoom",
    "brightness",
    "l2",
    "weightInit",
    "optimizer",
    "learningRate",
    "momentum",
    "schedule",
    "batchSize",
  ],
};

/** Pictures with at most this many values get many epochs; an epoch of larger ones takes long. */
const SMALL_PICTURE = 1024;

/**
 * The values that differ from those for tables. Chosen by cross-validation on the digits without the test rows: with batch
 * normalisation and a learning rate that falls to 0, the last epochs are as good as the best one, as the final training requires.
 */
const valuesOfCnn = ([height, width, channels]: PictureDimensions): Partial<
  Record<SettingName, ParamValue>
> => ({
  family: "cnn",
  batchNorm: true,
  learningRate: 0.003,
  schedule: "cosine",
  epochs: height * width * channels <= SMALL_PICTURE ? 30 : 15,
  patience: 10,
});

/** Most blocks of the presets: each halves the picture. */
const PRESET_BLOCKS = 3;

/**
 * The settings at the first visit, or for data of another kind: the medium space.
 * @param pictures the dimensions of a row if rows are pictures, otherwise null
 */
export function defaultSettings(pictures: PictureDimensions | null = null): Settings {
  return spacePreset("medium", pictures);
}

/**
 * The settings of model and training in a preset; presets do not contain the preparation of data. @param pictures as of
 * `spacePreset`
 */
export function modelPreset(
  preset: SpacePreset,
  pictures: PictureDimensions | null = null,
): Readonly<Record<ModelSetting, Setting>> {
  const all = Object.entries(spacePreset(preset, pictures)) as [SettingName, Setting][];
  return Object.fromEntries(all.filter(([name]) => !isPreparationSetting(name))) as Record<
    ModelSetting,
    Setting
  >;
}

/**
 * A whole set of settings: a preset's ranges, and default values for all others. For perceptrons, "small" has one hidden layer.
 * @param pictures for a convolutional network on such pictures; null: for a perceptron
 */
export function spacePreset(preset: SpacePreset, pictures: PictureDimensions | null = null): Settings {
  const searched: ReadonlySet<SettingName> = new Set(
    (pictures === null ? SEARCHED : SEARCHED_OF_CNN)[preset],
  );
  const values = pictures === null ? {} : valuesOfCnn(pictures);
  const settings = {} as Record<SettingName, Setting>;
  for (const name of SETTING_NAMES) {
    const rule = SETTING_TABLE[name];
    settings[name] = searched.has(name)
      ? { mode: "range", distribution: rule.defaultRange }
      : { mode: "value", value: values[name] ?? rule.defaultValue };
  }
  if (pictures === null) {
    if (preset === "small") settings.layers = { mode: "value", value: 1 };
    return settings;
  }
  return { ...settings, blocks: presetBlocks(preset, pictures) };
}

/**
 * The preset that equals some settings, apart from their preparation, or null: they were changed by hand.
 * @param pictures the dimensions of a row if rows are pictures
 */
export function presetOf(settings: Settings, pictures: PictureDimensions | null): SpacePreset | null {
  const text = JSON.stringify(settings);
  const { family } = settings;
  const size = family.mode === "value" && family.value === "cnn" ? pictures : null;
  const isSet = (preset: SpacePreset) =>
    JSON.stringify({ ...settings, ...modelPreset(preset, size) }) === text;
  return SPACE_PRESETS.find(isSet) ?? null;
}

/** As many blocks as can halve the picture, which keeps at least one pixel; at most three, with "small" two. */
function presetBlocks(preset: SpacePreset, [height, width]: PictureDimensions): Setting {
  const most = Math.max(1, Math.min(PRESET_BLOCKS, Math.floor(Math.log2(Math.min(height, width)))));
  if (preset === "small" || most === 1) return { mode: "value", value: Math.min(2, most) };
  return { mode: "range", distribution: { kind: "int", low: 1, high: most, log: false, step: 1 } };
}
