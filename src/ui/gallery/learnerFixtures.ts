import { dataDefaults } from "../../app/setup/defaultConfig.ts";
import type { Surmise } from "../../app/surmise.ts";
import type { BuiltInId } from "../../core/data/dataConfig.ts";
import { DEFAULT_PREPARATION } from "../../core/data/preparation/preparationConfig.ts";
import { prepareFinal } from "../../core/data/preparation/prepareData.ts";
import type { PreparedData, PreparedPart } from "../../core/data/preparation/preparedData.ts";
import type { Task } from "../../core/data/table/dataset.ts";
import { datasetOf } from "../../core/data/table/table.ts";
import { measureImportance, predictionOperations } from "../../core/inspect/importance.ts";
import { nearestOf } from "../../core/inspect/nearest.ts";
import { dataShape } from "../../core/learner/dataShape.ts";
import type { FitLearner } from "../../core/learner/fit.ts";
import { knn } from "../../core/learner/knn/knn.ts";
import { linear } from "../../core/learner/linear/linear.ts";
import type { PackedModel, Winner } from "../../core/learner/packedModel.ts";
import { packTrees, type PackedTrees } from "../../core/learner/trees/packedTrees.ts";
import type { Tree } from "../../core/learner/trees/tree.ts";
import { predictTrees } from "../../core/learner/trees/treeOutputs.ts";
import { createRng } from "../../core/math/rng.ts";
import { readBuiltIn } from "../../workers/builtIn.ts";
import { resultOf } from "../../workers/answered.ts";
import { fixtureSurmise } from "./setupFixtures.ts";

type Predict = (features: Float32Array, rows: number) => Float32Array;

/** The page with a fitted model; it answers as the worker. */
export interface FittedModel {
  readonly winner: Winner;
  readonly surmise: Surmise;
}

/** A model that is really fitted, but trees: they are grown by a few lines that choose columns and thresholds at random. */
export async function fittedModel(
  learner: "knn" | "linear" | "forest" | "boosting",
  id: BuiltInId,
  task: Task,
): Promise<FittedModel> {
  const table = await readBuiltIn(id);
  const target = table.columns.at(-1)!.name;
  const config = dataDefaults({ kind: "builtIn", id }, target, task);
  const data = prepareFinal(datasetOf(table, []), config, DEFAULT_PREPARATION, 1);
  const { packed, predict } = fitted(learner, data);
  const { test } = data;
  const winner = { packed, data, testOutputs: predict(test!.features, test!.rows) };
  const surmise = fixtureSurmise({ winner });
  return {
    winner,
    surmise: {
      ...surmise,
      acts: {
        ...surmise.acts,
        columnImportance: (metric) =>
          resultOf(() => measureImportance(winner, metric, predict, predictionOperations(packed))),
        neighboursOf: (index) =>
          resultOf(() => (packed.learner === "knn" ? nearestOf(packed.trained, winner, index) : [])),
      },
    },
  };
}

function fitted(
  learner: Parameters<typeof fittedModel>[0],
  data: PreparedData,
): { readonly packed: PackedModel; readonly predict: Predict } {
  const shape = dataShape(data);
  const { train } = data;
  switch (learner) {
    case "knn": {
      const trained = fit(knn, { k: 9, weights: "distance", power: 2 }, data);
      return { packed: { learner, trained }, predict: knn.predictor(trained, shape) };
    }
    case "linear": {
      const trained = fit(linear, { c: 1, l1Ratio: 0.5, balanced: false }, data);
      return { packed: { learner, trained }, predict: linear.predictor(trained, shape) };
    }
    case "forest":
    case "boosting": {
      const trained = randomTrees(learner, data, train);
      return {
        packed: { learner, trained },
        predict: (features, rows) => predictTrees(trained, { features, rows }),
      };
    }
  }
}

function fit<Spec, Model>(code: FitLearner<Spec, Model>, spec: Spec, data: PreparedData): Model {
  const { train } = data;
  const running = code.begin(spec, { shape: dataShape(data), train, validation: null }, 1);
  while (!running.work());
  return running.model();
}

const TREES = 20;
const DEEPEST = 6;

function randomTrees(kind: "forest" | "boosting", data: PreparedData, train: PreparedPart): PackedTrees {
  const { loss, outputs } = dataShape(data);
  const treesPerStep = kind === "boosting" ? outputs : 1;
  const width = kind === "forest" ? outputs : 1;
  const trees = Array.from({ length: TREES * treesPerStep }, (_, i) =>
    randomTree(data, train, width, i % treesPerStep, createRng(i + 1)),
  );
  const head = {
    kind,
    loss,
    outputs,
    features: data.featureCount,
    base: new Float64Array(outputs),
    treesPerStep,
  };
  return packTrees(head, trees);
}

/** Random columns, split at the value of a random row; the gain is the rows of the smaller side. */
function randomTree(
  { featureCount, classes }: PreparedData,
  { rows, features, targets }: PreparedPart,
  width: number,
  output: number,
  rng: ReturnType<typeof createRng>,
): Tree {
  const nodes = { columns: [0], thresholds: [0], left: [0], gains: [0] };
  const members: number[][] = [Array.from({ length: rows }, (_, row) => row)];
  const depths = [0];
  for (let node = 0; node < members.length; node++) {
    const own = members[node]!;
    if (own.length < 12 || depths[node] === DEEPEST) continue;
    const column = rng.integer(featureCount);
    const threshold = features[own[rng.integer(own.length)]! * featureCount + column]!;
    const [left, right] = [true, false].map((side) =>
      own.filter((row) => features[row * featureCount + column]! <= threshold === side),
    ) as [number[], number[]];
    if (Math.min(left.length, right.length) < 3) continue;
    nodes.columns[node] = column;
    nodes.thresholds[node] = threshold;
    nodes.gains[node] = Math.min(left.length, right.length);
    nodes.left[node] = members.length;
    for (const side of [left, right]) {
      members.push(side);
      depths.push(depths[node]! + 1);
      for (const list of Object.values(nodes)) list.push(0);
    }
  }
  const isClasses = classes.length > 0;
  const mean = (own: readonly number[], of: (target: number) => number) =>
    own.reduce((sum, row) => sum + of(targets[row]!), 0) / own.length;
  const values = members.flatMap((own) =>
    isClasses && width > 1
      ? classes.map((_, k) => mean(own, (target) => Number(target === k)))
      : [isClasses ? mean(own, (target) => Number(target === output) - 0.3) : mean(own, (target) => target)],
  );
  return {
    columns: Int32Array.from(nodes.columns),
    thresholds: Float32Array.from(nodes.thresholds),
    left: Uint32Array.from(nodes.left),
    missingLeft: new Uint8Array(members.length),
    gains: Float32Array.from(nodes.gains),
    rows: Uint32Array.from(members, ({ length }) => length),
    values: Float32Array.from(values),
    width,
  };
}
