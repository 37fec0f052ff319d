import { coordinates, cube, float, pointParams, type Problem } from "./problem.ts";

// The standard definitions and domains (Surjanovic & Bingham, Virtual Library of Simulation Experiments); minima by descent to
// machine precision.

const HARTMANN_ALPHA = [1, 1.2, 3, 3.2];
const HARTMANN3_A = [
  [3, 10, 30],
  [0.1, 10, 35],
  [3, 10, 30],
  [0.1, 10, 35],
];
const HARTMANN3_P = [
  [0.3689, 0.117, 0.2673],
  [0.4699, 0.4387, 0.747],
  [0.1091, 0.8732, 0.5547],
  [0.0381, 0.5743, 0.8828],
];
const HARTMANN6_A = [
  [10, 3, 17, 3.5, 1.7, 8],
  [0.05, 10, 17, 0.1, 8, 14],
  [3, 3.5, 1.7, 10, 17, 8],
  [17, 8, 0.05, 10, 0.1, 14],
];
const HARTMANN6_P = [
  [0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886],
  [0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991],
  [0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.665],
  [0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381],
];
/** Steepness of the valleys of Michalewicz' function. */
const MICHALEWICZ_M = 10;

/** Branin (three global minima) on [−5, 10] × [0, 15]. */
export const branin: Problem = {
  space: { parameters: [float("x0", -5, 10), float("x1", 0, 15)] },
  minimum: 0.39788735772973816,
  argmin: pointParams(Math.PI, 2.275),
  evaluate: (params) => {
    const [x, y] = coordinates(params, 2) as [number, number];
    const b = 5.1 / (4 * Math.PI ** 2);
    return (y - b * x * x + (5 / Math.PI) * x - 6) ** 2 + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
  },
};

/** Hartmann's function (four local minima) on the unit cube, along whose first axis it hardly changes. */
export const hartmann3 = {
  space: cube(3, 0, 1),
  minimum: -3.8627797873326,
  argmin: pointParams(0.114589, 0.555649, 0.852547),
  evaluate: (params) => hartmann(coordinates(params, 3), HARTMANN3_A, HARTMANN3_P),
} satisfies Problem;

/** Hartmann's function (six local minima) on the unit cube. */
export const hartmann6: Problem = {
  space: cube(6, 0, 1),
  minimum: -3.322368011415515,
  argmin: pointParams(0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573),
  evaluate: (params) => hartmann(coordinates(params, 6), HARTMANN6_A, HARTMANN6_P),
};

/** Ackley's function on [−5, 10]⁵: a funnel full of ripples. */
export const ackley5: Problem = {
  space: cube(5, -5, 10),
  minimum: 0,
  argmin: pointParams(0, 0, 0, 0, 0),
  evaluate: (params) => {
    const x = coordinates(params, 5);
    const square = sum(x, (xi) => xi * xi) / x.length;
    const cosine = sum(x, (xi) => Math.cos(2 * Math.PI * xi)) / x.length;
    return -20 * Math.exp(-0.2 * Math.sqrt(square)) - Math.exp(cosine) + 20 + Math.E;
  },
};

/** Levy's function on [−10, 10]⁴: ripples on a bowl, flat towards the last axis. */
export const levy4: Problem = {
  space: cube(4, -10, 10),
  minimum: 0,
  argmin: pointParams(1, 1, 1, 1),
  evaluate: (params) => {
    const w = coordinates(params, 4).map((x) => 1 + (x - 1) / 4);
    const last = w.at(-1)!;
    return (
      Math.sin(Math.PI * w[0]!) ** 2 +
      sum(w.slice(0, -1), (wi) => (wi - 1) ** 2 * (1 + 10 * Math.sin(Math.PI * wi + 1) ** 2)) +
      (last - 1) ** 2 * (1 + Math.sin(2 * Math.PI * last) ** 2)
    );
  },
};

/** Rosenbrock's bent valley on [−5, 10]⁴: values from 0 to beyond a million. */
export const rosenbrock4: Problem = {
  space: cube(4, -5, 10),
  minimum: 0,
  argmin: pointParams(1, 1, 1, 1),
  evaluate: (params) => {
    const x = coordinates(params, 4);
    return sum(x.slice(0, -1), (xi, i) => 100 * (x[i + 1]! - xi * xi) ** 2 + (1 - xi) ** 2);
  },
};

/** Styblinski and Tang's function on [−5, 5]⁵: a sum over the axes with 32 local minima. */
export const styblinskiTang5: Problem = {
  space: cube(5, -5, 5),
  minimum: -195.8308285188571,
  argmin: pointParams(-2.903534, -2.903534, -2.903534, -2.903534, -2.903534),
  evaluate: (params) => sum(coordinates(params, 5), (x) => x ** 4 - 16 * x * x + 5 * x) / 2,
};

/** Michalewicz' function on [0, π]⁵: narrow valleys in a plain. */
export const michalewicz5: Problem = {
  space: cube(5, 0, Math.PI),
  minimum: -4.68765817908815,
  argmin: pointParams(2.202906, 1.570796, 1.284992, 1.923058, 1.72047),
  evaluate: (params) =>
    -sum(
      coordinates(params, 5),
      (x, i) => Math.sin(x) * Math.sin(((i + 1) * x * x) / Math.PI) ** (2 * MICHALEWICZ_M),
    ),
};

function hartmann(
  x: readonly number[],
  a: readonly (readonly number[])[],
  p: readonly (readonly number[])[],
): number {
  return -sum(HARTMANN_ALPHA, (alpha, i) => {
    const distance = sum(x, (xj, j) => a[i]![j]! * (xj - p[i]![j]!) ** 2);
    return alpha * Math.exp(-distance);
  });
}

function sum(values: readonly number[], term: (value: number, index: number) => number): number {
  return values.reduce((total, value, i) => total + term(value, i), 0);
}
