import { categorical, float, integer, logFloat, logInteger, parameter, type Problem } from "./problem.ts";

/** The best exponent of the learning rate, and the loss added by this optimizer. */
const MIXED_OPTIMIZERS: ReadonlyMap<unknown, { c: number; b: number }> = new Map([
  ["adam", { c: -3, b: 0 }],
  ["sgd", { c: -1, b: 0.15 }],
  ["rmsprop", { c: -3.3, b: 0.05 }],
]);
const MIXED_ACTIVATIONS: ReadonlyMap<unknown, number> = new Map([
  ["relu", 0],
  ["tanh", 0.08],
  ["elu", 0.03],
  ["sigmoid", 0.3],
]);

const MOST_LAYERS = 4;
/** The minimal loss of networks with 1, 2, … layers. */
const DEPTH_LOSS = [0.3, 0.04, 0, 0.1];
/** Best widths of networks with 1, 2, … layers. */
const BEST_UNITS = [[180], [120, 70], [90, 50, 21], [60, 60, 30, 12]];

/** Two categories, two integers, a logarithmic and a stepped float: the shape of a network's hyper-parameters. */
export const mixed: Problem = {
  space: {
    parameters: [
      categorical("optimizer", ["adam", "sgd", "rmsprop"]),
      categorical("activation", ["relu", "tanh", "elu", "sigmoid"]),
      logFloat("lr", 1e-5, 1),
      logInteger("units", 4, 512),
      integer("layers", 1, 6),
      parameter("dropout", { kind: "float", low: 0, high: 0.6, log: false, step: 0.05 }),
    ],
  },
  minimum: 2.050529034e-6,
  argmin: { optimizer: "adam", activation: "relu", lr: 1e-3, units: 91, layers: 3, dropout: 0.2 },
  evaluate: (params) => {
    const { c, b } = MIXED_OPTIMIZERS.get(params["optimizer"])!;
    const layers = Number(params["layers"]);
    const u = Math.log2(Number(params["units"]));
    const size = 0.03 * (u - 6.5) ** 2 + 0.02 * (layers - 3) ** 2;
    const dropout = 1.5 * (Number(params["dropout"]) - 0.05 * (u - 2.5)) ** 2;
    const rate = rateLoss(Number(params["lr"]), c - 0.15 * (layers - 3));
    return b + MIXED_ACTIVATIONS.get(params["activation"])! + rate + size + dropout;
  },
};

/**
 * A network with its own width for each of 1 to 4 layers, optimizers with parameters of their own, and one of two kinds of
 * regularisation or none: up to 10 of 13 parameters are active. Every branch has its own minimum; the best is three layers, Adam
 * and dropout, and three layers with SGD, which has a narrow best place, comes within 0.02 of it.
 */
export const conditional: Problem = {
  space: {
    parameters: [
      integer("layers", 1, MOST_LAYERS),
      ...Array.from({ length: MOST_LAYERS }, (_, i) =>
        logInteger(`units${i + 1}`, 4, 512, i === 0 ? null : { parent: "layers", atLeast: i + 1 }),
      ),
      categorical("optimizer", ["adam", "sgd", "rmsprop"]),
      logFloat("lr", 1e-5, 1),
      float("beta1", 0.5, 0.99, { parent: "optimizer", values: ["adam"] }),
      float("momentum", 0, 0.99, { parent: "optimizer", values: ["sgd"] }),
      float("rho", 0.5, 0.99, { parent: "optimizer", values: ["rmsprop"] }),
      categorical("regularisation", ["none", "dropout", "l2"]),
      float("rate", 0, 0.6, { parent: "regularisation", values: ["dropout"] }),
      logFloat("l2", 1e-6, 0.1, { parent: "regularisation", values: ["l2"] }),
    ],
  },
  minimum: 0,
  argmin: {
    layers: 3,
    units1: 90,
    units2: 50,
    units3: 21,
    optimizer: "adam",
    lr: 1e-3,
    beta1: 0.85,
    regularisation: "dropout",
    rate: 0.25,
  },
  evaluate: (params) => {
    const layers = Number(params["layers"]);
    const best = BEST_UNITS[layers - 1]!;
    const widths = best.map((units, i) => Math.log2(Number(params[`units${i + 1}`]) / units) ** 2);
    const width = (0.04 * widths.reduce((a, b) => a + b, 0)) / layers;
    return DEPTH_LOSS[layers - 1]! + width + optimizerLoss(params) + regularisationLoss(params);
  },
};

function optimizerLoss(params: Parameters<Problem["evaluate"]>[0]): number {
  const rate = Number(params["lr"]);
  const shift = 0.15 * (3 - Number(params["layers"]));
  switch (params["optimizer"]) {
    case "adam":
      return rateLoss(rate, shift - 3) + (Number(params["beta1"]) - 0.85) ** 2;
    case "sgd": {
      // Momentum m multiplies the length of a step by 1 / (1 − m) in the long run.
      const momentum = Number(params["momentum"]);
      return 0.02 + 2 * rateLoss(rate / (1 - momentum), shift - 0.5) + 0.3 * (momentum - 0.9) ** 2;
    }
    default:
      return 0.06 + rateLoss(rate, shift - 3.5) + (Number(params["rho"]) - 0.9) ** 2;
  }
}

function regularisationLoss(params: Parameters<Problem["evaluate"]>[0]): number {
  switch (params["regularisation"]) {
    case "dropout":
      return (Number(params["rate"]) - 0.25) ** 2;
    case "l2":
      return 0.03 + 0.02 * (Math.log10(Number(params["l2"])) + 3) ** 2;
    default:
      return 0.08;
  }
}

/** 0 at 10^exponent, a parabola in the logarithm near it, constant far away, because networks that do not learn have equal losses. */
function rateLoss(rate: number, exponent: number): number {
  const e = Math.log10(rate) - exponent;
  return (0.25 * e * e) / (1 + 0.1 * e * e);
}
