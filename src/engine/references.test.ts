import { describe, expect, it } from "vitest";
import knn from "../../bench/references/learners/knn.json";
import linear from "../../bench/references/learners/linear.json";
import type { PreparedData, PreparedPart } from "../core/data/preparation/preparedData.ts";
import { dataShape } from "../core/learner/dataShape.ts";
import type { TrialSpec } from "../core/learner/registry.ts";
import { classProbabilities } from "../core/metric/score.ts";
import { configurationOf, trainedOn } from "../testing/contracts/wholePath.ts";
import { partOf, shapeOf } from "../testing/treeFixtures.ts";
import { preparedData } from "../testing/trainingFixtures.ts";
import { openPredictor } from "../core/learner/openPredictor.ts";
import { createTrainer } from "./trainers.ts";

/*
 * Predictions of whole trials, from settings to a packed model, are scikit-learn's to 1e-6. Those of forests and boosting, which draw
 * at random: `trees/ensembles.test.ts`.
 */

const trainer = createTrainer(null, true);

/** @param classes 0 for numbers */
function dataOf(classes: number, features: number, train: PreparedPart, test: PreparedPart): PreparedData {
  const names = Array.from({ length: classes }, (_, k) => `class ${k + 1}`);
  // Numbers are compared before their units.
  const data = preparedData(shapeOf(classes).loss, features, { train, validation: test, test });
  return { ...data, classes: names };
}

/** Predicted numbers, or probabilities of the classes; the packed model must predict the same, wherever it is opened. */
async function predictions(configuration: TrialSpec, data: PreparedData): Promise<ArrayLike<number>> {
  const { outputs, packed } = await trainedOn(trainer, configuration, data, 1);
  const predict = await openPredictor(structuredClone(packed), dataShape(data));
  expect(predict(data.test!.features, data.test!.rows)).toEqual(outputs);
  const classes = data.classes.length;
  return classes === 0 ? outputs : classProbabilities(outputs, classes);
}

function expectNear(found: ArrayLike<number>, expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  const farthest = expected.reduce((most, value, i) => Math.max(most, Math.abs(found[i]! - value)), 0);
  expect(farthest).toBeLessThan(1e-6);
}

describe.each(knn.cases)(
  "a trial of k-NN: $name",
  ({ classes, features, train, targets, queries, results }) => {
    const rows = queries.length / features;
    const data = dataOf(classes, features, partOf(train, targets), partOf(queries, new Float32Array(rows)));

    it.each(results)("k $k, $weights, p $p", async ({ k, weights, p, predicted, probabilities }) => {
      const given = { neighbours: k, neighbourWeights: weights, distancePower: p };
      const found = await predictions(configurationOf("knn", data, given), data);
      expectNear(found, classes === 0 ? predicted : probabilities);
    });
  },
);

describe.each(linear.cases)(
  "a trial of a linear model: $name",
  ({ classes, features, train, targets, results }) => {
    const rows = partOf(train, targets);
    const data = dataOf(classes, features, rows, rows);

    it.each(results)(
      "C $c, l1_ratio $l1Ratio, balanced $balanced",
      async ({ c, l1Ratio, balanced, outputs }) => {
        const given = { linearC: c, l1Ratio, classWeights: balanced ? "balanced" : "none" };
        expectNear(await predictions(configurationOf("linear", data, given), data), outputs);
      },
    );
  },
);
