import type { DataShape } from "../learner/dataShape.ts";
import type { Params, ParamValue } from "../space/distribution.ts";
import { levelCount, levelValue } from "../space/levels.ts";
import { isAugmenting, type Augmentation, type Flip } from "./augment.ts";
import { convolutionalNetwork, type Head, type Pooling } from "./convolutionalNetwork.ts";
import { dropoutLayer, hiddenLayer, type HiddenLayers } from "./hiddenLayer.ts";
import type { Activation, LayerSpec, ModelSpec, Padding, WeightInit } from "./modelSpec.ts";
import { BLOCK_FILTERS, LAYER_UNITS, type SettingName } from "./settingTable.ts";
import type { Settings } from "./settings.ts";
import type { OptimizerName, OptimizerSpec, Schedule, TrainingSpec } from "./trainingSpec.ts";

/** Epsilon of the optimizers. */
const EPSILON = 1e-7;

/** The network and training of one configuration: a trial's param if a setting is searched, otherwise its value. */
export function resolveTrial(
  settings: Settings,
  params: Params,
  shape: DataShape,
): { model: ModelSpec; training: TrainingSpec } {
  const get = (name: SettingName) => settingValue(settings, params, name);
  const number = (name: SettingName) => Number(get(name));
  const isCnn = get("family") === "cnn";
  return {
    model: isCnn ? trialCnn(get, shape) : trialPerceptron(get, shape),
    training: {
      optimizer: optimizerSpec(get("optimizer") as OptimizerName, get),
      learningRate: number("learningRate"),
      schedule: get("schedule") as Schedule,
      batchSize: number("batchSize"),
      clipNorm: null,
      classWeights: null,
      ...(get("classWeights") === "balanced" && { balanced: true }),
      augmentation: isCnn ? augmentationOf(get) : null,
      epochs: number("epochs"),
      patience: number("patience"),
    },
  };
}

type Get = (name: SettingName) => ParamValue;

function trialPerceptron(get: Get, shape: DataShape): ModelSpec {
  const widths = LAYER_UNITS.slice(0, Number(get("layers"))).map((name) => Number(get(name)));
  // Without a hidden layer these settings are inactive.
  const linear = { activation: "linear", batchNorm: false, dropout: 0 } as const;
  const own = widths.length > 0 ? hiddenOf(get) : linear;
  return multilayerPerceptron(widths, { ...own, ...kernelsOf(get) }, shape);
}

function trialCnn(get: Get, shape: DataShape): ModelSpec {
  const filters = BLOCK_FILTERS.slice(0, Number(get("blocks"))).map((name) => Number(get(name)));
  const pooling = get("pooling") as Pooling;
  const denseLayers = Number(get("denseLayers"));
  return convolutionalNetwork(
    {
      filters,
      convolutions: Number(get("convolutions")),
      kernel: Number(get("kernel")),
      stride: Number(get("stride")),
      padding: get("padding") as Padding,
      pooling,
      poolSize: pooling === "none" ? 1 : Number(get("poolSize")),
      head: get("head") as Head,
      denseLayers,
      denseUnits: denseLayers === 0 ? 0 : Number(get("denseUnits")),
    },
    { ...hiddenOf(get), ...kernelsOf(get) },
    shape,
  );
}

function hiddenOf(get: Get): Pick<HiddenLayers, "activation" | "batchNorm" | "dropout"> {
  return {
    activation: get("activation") as Activation,
    batchNorm: get("batchNorm") === true,
    dropout: Number(get("dropout")),
  };
}

function kernelsOf(get: Get): Pick<HiddenLayers, "l1" | "l2" | "init"> {
  return { l1: Number(get("l1")), l2: Number(get("l2")), init: get("weightInit") as WeightInit };
}

/** null: no augmentation. */
function augmentationOf(get: Get): Augmentation | null {
  const augmentation: Augmentation = {
    flip: get("flip") as Flip,
    shift: Number(get("shift")),
    rotate: Number(get("rotate")),
    zoom: Number(get("zoom")),
    brightness: Number(get("brightness")),
  };
  return isAugmenting(augmentation) ? augmentation : null;
}

/**
 * A network without hidden layers: logistic, softmax or linear regression; the baseline for every best model. The penalty is the
 * default of scikit-learn's LogisticRegression(C=1) and Ridge(alpha=1), Σw² / (2·rows) and Σw² / rows added to the mean loss: so
 * the optimum is a single point, even for classes that a plane separates.
 * @param rows training rows
 */
export function linearModel(shape: DataShape, rows: number): ModelSpec {
  const l2 = (shape.loss === "meanSquaredError" ? 1 : 0.5) / rows;
  const hidden = { activation: "linear", batchNorm: false, dropout: 0, l1: 0, l2, init: "zeros" } as const;
  return multilayerPerceptron([], hidden, shape);
}

/** The value of a setting in a trial. A range with a single value has that value, even if the space leaves the range out. */
export function settingValue(settings: Settings, params: Params, name: SettingName): ParamValue {
  const setting = settings[name];
  if (setting.mode === "value") return setting.value;
  const value = params[name];
  if (value !== undefined) return value;
  if (levelCount(setting.distribution) === 1) return levelValue(setting.distribution, 0);
  throw new Error(`The trial has no value for ${name}`);
}

export function multilayerPerceptron(
  widths: readonly number[],
  hidden: HiddenLayers,
  shape: DataShape,
): ModelSpec {
  const { l1, l2, init } = hidden;
  const layers: LayerSpec[] = shape.rowShape.length === 1 ? [] : [{ kind: "flatten" }];
  for (const units of widths) {
    layers.push(...hiddenLayer({ kind: "dense", units }, hidden), ...dropoutLayer(hidden));
  }
  layers.push({ kind: "dense", units: shape.outputs, activation: "linear", l1, l2, init });
  return { inputShape: shape.rowShape, layers, loss: shape.loss };
}

function optimizerSpec(kind: OptimizerName, get: (name: SettingName) => ParamValue): OptimizerSpec {
  switch (kind) {
    case "sgd":
      return { kind, momentum: Number(get("momentum")), nesterov: false };
    case "rmsprop":
      return { kind, rho: 0.9, epsilon: EPSILON };
    case "adam":
      return { kind, beta1: 0.9, beta2: 0.999, epsilon: EPSILON };
    case "adamw":
      return { kind, beta1: 0.9, beta2: 0.999, epsilon: EPSILON, weightDecay: Number(get("weightDecay")) };
  }
}
