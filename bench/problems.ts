import type { Params } from "../src/core/space/distribution.ts";
import type { SearchParameter, SearchSpace } from "../src/core/space/searchSpace.ts";

/** A function to minimise whose minimum is known. */
export interface Problem {
  readonly space: SearchSpace;
  readonly minimum: number;
  evaluate(params: Params): number;
}

const HARTMANN_ALPHA = [1, 1.2, 3, 3.2];
const HARTMANN_A = [
  [10, 3, 17, 3.5, 1.7, 8],
  [0.05, 10, 17, 0.1, 8, 14],
  [3, 3.5, 1.7, 10, 17, 8],
  [17, 8, 0.05, 10, 0.1, 14],
];
const HARTMANN_P = [
  [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
  [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
  [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.665],
  [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
];
const OPTIMIZERS: Readonly<Record<string, { c: number; b: number }>> = {
  adam: { c: -3, b: 0 },
  sgd: { c: -1, b: 0.15 },
  rmsprop: { c: -3.3, b: 0.05 },
};
const ACTIVATIONS: Readonly<Record<string, number>> = { relu: 0, tanh: 0.08, elu: 0.03, sigmoid: 0.3 };

/** Branin (3 global minima) on [−5, 10] × [0, 15]. */
const branin: Problem = {
  space: { parameters: [float("x0", -5, 10), float("x1", 0, 15)] },
  minimum: 0.39788735772973816,
  evaluate: (params) => {
    const [x, y] = coordinates(params, 2) as [number, number];
    const b = 5.1 / (4 * Math.PI ** 2);
    return (y - b * x * x + (5 / Math.PI) * x - 6) ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
  },
};

/** Hartmann's 6-dimensional function (6 local minima) on the unit cube. */
const hartmann6: Problem = {
  space: { parameters: cube(6, 0, 1) },
  minimum: -3.322368011415515,
  evaluate: (params) => {
    const x = coordinates(params, 6);
    return -HARTMANN_ALPHA.reduce((sum, alpha, i) => {
      const exponent = x.reduce((e, xj, j) => e + HARTMANN_A[i]![j]! * (xj - HARTMANN_P[i]![j]!) ** 2, 0);
      return sum + alpha * Math.exp(-exponent);
    }, 0);
  },
};

/** Ackley's function in 5 dimensions on [−5, 10]: a funnel full of ripples, its minimum at 0, off the centre. */
const ackley5: Problem = {
  space: { parameters: cube(5, -5, 10) },
  minimum: 0,
  evaluate: (params) => {
    const x = coordinates(params, 5);
    const square = x.reduce((sum, xi) => sum + xi * xi, 0) / x.length;
    const cosine = x.reduce((sum, xi) => sum + Math.cos(2 * Math.PI * xi), 0) / x.length;
    return -20 * Math.exp(-0.2 * Math.sqrt(square)) - Math.exp(cosine) + 20 + Math.E;
  },
};

/** Two categories, two integers, a logarithmic and a stepped float: the shape of a network's hyper-parameters. */
const mixed: Problem = {
  space: {
    parameters: [
      categorical("optimizer", Object.keys(OPTIMIZERS)),
      categorical("activation", Object.keys(ACTIVATIONS)),
      always("lr", { kind: "float", low: 1e-5, high: 1, log: true, step: null }),
      always("units", { kind: "int", low: 4, high: 512, log: true, step: 1 }),
      always("layers", { kind: "int", low: 1, high: 6, log: false, step: 1 }),
      always("dropout", { kind: "float", low: 0, high: 0.6, log: false, step: 0.05 }),
    ],
  },
  minimum: 2.05e-6,
  evaluate: (params) => {
    const { c, b } = OPTIMIZERS[String(params["optimizer"])]!;
    const layers = Number(params["layers"]);
    const u = Math.log2(Number(params["units"]));
    const e = Math.log10(Number(params["lr"])) - (c - 0.15 * (layers - 3));
    const rate = (0.25 * e * e) / (1 + 0.1 * e * e);
    const size = 0.03 * (u - 6.5) ** 2 + 0.02 * (layers - 3) ** 2;
    const dropout = 1.5 * (Number(params["dropout"]) - 0.05 * (u - 2.5)) ** 2;
    return b + ACTIVATIONS[String(params["activation"])]! + rate + size + dropout;
  },
};

export const PROBLEMS: Readonly<Record<string, Problem>> = { branin, hartmann6, ackley5, mixed };

function float(name: string, low: number, high: number): SearchParameter {
  return always(name, { kind: "float", low, high, log: false, step: null });
}

function categorical(name: string, choices: readonly string[]): SearchParameter {
  return always(name, { kind: "categorical", choices });
}

function always(name: string, distribution: SearchParameter["distribution"]): SearchParameter {
  return { name, distribution, condition: null };
}

function cube(dimensions: number, low: number, high: number): SearchParameter[] {
  return Array.from({ length: dimensions }, (_, i) => float(`x${i}`, low, high));
}

function coordinates(params: Params, dimensions: number): number[] {
  return Array.from({ length: dimensions }, (_, i) => Number(params[`x${i}`]));
}
