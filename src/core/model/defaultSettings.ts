import { isNetwork, type LearnerName } from "../learner/learnerName.ts";
import type { PictureDimensions } from "../learner/network/augment.ts";
import type { ParamValue } from "../space/distribution.ts";
import {
  type ModelSetting,
  SETTING_NAMES,
  SETTING_TABLE,
  type SettingName,
  isPreparationSetting,
} from "./settingTable.ts";
import { valuesOfSetting, type Setting, type Settings } from "./settings.ts";

export const SPACE_PRESETS = ["small", "medium", "large"] as const;
export type SpacePreset = (typeof SPACE_PRESETS)[number];

type Searched = Readonly<Record<SpacePreset, readonly ModelSetting[]>>;

/** What each learner searches in each preset. */
const SEARCHED: Readonly<Record<LearnerName, Searched>> = {
  mlp: {
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
  },
  cnn: {
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
  },
  knn: {
    small: ["neighbours"],
    medium: ["neighbours", "neighbourWeights", "distancePower"],
    large: ["neighbours", "neighbourWeights", "distancePower"],
  },
  forest: {
    small: ["maxFeatures"],
    medium: ["maxFeatures", "forestMinLeaf", "extraTrees"],
    large: ["trees", "maxFeatures", "forestMinLeaf", "treeDepth", "bootstrap", "extraTrees"],
  },
  boosting: {
    small: ["boostingRate"],
    medium: ["boostingRate", "leaves", "boostingMinLeaf"],
    large: ["boostingRate", "leaves", "boostingMinLeaf", "leafL2", "rowShare", "columnShare"],
  },
  linear: { small: ["linearC"], medium: ["linearC", "l1Ratio"], large: ["linearC", "l1Ratio"] },
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
 * The settings of model and training in a preset; presets do not contain the preparation of data. Parameters as of `spacePreset`.
 */
export function modelPreset(
  preset: SpacePreset,
  pictures: PictureDimensions | null = null,
  learners: readonly LearnerName[] = [networkFor(pictures)],
): Readonly<Record<ModelSetting, Setting>> {
  const all = Object.entries(spacePreset(preset, pictures, learners)) as [SettingName, Setting][];
  return Object.fromEntries(all.filter(([name]) => !isPreparationSetting(name))) as Record<
    ModelSetting,
    Setting
  >;
}

/**
 * A whole set of settings: a preset's ranges, and default values for all others. For perceptrons, "small" has one hidden layer.
 * @param pictures for a convolutional network on such pictures; null: without one
 * @param learners the search chooses among several; default: the network for such rows
 */
export function spacePreset(
  preset: SpacePreset,
  pictures: PictureDimensions | null = null,
  learners: readonly LearnerName[] = [networkFor(pictures)],
): Settings {
  const searched: ReadonlySet<SettingName> = new Set(
    learners.flatMap((learner): readonly SettingName[] => SEARCHED[learner][preset]),
  );
  const ofCnn = pictures !== null && learners.includes("cnn");
  const values: Partial<Record<SettingName, ParamValue>> = ofCnn ? valuesOfCnn(pictures) : {};
  const settings = {} as Record<SettingName, Setting>;
  for (const name of SETTING_NAMES) {
    const rule = SETTING_TABLE[name];
    settings[name] = searched.has(name)
      ? { mode: "range", distribution: rule.defaultRange }
      : { mode: "value", value: values[name] ?? rule.defaultValue };
  }
  settings.family =
    learners.length === 1
      ? { mode: "value", value: learners[0]! }
      : { mode: "range", distribution: { kind: "categorical", choices: learners } };
  if (learners.includes("mlp") && preset === "small") settings.layers = { mode: "value", value: 1 };
  return ofCnn ? { ...settings, blocks: presetBlocks(preset, pictures) } : settings;
}

/**
 * The preset that equals some settings, apart from their preparation, or null: they were changed by hand.
 * @param pictures the dimensions of a row if rows are pictures
 */
export function presetOf(settings: Settings, pictures: PictureDimensions | null): SpacePreset | null {
  const text = JSON.stringify(settings);
  const learners = valuesOfSetting(settings.family) as readonly LearnerName[];
  const isSet = (preset: SpacePreset) =>
    JSON.stringify({ ...settings, ...modelPreset(preset, pictures, learners) }) === text;
  return SPACE_PRESETS.find(isSet) ?? null;
}

/** The learners of a preset that replaces some settings: of networks the one for such rows, and all other learners. */
export function presetLearners(
  { family }: Pick<Settings, "family">,
  pictures: PictureDimensions | null,
): readonly LearnerName[] {
  const learners = valuesOfSetting(family) as readonly LearnerName[];
  if (!learners.every(isNetwork)) return learners;
  return [learners.includes("cnn") ? networkFor(pictures) : "mlp"];
}

function networkFor(pictures: PictureDimensions | null): LearnerName {
  return pictures === null ? "mlp" : "cnn";
}

/** As many blocks as can halve the picture, which keeps at least one pixel; at most three, with "small" two. */
function presetBlocks(preset: SpacePreset, [height, width]: PictureDimensions): Setting {
  const most = Math.max(1, Math.min(PRESET_BLOCKS, Math.floor(Math.log2(Math.min(height, width)))));
  if (preset === "small" || most === 1) return { mode: "value", value: Math.min(2, most) };
  return { mode: "range", distribution: { kind: "int", low: 1, high: most, log: false, step: 1 } };
}
