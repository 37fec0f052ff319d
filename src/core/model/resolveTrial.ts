import type { PreparedData, RowShape } from "../data/preparedData.ts";
import type { Params, ParamValue } from "../space/distribution.ts";
import type { Activation, LayerSpec, Loss, ModelSpec, WeightInit } from "./modelSpec.ts";
import { parameterCount } from "./parameterCount.ts";
import { canBe, largest, smallest } from "./settingRules.ts";
import type { SettingName, Settings } from "./settings.ts";
import type { OptimizerName, OptimizerSpec, Schedule, TrainingSpec } from "./trainingSpec.ts";

/** Keras' default momentum 0.99 has not forgotten the initial statistics after a short training. */
const BATCH_NORM_MOMENTUM = 0.9;
const BATCH_NORM_EPSILON = 1e-3;
const EPSILON = 1e-7;

/** What of the data shapes a network: what a row is, the outputs and the loss. */
export interface DataShape {
  readonly rowShape: RowShape;
  /** 1 for two classes and for regression, else the number of classes. */
  readonly outputs: number;
  readonly loss: Loss;
}

export function dataShape(data: Pick<PreparedData, "task" | "rowShape" | "classes">): DataShape {
  const { rowShape } = data;
  if (data.task === "regression") return { rowShape, outputs: 1, loss: "meanSquaredError" };
  if (data.classes.length === 2) return { rowShape, outputs: 1, loss: "sigmoidCrossEntropy" };
  return { rowShape, outputs: data.classes.length, loss: "softmaxCrossEntropy" };
}

/** The network and training of one configuration: a trial's params where a setting is searched, else its value. */
export function resolveTrial(
  settings: Settings,
  params: Params,
  shape: DataShape,
): { model: ModelSpec; training: TrainingSpec } {
  const get = (name: SettingName) => settingValue(settings, params, name);
  const number = (name: SettingName) => Number(get(name));
  const widths: number[] = [];
  for (let layer = 1; layer <= number("layers"); layer++) widths.push(number(`units${layer}` as SettingName));
  const hidden = {
    // Without a hidden layer these settings are inactive, and there is nothing to apply them to.
    activation: widths.length > 0 ? (get("activation") as Activation) : "linear",
    batchNorm: widths.length > 0 && get("batchNorm") === true,
    dropout: widths.length > 0 ? number("dropout") : 0,
    l1: number("l1"),
    l2: number("l2"),
    init: get("weightInit") as WeightInit,
  };
  return {
    model: multilayerPerceptron(widths, hidden, shape),
    training: {
      optimizer: optimizerSpec(get("optimizer") as OptimizerName, get),
      learningRate: number("learningRate"),
      schedule: get("schedule") as Schedule,
      batchSize: number("batchSize"),
      clipNorm: null,
      classWeights: null,
      augmentation: null,
      epochs: number("epochs"),
      patience: number("patience"),
    },
  };
}

/**
 * A network without hidden layers: logistic, softmax or linear regression; the baseline beside every winner. Penalised as
 * scikit-learn's LogisticRegression(C=1) and Ridge(alpha=1) are by default, Σw² / (2·rows) and Σw² / rows beside the mean loss: the
 * optimum is then one point, also for classes that a plane separates.
 * @param rows training rows
 */
export function linearModel(shape: DataShape, rows: number): ModelSpec {
  const l2 = (shape.loss === "meanSquaredError" ? 1 : 0.5) / rows;
  const hidden = { activation: "linear", batchNorm: false, dropout: 0, l1: 0, l2, init: "zeros" } as const;
  return multilayerPerceptron([], hidden, shape);
}

/** Fewest and most trainable parameters a configuration of these settings can have. */
export function parameterCountRange(settings: Settings, shape: DataShape): { low: number; high: number } {
  const least = modelAt(settings, shape, smallest, !canBe(settings.batchNorm, false));
  return { low: parameterCount(least), high: parameterCount(largestModel(settings, shape)) };
}

/** The widest, deepest network of these settings. */
function largestModel(settings: Settings, shape: DataShape): ModelSpec {
  return modelAt(settings, shape, largest, canBe(settings.batchNorm, true));
}

/** The value of a setting in a trial. */
export function settingValue(settings: Settings, params: Params, name: SettingName): ParamValue {
  const setting = settings[name];
  if (setting.mode === "value") return setting.value;
  const value = params[name];
  if (value === undefined) throw new Error(`The trial has no value for ${name}`);
  return value;
}

interface HiddenLayers {
  readonly activation: Activation;
  readonly batchNorm: boolean;
  readonly dropout: number;
  readonly l1: number;
  readonly l2: number;
  readonly init: WeightInit;
}

function multilayerPerceptron(widths: readonly number[], hidden: HiddenLayers, shape: DataShape): ModelSpec {
  const { l1, l2, init } = hidden;
  const layers: LayerSpec[] = shape.rowShape.length === 1 ? [] : [{ kind: "flatten" }];
  for (const units of widths) {
    if (hidden.batchNorm) {
      layers.push({ kind: "dense", units, activation: "linear", l1, l2, init });
      layers.push({ kind: "batchNorm", momentum: BATCH_NORM_MOMENTUM, epsilon: BATCH_NORM_EPSILON });
      layers.push({ kind: "activation", activation: hidden.activation });
    } else {
      layers.push({ kind: "dense", units, activation: hidden.activation, l1, l2, init });
    }
    if (hidden.dropout > 0) layers.push({ kind: "dropout", rate: hidden.dropout });
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

function modelAt(
  settings: Settings,
  shape: DataShape,
  extreme: typeof largest,
  batchNorm: boolean,
): ModelSpec {
  const widths: number[] = [];
  for (let layer = 1; layer <= extreme(settings.layers); layer++) {
    widths.push(extreme(settings[`units${layer}` as SettingName]));
  }
  const hidden = {
    activation: "linear",
    batchNorm: batchNorm && widths.length > 0,
    dropout: 0,
    l1: 0,
    l2: 0,
    init: "zeros",
  } as const;
  return multilayerPerceptron(widths, hidden, shape);
}
