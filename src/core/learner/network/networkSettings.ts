import type { HiddenLayers } from "./hiddenLayer.ts";
import type { Activation, WeightInit } from "./modelSpec.ts";
import type { OptimizerName, OptimizerSpec, Schedule, TrainingSpec } from "./trainingSpec.ts";
import type { GetSetting } from "../learner.ts";

/** Epsilon of the optimizers. */
const EPSILON = 1e-7;

/** How a network is trained. */
export function trainingOf(get: GetSetting, augmentation: TrainingSpec["augmentation"]): TrainingSpec {
  const number = (name: Parameters<GetSetting>[0]) => Number(get(name));
  return {
    optimizer: optimizerSpec(get("optimizer") as OptimizerName, get),
    learningRate: number("learningRate"),
    schedule: get("schedule") as Schedule,
    batchSize: number("batchSize"),
    clipNorm: null,
    classWeights: null,
    ...(get("classWeights") === "balanced" && { balanced: true }),
    augmentation,
    epochs: number("epochs"),
    patience: number("patience"),
  };
}

export function hiddenOf(get: GetSetting): Pick<HiddenLayers, "activation" | "batchNorm" | "dropout"> {
  return {
    activation: get("activation") as Activation,
    batchNorm: get("batchNorm") === true,
    dropout: Number(get("dropout")),
  };
}

export function kernelsOf(get: GetSetting): Pick<HiddenLayers, "l1" | "l2" | "init"> {
  return { l1: Number(get("l1")), l2: Number(get("l2")), init: get("weightInit") as WeightInit };
}

function optimizerSpec(kind: OptimizerName, get: GetSetting): OptimizerSpec {
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
