import { FEATURE_SHARE_BOUNDS, RARE_SHARE_BOUNDS } from "../data/limits.ts";
import {
  DEFAULT_PREPARATION,
  ENCODINGS,
  IMPUTES,
  SCALINGS,
  TREE_IMPUTES,
} from "../data/preparation/preparationConfig.ts";
import { KNN_WEIGHTS, MINKOWSKI_POWERS, MOST_NEIGHBOURS } from "../learner/knn/knnSpec.ts";
import { LEARNER_NAMES, NETWORKS, TREES, type LearnerName } from "../learner/learnerName.ts";
import { FLIPS } from "../learner/network/augment.ts";
import { HEADS, PADDINGS, POOLINGS } from "../learner/network/convolutionalNetwork.ts";
import { ACTIVATIONS, WEIGHT_INITS } from "../learner/network/modelSpec.ts";
import { choice, integer, real, type SettingRow } from "./settingRow.ts";
import { CLASS_WEIGHTS, OPTIMIZERS, SCHEDULES } from "../learner/network/trainingSpec.ts";

/*
 * Every setting of preparation, model and training, one row each: its allowed values, its default range, when it is active and what
 * it costs. Everything else about settings derives from this table; their words are in the catalogues, and a learner or
 * `preparationOf` applies them. The order is that of links and of the dimensions that samplers see: after a change of order, the
 * same seed gives another study. So new settings are only appended to their group.
 */

/** Learners that can weigh classes. */
const WEIGHING = ["mlp", "cnn", "linear", "forest", "boosting"] as const satisfies readonly LearnerName[];
/** Trees need no scaling, and have choices of their own for categories and missing values. */
const BESIDE_TREES = ["mlp", "cnn", "knn", "linear"] as const satisfies readonly LearnerName[];
/** What is searched if the learner is. */
const SEARCHED_LEARNERS = NETWORKS;

const PREPARATION = { group: "preparation" } as const;
const TRAINING = { group: "training", learners: NETWORKS } as const;
const NETWORK = { group: "network", learners: NETWORKS } as const;
const REGULARISATION = { group: "regularisation", learners: NETWORKS } as const;
const OF_MLP = { group: "network", learners: ["mlp"] } as const;
const OF_CNN = { group: "network", learners: ["cnn"] } as const;
const NEIGHBOURS = { group: "neighbours", learners: ["knn"] } as const;
const LINEAR = { group: "linear", learners: ["linear"] } as const;
const FOREST = { group: "forest", learners: ["forest"] } as const;
const BOOSTING = { group: "boosting", learners: ["boosting"] } as const;
const AUGMENTATION = { group: "augmentation", learners: ["cnn"] } as const;

/** A network of dense layers has no hidden neurons without a hidden layer. */
const IN_HIDDEN_LAYERS = { when: [{ parent: "layers", atLeast: 1 }], alwaysIn: ["cnn"] } as const;

const unitsOf = (layer: number) => ({
  ...OF_MLP,
  ...integer(1, 1024, 32, { low: 4, high: 128, log: true }),
  when: [{ parent: "layers", atLeast: layer }],
});

const filtersOf = (block: number, defaultValue: number, low: number, high: number) => ({
  ...OF_CNN,
  ...integer(1, 256, defaultValue, { low, high, log: true }),
  when: [{ parent: "blocks", atLeast: block }],
});

/** The units of each hidden layer of an MLP, the first layer's first. */
export const LAYER_UNITS = ["units1", "units2", "units3", "units4", "units5"] as const;
/** The filters of each block of a CNN, the first block's first. */
export const BLOCK_FILTERS = ["filters1", "filters2", "filters3", "filters4"] as const;
/** Most hidden layers of an MLP. */
export const MAX_LAYERS = LAYER_UNITS.length;

const TABLE = {
  impute: { ...PREPARATION, learners: BESIDE_TREES, ...choice(IMPUTES, DEFAULT_PREPARATION.impute) },
  missingIndicator: {
    ...PREPARATION,
    ...choice([false, true], DEFAULT_PREPARATION.missingIndicator),
  },
  scaling: {
    ...PREPARATION,
    learners: BESIDE_TREES,
    ...choice(SCALINGS, DEFAULT_PREPARATION.scaling, ["standard", "minMax", "robust", "quantile", "power"]),
  },
  encoding: {
    ...PREPARATION,
    learners: BESIDE_TREES,
    ...choice(ENCODINGS, DEFAULT_PREPARATION.encoding),
    costliest: ["oneHot", "targetMean"],
  },
  rareLevelShare: {
    ...PREPARATION,
    ...real(RARE_SHARE_BOUNDS.low, RARE_SHARE_BOUNDS.high, DEFAULT_PREPARATION.rareLevelShare, {
      low: 0,
      high: 0.1,
      step: 0.01,
    }),
    costliest: "falls",
  },
  featureShare: {
    ...PREPARATION,
    ...real(FEATURE_SHARE_BOUNDS.low, FEATURE_SHARE_BOUNDS.high, DEFAULT_PREPARATION.featureShare, {
      low: 0.2,
      high: 1,
      step: 0.1,
    }),
  },
  classWeights: { ...PREPARATION, learners: WEIGHING, ...choice(CLASS_WEIGHTS, "none") },
  family: {
    group: "network",
    ...choice(LEARNER_NAMES, "mlp", SEARCHED_LEARNERS),
    // Part of a configuration unless every learner is an MLP, as in older studies of tables.
    when: [{ parent: "family", values: LEARNER_NAMES.filter((name) => name !== "mlp") }],
    costliest: ["cnn", "mlp"],
  },
  layers: { ...OF_MLP, ...integer(0, MAX_LAYERS, 2, { low: 1, high: 3 }) },
  units1: unitsOf(1),
  units2: unitsOf(2),
  units3: unitsOf(3),
  units4: unitsOf(4),
  units5: unitsOf(5),
  blocks: { ...OF_CNN, ...integer(1, BLOCK_FILTERS.length, 2, { low: 1, high: 3 }) },
  filters1: filtersOf(1, 16, 8, 32),
  filters2: filtersOf(2, 32, 16, 64),
  filters3: filtersOf(3, 64, 16, 64),
  filters4: filtersOf(4, 64, 16, 64),
  convolutions: { ...OF_CNN, ...integer(1, 3, 1, { low: 1, high: 2 }) },
  // Odd, so that a window has a pixel in its middle.
  kernel: { ...OF_CNN, ...integer(1, 11, 3, { low: 3, high: 5, step: 2 }) },
  // The larger the stride, the fewer pixels are left for the following layers.
  stride: { ...OF_CNN, ...integer(1, 3, 1, { low: 1, high: 2 }), costliest: "falls" },
  padding: { ...OF_CNN, ...choice(PADDINGS, "same"), costliest: ["same"] },
  pooling: { ...OF_CNN, ...choice(POOLINGS, "max", ["max", "average"]), costliest: ["none"] },
  poolSize: {
    ...OF_CNN,
    ...integer(2, 4, 2, { low: 2, high: 3 }),
    when: [{ parent: "pooling", values: ["max", "average"] }],
    costliest: "falls",
  },
  head: { ...OF_CNN, ...choice(HEADS, "flatten"), costliest: ["flatten"] },
  denseLayers: { ...OF_CNN, ...integer(0, 3, 1, { low: 0, high: 2 }) },
  denseUnits: {
    ...OF_CNN,
    ...integer(1, 1024, 64, { low: 16, high: 128, log: true }),
    when: [{ parent: "denseLayers", atLeast: 1 }],
  },
  activation: {
    ...NETWORK,
    ...choice(ACTIVATIONS, "relu", ["relu", "tanh", "elu"]),
    ...IN_HIDDEN_LAYERS,
  },
  batchNorm: { ...NETWORK, ...choice([false, true], false), ...IN_HIDDEN_LAYERS },
  dropout: {
    ...REGULARISATION,
    ...real(0, 0.9, 0, { low: 0, high: 0.5, step: 0.05 }),
    ...IN_HIDDEN_LAYERS,
  },
  flip: { ...AUGMENTATION, ...choice(FLIPS, "none", ["none", "horizontal"]) },
  shift: { ...AUGMENTATION, ...real(0, 0.5, 0, { low: 0, high: 0.2 }) },
  rotate: { ...AUGMENTATION, ...real(0, 180, 0, { low: 0, high: 20 }) },
  zoom: { ...AUGMENTATION, ...real(0, 1, 0, { low: 0, high: 0.2 }) },
  brightness: { ...AUGMENTATION, ...real(0, 2, 0, { low: 0, high: 0.5 }) },
  l1: { ...REGULARISATION, ...real(0, 1, 0, { low: 1e-6, high: 1e-2, log: true }) },
  l2: { ...REGULARISATION, ...real(0, 1, 0, { low: 1e-6, high: 1e-2, log: true }) },
  weightInit: {
    ...NETWORK,
    ...choice(WEIGHT_INITS, "glorotUniform", ["glorotUniform", "heNormal"]),
  },
  optimizer: { ...TRAINING, ...choice(OPTIMIZERS, "adam", ["adam", "sgd", "rmsprop"]) },
  learningRate: { ...TRAINING, ...real(1e-6, 10, 0.01, { low: 3e-4, high: 0.01, log: true }) },
  momentum: {
    ...TRAINING,
    ...real(0, 0.999, 0.9, { low: 0, high: 0.99 }),
    when: [{ parent: "optimizer", values: ["sgd"] }],
  },
  weightDecay: {
    ...TRAINING,
    ...real(0, 1, 0.004, { low: 1e-5, high: 0.1, log: true }),
    when: [{ parent: "optimizer", values: ["adamw"] }],
  },
  schedule: { ...TRAINING, ...choice(SCHEDULES, "constant") },
  batchSize: { ...TRAINING, ...integer(1, 4096, 32, { low: 16, high: 128, log: true }) },
  epochs: { ...TRAINING, ...integer(1, 1000, 30, { low: 10, high: 60 }) },
  patience: { ...TRAINING, ...integer(0, 1000, 8, { low: 3, high: 15 }) },
  neighbours: { ...NEIGHBOURS, ...integer(1, MOST_NEIGHBOURS, 5, { low: 1, high: 50, log: true }) },
  neighbourWeights: { ...NEIGHBOURS, ...choice(KNN_WEIGHTS, "uniform") },
  distancePower: { ...NEIGHBOURS, ...choice(MINKOWSKI_POWERS, 2) },
  linearC: { ...LINEAR, ...real(1e-6, 1e6, 1, { low: 1e-4, high: 1e4, log: true }) },
  l1Ratio: { ...LINEAR, ...real(0, 1, 0, { low: 0, high: 1, step: 0.5 }) },
  treeEncoding: {
    ...PREPARATION,
    learners: TREES,
    ...choice(ENCODINGS, "ordinal"),
    costliest: ["oneHot", "targetMean"],
  },
  trees: { ...FOREST, ...integer(1, 1000, 100, { low: 10, high: 300, log: true }) },
  maxFeatures: { ...FOREST, ...choice(["sqrt", "log2", "0.25", "0.5", "0.75", "1"], "sqrt") },
  forestMinLeaf: { ...FOREST, ...integer(1, 1000, 1, { low: 1, high: 50, log: true }), costliest: "falls" },
  treeDepth: { ...FOREST, ...integer(0, 64, 0, { low: 2, high: 16 }) },
  bootstrap: { ...FOREST, ...choice([true, false], true) },
  extraTrees: { ...FOREST, ...choice([false, true], false) },
  rounds: { ...BOOSTING, ...integer(1, 5000, 1000, { low: 50, high: 1000, log: true }) },
  boostingRate: { ...BOOSTING, ...real(1e-4, 1, 0.1, { low: 0.005, high: 0.3, log: true }) },
  leaves: { ...BOOSTING, ...integer(2, 1024, 31, { low: 2, high: 128, log: true }) },
  boostingMinLeaf: {
    ...BOOSTING,
    ...integer(1, 1000, 20, { low: 1, high: 64, log: true }),
    costliest: "falls",
  },
  leafL2: { ...BOOSTING, ...real(0, 1000, 0, { low: 1e-8, high: 10, log: true }) },
  rowShare: { ...BOOSTING, ...real(0.1, 1, 1, { low: 0.5, high: 1 }) },
  columnShare: { ...BOOSTING, ...real(0.1, 1, 1, { low: 0.4, high: 1 }) },
  roundPatience: { ...BOOSTING, ...integer(0, 1000, 20, { low: 10, high: 50 }) },
  treeImpute: { ...PREPARATION, learners: TREES, ...choice(TREE_IMPUTES, "keep") },
} as const satisfies Readonly<Record<string, SettingRow>>;

type Table = typeof TABLE;
export type SettingName = keyof Table;
/** How columns become features (see `PreparationConfig`), and how much each class counts in training. */
export type PreparationSetting = {
  [Name in SettingName]: Table[Name]["group"] extends "preparation" ? Name : never;
}[SettingName];
/** A setting of model or training. */
export type ModelSetting = Exclude<SettingName, PreparationSetting>;

export const SETTING_TABLE: Readonly<Record<SettingName, SettingRow>> = TABLE;

/** All settings, in the order of links and of the dimensions that samplers see. */
export const SETTING_NAMES = Object.keys(TABLE) as readonly SettingName[];

export const PREPARATION_SETTINGS = SETTING_NAMES.filter(isPreparationSetting);

export function isPreparationSetting(name: SettingName): name is PreparationSetting {
  return SETTING_TABLE[name].group === "preparation";
}
