import type { Params } from "../../src/core/space/distribution.ts";
import { categorical, float, integer, logFloat, logInteger, type Problem } from "./problem.ts";

const LEARNERS = ["knn", "linear", "forest", "boosting", "mlp"] as const;
type Learner = (typeof LEARNERS)[number];

const of = (...values: readonly Learner[]) => ({ parent: "family", values });

/** A square in the logarithm, flat far away: 0 at `best`, half of `height` a `width` away from it (decades), `height` at the end. */
function bowl(value: unknown, best: number, height: number, width: number): number {
  const square = (Math.log10(Number(value) / best) / width) ** 2;
  return (height * square) / (1 + square);
}

function listed(params: Params, name: string, losses: Readonly<Record<string, number>>): number {
  return losses[String(params[name])]!;
}

/** How much worse each learner is than at its best, by its own settings. */
const DISTANCE: Readonly<Record<Learner, (params: Params) => number>> = {
  knn: (params) => bowl(params["k"], 12, 0.1, 0.5) + listed(params, "votes", { uniform: 0.02, distance: 0 }),
  linear: (params) =>
    bowl(params["c"], 3, 0.1, 1.5) + listed(params, "l1Ratio", { none: 0, half: 0.004, all: 0.01 }),
  forest: (params) =>
    // More trees are never worse.
    0.3 / Number(params["trees"]) -
    0.001 +
    listed(params, "columns", { root: 0.008, log: 0.015, quarter: 0, half: 0.004, all: 0.03 }) +
    bowl(params["minLeaf"], 2, 0.1, 0.8),
  boosting: (params) =>
    bowl(params["rate"], 0.04, 0.15, 0.6) +
    bowl(params["leaves"], 12, 0.1, 0.8) +
    bowl(params["boostMinLeaf"], 8, 0.03, 0.8) +
    bowl(params["l2"], 0.1, 0.02, 3) +
    0.1 * (Number(params["rows"]) - 0.8) ** 2,
  mlp: (params) => {
    const layers = Number(params["layers"]);
    const depth = [0.06, 0, 0.02][layers - 1]!;
    // The deeper, the smaller the best rate.
    const rate = bowl(params["learningRate"], 10 ** (-1.9 - 0.3 * layers), 0.3, 0.7);
    const units = bowl(params["units"], 48, 0.08, 0.6);
    return depth + rate + units + 0.4 * (Number(params["dropout"]) - 0.2) ** 2;
  },
};

/**
 * A search among five learners, each with settings of its own and a smooth loss of them.
 * @param floors the loss of each learner at its best
 */
function learnerProblem(floors: Readonly<Record<Learner, number>>, argmin: Params): Problem {
  return {
    space: {
      parameters: [
        categorical("family", LEARNERS),
        logInteger("k", 1, 200, of("knn")),
        { ...categorical("votes", ["uniform", "distance"]), condition: of("knn") },
        logFloat("c", 1e-4, 1e4, of("linear")),
        { ...categorical("l1Ratio", ["none", "half", "all"]), condition: of("linear") },
        integer("trees", 10, 300, of("forest")),
        { ...categorical("columns", ["root", "log", "quarter", "half", "all"]), condition: of("forest") },
        logInteger("minLeaf", 1, 50, of("forest")),
        logFloat("rate", 0.005, 0.3, of("boosting")),
        logInteger("leaves", 2, 128, of("boosting")),
        logInteger("boostMinLeaf", 1, 64, of("boosting")),
        logFloat("l2", 1e-8, 10, of("boosting")),
        float("rows", 0.5, 1, of("boosting")),
        integer("layers", 1, 3, of("mlp")),
        logInteger("units", 4, 256, of("mlp")),
        logFloat("learningRate", 1e-4, 1, of("mlp")),
        float("dropout", 0, 0.5, of("mlp")),
      ],
    },
    minimum: floors[argmin["family"] as Learner],
    argmin,
    evaluate: (params) => {
      const learner = params["family"] as Learner;
      return floors[learner] + DISTANCE[learner](params);
    },
    portfolio: [
      { family: "linear", c: 1, l1Ratio: "none" },
      { family: "knn", k: 5, votes: "uniform" },
      { family: "forest", trees: 100, columns: "root", minLeaf: 1 },
      { family: "boosting", rate: 0.1, leaves: 31, boostMinLeaf: 20, l2: 1e-8, rows: 1 },
      { family: "mlp", layers: 2, units: 32, learningRate: 0.01, dropout: 0 },
    ],
  };
}

/** The table of most benchmarks: boosting is best and a forest is nearly as good, by default already. */
export const learners = learnerProblem(
  { knn: 0.26, linear: 0.3, forest: 0.12, boosting: 0.1, mlp: 0.15 },
  { family: "boosting", rate: 0.04, leaves: 12, boostMinLeaf: 8, l2: 0.1, rows: 0.8 },
);

/** The best learner is one that needs tuning: by default the network is behind both trees, at its best far before them. */
export const lateLearner = learnerProblem(
  { knn: 0.26, linear: 0.24, forest: 0.12, boosting: 0.11, mlp: 0.05 },
  { family: "mlp", layers: 2, units: 48, learningRate: 10 ** -2.5, dropout: 0.2 },
);
