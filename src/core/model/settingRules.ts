import { FEATURE_SHARE_BOUNDS, RARE_SHARE_BOUNDS } from "../data/limits.ts";
import { DEFAULT_PREPARATION, ENCODINGS, IMPUTES, SCALINGS } from "../data/preparationConfig.ts";
import type {
  CategoricalDistribution,
  Distribution,
  FloatDistribution,
  IntDistribution,
  ParamValue,
} from "../space/distribution.ts";
import { FLIPS } from "./augment.ts";
import { FAMILIES, HEADS, PADDINGS, POOLINGS } from "./convolutionalNetwork.ts";
import { ACTIVATIONS, WEIGHT_INITS } from "./modelSpec.ts";
import {
  AUGMENTATION_SETTINGS,
  CNN_SETTINGS,
  MAX_BLOCKS,
  MAX_LAYERS,
  type Setting,
  type SettingName,
  type Settings,
} from "./settings.ts";
import { CLASS_WEIGHTS, OPTIMIZERS, SCHEDULES } from "./trainingSpec.ts";

/** What a setting may be: its type, the outermost bounds, and what it starts as. */
export type SettingRule =
  | {
      readonly kind: "int" | "float";
      readonly low: number;
      readonly high: number;
      readonly defaultValue: number;
      readonly defaultRange: FloatDistribution | IntDistribution;
    }
  | {
      readonly kind: "categorical";
      readonly choices: readonly ParamValue[];
      readonly defaultValue: ParamValue;
      readonly defaultRange: CategoricalDistribution;
    };

const UNITS = integer(1, 1024, 32, { low: 4, high: 128, log: true });

const filters = (defaultValue: number, low: number, high: number) =>
  integer(1, 256, defaultValue, { low, high, log: true });

export const SETTING_RULES: Readonly<Record<SettingName, SettingRule>> = {
  impute: choice(IMPUTES, DEFAULT_PREPARATION.impute),
  missingIndicator: choice([false, true], DEFAULT_PREPARATION.missingIndicator),
  scaling: choice(SCALINGS, DEFAULT_PREPARATION.scaling, [
    "standard",
    "minMax",
    "robust",
    "quantile",
    "power",
  ]),
  encoding: choice(ENCODINGS, DEFAULT_PREPARATION.encoding),
  rareLevelShare: real(RARE_SHARE_BOUNDS.low, RARE_SHARE_BOUNDS.high, DEFAULT_PREPARATION.rareLevelShare, {
    low: 0,
    high: 0.1,
    step: 0.01,
  }),
  featureShare: real(FEATURE_SHARE_BOUNDS.low, FEATURE_SHARE_BOUNDS.high, DEFAULT_PREPARATION.featureShare, {
    low: 0.2,
    high: 1,
    step: 0.1,
  }),
  classWeights: choice(CLASS_WEIGHTS, "none"),
  family: choice(FAMILIES, "mlp"),
  layers: integer(0, MAX_LAYERS, 2, { low: 1, high: 3 }),
  units1: UNITS,
  units2: UNITS,
  units3: UNITS,
  units4: UNITS,
  units5: UNITS,
  blocks: integer(1, MAX_BLOCKS, 2, { low: 1, high: 3 }),
  filters1: filters(16, 8, 32),
  filters2: filters(32, 16, 64),
  filters3: filters(64, 16, 64),
  filters4: filters(64, 16, 64),
  convolutions: integer(1, 3, 1, { low: 1, high: 2 }),
  // Odd, so that a window has a pixel in its middle.
  kernel: integer(1, 11, 3, { low: 3, high: 5, step: 2 }),
  stride: integer(1, 3, 1, { low: 1, high: 2 }),
  padding: choice(PADDINGS, "same"),
  pooling: choice(POOLINGS, "max", ["max", "average"]),
  poolSize: integer(2, 4, 2, { low: 2, high: 3 }),
  head: choice(HEADS, "flatten"),
  denseLayers: integer(0, 3, 1, { low: 0, high: 2 }),
  denseUnits: integer(1, 1024, 64, { low: 16, high: 128, log: true }),
  activation: choice(ACTIVATIONS, "relu", ["relu", "tanh", "elu"]),
  batchNorm: choice([false, true], false),
  dropout: real(0, 0.9, 0, { low: 0, high: 0.5, step: 0.05 }),
  flip: choice(FLIPS, "none", ["none", "horizontal"]),
  shift: real(0, 0.5, 0, { low: 0, high: 0.2 }),
  rotate: real(0, 180, 0, { low: 0, high: 20 }),
  zoom: real(0, 1, 0, { low: 0, high: 0.2 }),
  brightness: real(0, 2, 0, { low: 0, high: 0.5 }),
  l1: real(0, 1, 0, { low: 1e-6, high: 1e-2, log: true }),
  l2: real(0, 1, 0, { low: 1e-6, high: 1e-2, log: true }),
  weightInit: choice(WEIGHT_INITS, "glorotUniform", ["glorotUniform", "heNormal"]),
  optimizer: choice(OPTIMIZERS, "adam", ["adam", "sgd", "rmsprop"]),
  learningRate: real(1e-6, 10, 0.01, { low: 3e-4, high: 0.01, log: true }),
  momentum: real(0, 0.999, 0.9, { low: 0, high: 0.99 }),
  weightDecay: real(0, 1, 0.004, { low: 1e-5, high: 0.1, log: true }),
  schedule: choice(SCHEDULES, "constant"),
  batchSize: integer(1, 4096, 32, { low: 16, high: 128, log: true }),
  epochs: integer(1, 1000, 30, { low: 10, high: 60 }),
  patience: integer(0, 1000, 8, { low: 3, high: 15 }),
};

const OF_CNN: ReadonlySet<SettingName> = new Set([...CNN_SETTINGS, ...AUGMENTATION_SETTINGS]);

/**
 * Whether a setting can play a part in any trial: units of a layer that cannot exist, the momentum of Adam or the dropout of a
 * network without hidden layers do not, and are left out of the space.
 */
export function settingApplies(name: SettingName, settings: Settings): boolean {
  const cnn = canBe(settings.family, "cnn");
  const mlp = canBe(settings.family, "mlp");
  const layer = hiddenLayerOf(name);
  const mostLayers = largest(settings.layers);
  if (layer !== null) return mlp && layer <= mostLayers;
  const block = blockOf(name);
  if (block !== null) return cnn && block <= largest(settings.blocks);
  switch (name) {
    // There is no choice where all networks are perceptrons, as for tables.
    case "family":
      return cnn;
    case "layers":
      return mlp;
    case "poolSize":
      return cnn && (canBe(settings.pooling, "max") || canBe(settings.pooling, "average"));
    case "denseUnits":
      return cnn && largest(settings.denseLayers) >= 1;
    case "momentum":
      return canBe(settings.optimizer, "sgd");
    case "weightDecay":
      return canBe(settings.optimizer, "adamw");
    case "activation":
    case "dropout":
    case "batchNorm":
      return cnn || mostLayers >= 1;
    default:
      return cnn || !isOfCnn(name);
  }
}

/** Whether only convolutional networks have a setting. */
export function isOfCnn(name: SettingName): boolean {
  return OF_CNN.has(name);
}

/** 3 for "units3"; null for what is not the width of a layer. */
export function hiddenLayerOf(name: SettingName): number | null {
  const match = /^units(\d)$/.exec(name);
  return match === null ? null : Number(match[1]);
}

/** 3 for "filters3"; null for what is not the filters of a block. */
export function blockOf(name: SettingName): number | null {
  const match = /^filters(\d)$/.exec(name);
  return match === null ? null : Number(match[1]);
}

/** Whether a setting's value is, or its range holds, `value`. */
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

/** The range a setting is given when it is first turned into one. */
export function defaultRange(name: SettingName): Distribution {
  return SETTING_RULES[name].defaultRange;
}

function extremes(setting: Setting): readonly number[] {
  if (setting.mode === "value") return [Number(setting.value)];
  const { distribution } = setting;
  return distribution.kind === "categorical"
    ? distribution.choices.map(Number)
    : [distribution.low, distribution.high];
}

function integer(
  low: number,
  high: number,
  defaultValue: number,
  range: { low: number; high: number; log?: boolean; step?: number },
): SettingRule {
  const defaultRange: IntDistribution = {
    kind: "int",
    low: range.low,
    high: range.high,
    log: range.log ?? false,
    step: range.step ?? 1,
  };
  return { kind: "int", low, high, defaultValue, defaultRange };
}

function real(
  low: number,
  high: number,
  defaultValue: number,
  range: { low: number; high: number; log?: boolean; step?: number },
): SettingRule {
  const defaultRange: FloatDistribution = {
    kind: "float",
    low: range.low,
    high: range.high,
    log: range.log ?? false,
    step: range.step ?? null,
  };
  return { kind: "float", low, high, defaultValue, defaultRange };
}

function choice(
  choices: readonly ParamValue[],
  defaultValue: ParamValue,
  searched: readonly ParamValue[] = choices,
): SettingRule {
  return {
    kind: "categorical",
    choices,
    defaultValue,
    defaultRange: { kind: "categorical", choices: searched },
  };
}
