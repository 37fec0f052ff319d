import { describe, expect, it } from "vitest";
import reference from "../../../../bench/references/learners/knn.json";
import type { PreparedPart } from "../../data/preparation/preparedData.ts";
import { createRng } from "../../math/rng.ts";
import { predictedClasses } from "../../metric/classification.ts";
import { classProbabilities } from "../../metric/score.ts";
import type { DataShape } from "../dataShape.ts";
import type { Fit, FitLearner } from "../fit.ts";
import { createProgress, finish } from "../work.ts";
import { KNN } from "./description.ts";
import { createKnn, knn, type KnnModel } from "./knn.ts";
import type { MinkowskiPower, KnnWeights, KnnSpec } from "./knnSpec.ts";
import { createNeighbourCache } from "./neighbourCache.ts";
import { findNeighbours } from "./neighbours.ts";

const KINDS: readonly Pick<KnnSpec, "weights" | "power">[] = [
  { weights: "uniform", power: 1 },
  { weights: "uniform", power: 2 },
  { weights: "distance", power: 1 },
  { weights: "distance", power: 2 },
];

describe.each(reference.cases)("k-NN as scikit-learn's: $name", (example) => {
  const shape = shapeOf(example.classes, example.features);
  const train = partOf(example.train, example.targets);
  const rows = example.queries.length / example.features;
  const queries = partOf(example.queries, new Array<number>(rows).fill(0));

  it.each(example.results)("k $k, $weights, p $p", ({ k, weights, p, ...expected }) => {
    const spec: KnnSpec = { k, weights: weights as KnnWeights, power: p as MinkowskiPower };
    const found = finish(findNeighbours(train, queries, spec.power, k, createProgress()));
    const outputs = fitted(knn, spec, shape, train, queries).validationOutputs!;
    const classes = example.classes;
    for (let row = 0; row < rows; row++) {
      const last = (row + 1) * k - 1;
      expect(found.distances[last]).toBeCloseTo(expected.distances[row]!, 8);
      if (expected.neighbours.length > 0) {
        const own = found.indices.slice(row * k, (row + 1) * k).sort();
        expect([...own]).toEqual(expected.neighbours.slice(row * k, (row + 1) * k));
      }
      if (classes === 0) expect(outputs[row]).toBeCloseTo(expected.predicted[row]!, 6);
    }
    if (classes === 0) return;
    const probabilities = classProbabilities(outputs, classes);
    expected.probabilities.forEach((probability, i) =>
      expect(Math.abs(probabilities[i]! - probability)).toBeLessThan(1e-6),
    );
    expect([...predictedClasses(probabilities, classes)]).toEqual(expected.predicted);
  });
});

describe("neighbours", () => {
  it.each([1, 2] as const)("are those of a full sort by distance, then row: p %i", (power) => {
    const train = integers(200, 3, 4, 1);
    const queries = integers(70, 3, 4, 2);
    for (const count of [1, 7, 64, 200]) {
      const found = finish(findNeighbours(train, queries, power, count, createProgress()));
      for (let row = 0; row < queries.rows; row++) {
        const expected = sorted(train, queries, row, power).slice(0, count);
        const at = row * count;
        expect([...found.indices.subarray(at, at + count)]).toEqual(expected.map(([, index]) => index));
        expect([...found.distances.subarray(at, at + count)]).toEqual(expected.map(([distance]) => distance));
      }
    }
  });

  it("do not depend on how the training rows are cut into tiles", () => {
    const features = 3000;
    const train = integers(60, features, 3, 3);
    const queries = integers(5, features, 3, 4);
    const found = finish(findNeighbours(train, queries, 2, 60, createProgress()));
    for (let row = 0; row < 5; row++) {
      const order = [...found.indices.subarray(row * 60, row * 60 + 60)];
      expect(order).toEqual(sorted(train, queries, row, 2).map(([, index]) => index));
    }
  });

  it("tell near distances apart that |a|² − 2ab + |b|² would confuse", () => {
    const far = 1e6;
    const train = partOf([far + 0.25, far, far + 0.125], [0, 1, 2]);
    const found = finish(findNeighbours(train, partOf([far], [0]), 2, 3, createProgress()));
    expect([...found.indices]).toEqual([1, 2, 0]);
    expect([...found.distances]).toEqual([0, 0.125, 0.25]);
  });

  it("are searched in short portions, also in wide rows", () => {
    const work = findNeighbours(integers(100, 5000, 9, 5), integers(64, 5000, 9, 6), 1, 5, createProgress());
    let portions = 1;
    while (work.next().done !== true) portions++;
    // 32 million differences, some 2 million at once.
    expect(portions).toBeGreaterThan(10);
  });
});

describe("k-NN", () => {
  it("is as costly with any k: one search answers all", () => {
    const sizes = [1, 200].map((k) => KNN.size({ k, weights: "uniform", power: 2 }, shapeOf(3, 4)));
    expect(sizes).toEqual([1, 2].map(() => ({ parameters: null, operations: 4 })));
  });

  const shape = shapeOf(3, 2);
  const train = integers(40, 2, 5, 7, 3);
  const validation = integers(12, 2, 5, 8, 3);

  it.each([...KINDS.entries()])("gives finite outputs that are probabilities (%i)", (_i, kind) => {
    for (const k of [1, 3, 1000]) {
      const { validationOutputs } = fitted(knn, { k, ...kind }, shape, train, validation);
      expect(validationOutputs!.every(Number.isFinite)).toBe(true);
      for (let row = 0; row < validation.rows; row++) {
        const total = [0, 1, 2].reduce((sum, i) => sum + Math.exp(validationOutputs![3 * row + i]!), 0);
        expect(total).toBeCloseTo(1, 5);
      }
    }
  });

  it("predicts the same bits from a cloned model, for any part of the rows", () => {
    for (const kind of KINDS) {
      const { model, validationOutputs } = fitted(knn, { k: 4, ...kind }, shape, train, validation);
      const predict = knn.predictor(structuredClone(model), shape);
      expect(predict(validation.features, validation.rows)).toEqual(validationOutputs);
      expect(predict(validation.features.subarray(4, 10), 3)).toEqual(validationOutputs!.subarray(6, 15));
    }
  });

  it("answers every k, weighting and power from the cache as without it", () => {
    const cache = createNeighbourCache(1e6);
    const cached = createKnn(cache, 1e6);
    for (const k of [3, 40, 1, 90]) {
      for (const kind of KINDS) {
        const spec = { k, ...kind };
        const alone = createKnn(createNeighbourCache(0), 0);
        expect(fitted(cached, spec, shape, train, validation).validationOutputs).toEqual(
          fitted(alone, spec, shape, train, validation).validationOutputs,
        );
      }
    }
    expect(cache.find(train, validation, 2, 90)?.count).toBe(40);
  });

  it("keeps neighbours up to so much memory, and drops those that were used longest ago", () => {
    const found = finish(findNeighbours(train, validation, 1, 10, createProgress()));
    // 12 rows × 10 neighbours × 12 bytes: two of them fit.
    const cache = createNeighbourCache(2 * 1440);
    const others = [9, 10].map((seed) => integers(12, 2, 5, seed, 3));
    const isKept = (points: PreparedPart) => cache.find(train, points, 1, 10) !== null;
    for (const points of [validation, others[0]!]) cache.keep(train, points, 1, found);
    expect([validation, ...others].map(isKept)).toEqual([true, true, false]);
    expect(isKept(validation)).toBe(true);
    cache.keep(train, others[1]!, 1, found);
    expect([validation, ...others].map(isKept)).toEqual([true, false, true]);
    const small = createNeighbourCache(1439);
    small.keep(train, validation, 1, found);
    expect(small.find(train, validation, 1, 10)).toBeNull();
  });

  it("gives a tie of votes to the first class, and the nearest class its vote by distance", () => {
    const line = partOf([0, 1, 2, 3], [2, 1, 1, 2]);
    const query = partOf([1.25], [0]);
    const one = shapeOf(3, 1);
    const uniform = fitted(knn, { k: 4, weights: "uniform", power: 2 }, one, line, query);
    expect([...predictedClasses(classProbabilities(uniform.validationOutputs!, 3), 3)]).toEqual([1]);
    const tied = partOf([-1, 1], [1, 0]);
    const two = shapeOf(2, 1);
    const even = fitted(
      knn,
      { k: 2, weights: "distance", power: 1 },
      two,
      tied,
      partOf([0, 0.5, -0.5], [0, 0, 0]),
    );
    expect(even.validationOutputs![0]).toBe(0);
    expect(even.validationOutputs![1]).toBeLessThan(0);
    expect(even.validationOutputs![2]).toBeGreaterThan(0);
  });

  it("copes with a constant column, a class without rows, three rows and huge values", () => {
    const constant = partOf([1, 1, 1, 1, 1, 1], [0, 2, 2]);
    const spec: KnnSpec = { k: 5, weights: "distance", power: 2 };
    const { validationOutputs } = fitted(knn, spec, shape, constant, partOf([1, 1], [0]));
    expect(validationOutputs![2]).toBeCloseTo(Math.log(2 / 3), 6);
    expect(validationOutputs![1]).toBeCloseTo(Math.log(Number.EPSILON), 4);
    const huge = partOf([3e38, -3e38, -3e38, 3e38, 0, 0], [0, 1, 2]);
    for (const kind of KINDS) {
      const far = fitted(knn, { k: 2, ...kind }, shape, huge, partOf([3e38, -3e38], [0]));
      expect(far.validationOutputs!.every(Number.isFinite)).toBe(true);
      expect(far.validationOutputs![0]).toBe(Math.max(...far.validationOutputs!));
    }
  });
});

function fitted(
  learner: FitLearner<KnnSpec, KnnModel>,
  spec: KnnSpec,
  shape: DataShape,
  train: PreparedPart,
  validation: PreparedPart,
) {
  const fit: Fit<KnnModel> = learner.begin(spec, { shape, train, validation }, 1);
  while (!fit.work());
  return { model: fit.model(), validationOutputs: fit.validationOutputs };
}

function shapeOf(classes: number, features: number): DataShape {
  const rowShape = [features] as const;
  if (classes === 0) return { rowShape, outputs: 1, loss: "meanSquaredError" };
  if (classes === 2) return { rowShape, outputs: 1, loss: "sigmoidCrossEntropy" };
  return { rowShape, outputs: classes, loss: "softmaxCrossEntropy" };
}

function partOf(features: readonly number[], targets: readonly number[]): PreparedPart {
  return { rows: targets.length, features: Float32Array.from(features), targets: Float32Array.from(targets) };
}

/** Rows of small integers, so that many distances are equal and all are exact. */
function integers(rows: number, features: number, bound: number, seed: number, classes = 1): PreparedPart {
  const rng = createRng(seed);
  return {
    rows,
    features: Float32Array.from({ length: rows * features }, () => rng.integer(bound)),
    targets: Float32Array.from({ length: rows }, () => rng.integer(classes)),
  };
}

function sorted(train: PreparedPart, queries: PreparedPart, row: number, power: MinkowskiPower) {
  const width = train.features.length / train.rows;
  const pairs = Array.from({ length: train.rows }, (_, j): [distance: number, index: number] => {
    let sum = 0;
    for (let i = 0; i < width; i++) {
      sum += Math.abs(queries.features[row * width + i]! - train.features[j * width + i]!) ** power;
    }
    return [power === 2 ? Math.sqrt(sum) : sum, j];
  });
  return pairs.sort(([a, i], [b, j]) => a - b || i - j);
}
