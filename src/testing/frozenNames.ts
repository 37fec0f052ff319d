import type { GeneratorSpec } from "../core/data/generators/generatorSpec.ts";
import type { MetricName } from "../core/metric/metricName.ts";
import type { SettingName } from "../core/model/settingTable.ts";
import type { PrunerName } from "../core/pruner/pruner.ts";
import type { AcquisitionName } from "../core/sampler/sampler.ts";
import type { SamplerName } from "../core/sampler/samplerTable.ts";
import type { EngineChoice } from "../core/study/studyConfig.ts";

/*
 * The names from which the frozen samples in `app/frozen/` are drawn. Do not add new names of the product: they would change all
 * later draws, and the samples could no longer show whether older studies mean the same.
 */

/** The settings in their order, each with the number of its choices; 0 for a number. */
export const FROZEN_SETTINGS = {
  impute: 4,
  missingIndicator: 2,
  scaling: 6,
  encoding: 3,
  rareLevelShare: 0,
  featureShare: 0,
  classWeights: 2,
  family: 2,
  layers: 0,
  units1: 0,
  units2: 0,
  units3: 0,
  units4: 0,
  units5: 0,
  blocks: 0,
  filters1: 0,
  filters2: 0,
  filters3: 0,
  filters4: 0,
  convolutions: 0,
  kernel: 0,
  stride: 0,
  padding: 2,
  pooling: 3,
  poolSize: 0,
  head: 2,
  denseLayers: 0,
  denseUnits: 0,
  activation: 9,
  batchNorm: 2,
  dropout: 0,
  flip: 4,
  shift: 0,
  rotate: 0,
  zoom: 0,
  brightness: 0,
  l1: 0,
  l2: 0,
  weightInit: 5,
  optimizer: 4,
  learningRate: 0,
  momentum: 0,
  weightDecay: 0,
  schedule: 4,
  batchSize: 0,
  epochs: 0,
  patience: 0,
} as const satisfies Partial<Readonly<Record<SettingName, number>>>;

export const FROZEN_METRICS = [
  "accuracy",
  "balancedAccuracy",
  "macroF1",
  "weightedF1",
  "macroPrecision",
  "macroRecall",
  "logLoss",
  "rocAuc",
  "rmse",
  "mae",
  "r2",
] as const satisfies readonly MetricName[];

export const FROZEN_SAMPLERS = [
  "auto",
  "gp",
  "tpe",
  "cmaEs",
  "genetic",
  "nsga2",
  "refine",
  "spsa",
  "random",
  "sobol",
  "halton",
  "grid",
  "hyperband",
  "bohb",
] as const satisfies readonly SamplerName[];

export const FROZEN_ACQUISITIONS = [
  "logEi",
  "ei",
  "pi",
  "ucb",
  "thompson",
  "hedge",
] as const satisfies readonly AcquisitionName[];

export const FROZEN_PRUNERS = [
  "none",
  "median",
  "percentile",
  "halving",
  "hyperband",
  "patient",
  "threshold",
  "wilcoxon",
] as const satisfies readonly PrunerName[];

export const FROZEN_ENGINES = [
  "auto",
  "wasm",
  "webgpu",
  "webgl",
  "cpu",
] as const satisfies readonly EngineChoice[];

export const FROZEN_GENERATORS = [
  "classification",
  "moons",
  "circles",
  "blobs",
  "regression",
  "friedman1",
  "spirals",
  "xor",
  "shapes",
  "textures",
] as const satisfies readonly GeneratorSpec["kind"][];

/** Objects whose keys are names of settings, in a configuration and in its trials. */
const HOLDERS: ReadonlySet<string> = new Set(["settings", "params"]);

/** Fields of a trial that came after the freeze. */
const LATER_FIELDS: ReadonlySet<string> = new Set(["knowledge"]);

/** A document without the settings and fields that came after the freeze: what older documents said must stay as it was. */
export function withoutLaterSettings(value: unknown, isHolder = false): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => withoutLaterSettings(each, isHolder));
  const entries = Object.entries(value as Readonly<Record<string, unknown>>);
  const kept = entries.filter(([name]) =>
    isHolder ? Object.hasOwn(FROZEN_SETTINGS, name) : !LATER_FIELDS.has(name),
  );
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutLaterSettings(each, HOLDERS.has(key))]));
}
