import type { Distribution, ParamValue } from "../space/distribution.ts";

/** Most hidden layers a drawn MLP can have. */
export const MAX_LAYERS = 5;

/** Most blocks of convolutions. */
export const MAX_BLOCKS = 4;

/** How columns become features (see `PreparationConfig`), and how much each class counts in training. */
export const PREPARATION_SETTINGS = [
  "impute",
  "missingIndicator",
  "scaling",
  "encoding",
  "rareLevelShare",
  "featureShare",
  "classWeights",
] as const;
export type PreparationSetting = (typeof PREPARATION_SETTINGS)[number];

/** What only perceptrons have. */
export const PERCEPTRON_SETTINGS = ["layers", "units1", "units2", "units3", "units4", "units5"] as const;

/** What only convolutional networks have, besides augmentation. */
export const CNN_SETTINGS = [
  "blocks",
  "filters1",
  "filters2",
  "filters3",
  "filters4",
  "convolutions",
  "kernel",
  "stride",
  "padding",
  "pooling",
  "poolSize",
  "head",
  "denseLayers",
  "denseUnits",
] as const;

/** How training pictures are changed. Convolutional networks alone have it. */
export const AUGMENTATION_SETTINGS = ["flip", "shift", "rotate", "zoom", "brightness"] as const;

/** How a network is trained. */
export const TRAINING_SETTINGS = [
  "optimizer",
  "learningRate",
  "momentum",
  "weightDecay",
  "schedule",
  "batchSize",
  "epochs",
  "patience",
] as const;

/**
 * Every setting of preparation, model and training. Each is a fixed value or a range to search. Their order is that of links and of the
 * dimensions that samplers see: changed, the same seed gives another study.
 */
export const SETTING_NAMES = [
  ...PREPARATION_SETTINGS,
  "family",
  ...PERCEPTRON_SETTINGS,
  ...CNN_SETTINGS,
  "activation",
  "batchNorm",
  "dropout",
  ...AUGMENTATION_SETTINGS,
  "l1",
  "l2",
  "weightInit",
  ...TRAINING_SETTINGS,
] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

/** A setting of model or training. */
export type ModelSetting = Exclude<SettingName, PreparationSetting>;

export type Setting =
  | { readonly mode: "value"; readonly value: ParamValue }
  | { readonly mode: "range"; readonly distribution: Distribution };

export type Settings = Readonly<Record<SettingName, Setting>>;

export function isPreparationSetting(name: SettingName): name is PreparationSetting {
  return (PREPARATION_SETTINGS as readonly string[]).includes(name);
}
