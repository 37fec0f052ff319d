import { describe, expect, it, vi } from "vitest";
import reference from "../../../../bench/references/learners/linear.json";
import type { PreparedPart } from "../../data/preparation/preparedData.ts";
import { createRng } from "../../math/rng.ts";
import { classProbabilities } from "../../metric/score.ts";
import type { DataShape } from "../dataShape.ts";
import { createProgress, finish } from "../work.ts";
import { linear, type LinearModel } from "./linear.ts";
import type { LinearSpec } from "./linearSpec.ts";
import { minimiseByNewton } from "./newton.ts";
import { linearObjective } from "./objective.ts";
import { minimiseByOrthants } from "./orthantLbfgs.ts";
import type { LinearLoss } from "./rowLoss.ts";
import { standardisedRows } from "./standardisedRows.ts";

describe.each(reference.cases)("linear models as scikit-learn's: $name", (example) => {
  const shape = shapeOf(example.classes, example.features);
  const train = partOf(example.train, example.targets);

  it.each(example.results)("C $c, l1_ratio $l1Ratio, balanced $balanced", (expected) => {
    const { model } = fitted(expected, shape, train);
    expect(model.converged).toBe(true);
    const size = Math.max(1, ...expected.kernel.map(Math.abs));
    expected.kernel.forEach((value, i) =>
      expect(Math.abs(model.kernel[i]! - value)).toBeLessThan(1e-6 * size),
    );
    expected.bias.forEach((value, k) =>
      expect(Math.abs(model.bias[k]! - value)).toBeLessThan(1e-6 * Math.max(1, Math.abs(value))),
    );
    const outputs = linear.predictor(model, shape)(train.features, train.rows);
    const predicted = example.classes === 0 ? outputs : classProbabilities(outputs, example.classes);
    expected.outputs.forEach((value, i) => expect(Math.abs(predicted[i]! - value)).toBeLessThan(1e-6));
  });
});

describe("the minimum", () => {
  const noisy = generated(60, 4, 3, 1);

  it.each([
    { l1Ratio: 0, classes: 0 },
    { l1Ratio: 1, classes: 0 },
    { l1Ratio: 0, classes: 2 },
    { l1Ratio: 0.5, classes: 2 },
    { l1Ratio: 0, classes: 3 },
    { l1Ratio: 0.5, classes: 3 },
  ])("is the same by orthants as by Newton steps: $classes classes, l1_ratio $l1Ratio", (kind) => {
    const { objective, l1 } = problemOf(noisy, kind.classes, kind.l1Ratio, 2);
    const start = () => new Float64Array(objective.parameters);
    const newton = finish(minimiseByNewton(objective, start(), l1, createProgress()));
    const orthants = finish(minimiseByOrthants(objective, start(), l1, 1e-8));
    expect(newton.gradient).toBeLessThan(1e-9);
    expect(orthants.gradient).toBeLessThan(1e-8);
    expect(Math.abs(orthants.value - newton.value)).toBeLessThan(1e-12);
    // Biases of softmax are free up to a constant.
    const columns = objective.parameters / Math.max(1, kind.classes === 3 ? 3 : 1);
    newton.theta.forEach((value, i) => {
      if ((i + 1) % columns !== 0) expect(Math.abs(orthants.theta[i]! - value)).toBeLessThan(1e-6);
    });
  });

  it("has derivatives that are those of the function", () => {
    for (const classes of [0, 2, 3]) {
      const { objective } = problemOf(noisy, classes, 0, 0.5);
      const size = objective.parameters;
      const theta = Float64Array.from({ length: size }, (_, i) => Math.sin(i + 1));
      const gradient = new Float64Array(size);
      finish(objective.evaluate(theta, gradient));
      const matrix = finish(objective.hessian(theta));
      const step = 1e-5;
      for (let i = 0; i < size; i++) {
        const sides = [step, -step].map((by) => {
          const slopes = new Float64Array(size);
          const value = finish(objective.evaluate(theta.with(i, theta[i]! + by), slopes));
          return { value, slopes };
        });
        expect((sides[0]!.value - sides[1]!.value) / (2 * step)).toBeCloseTo(gradient[i]!, 8);
        for (let j = 0; j < size; j++) {
          // The curvature that holds the free direction of the biases is no derivative.
          if (classes === 3 && i % 5 === 4 && j % 5 === 4) continue;
          const slope = (sides[0]!.slopes[j]! - sides[1]!.slopes[j]!) / (2 * step);
          expect(slope).toBeCloseTo(matrix[i * size + j]!, 8);
        }
      }
    }
  });

  it("gives copies of a column the same coefficient, however weak the penalty", () => {
    const { features, targets } = generated(40, 2, 0, 3);
    const doubled = partOf(
      Array.from({ length: 40 }, (_, row) => [
        features[2 * row]!,
        features[2 * row + 1]!,
        features[2 * row]!,
      ]).flat(),
      targets,
    );
    for (const l1Ratio of [0, 0.5]) {
      const { model } = fitted({ c: 1e4, l1Ratio, balanced: false }, shapeOf(0, 3), doubled);
      expect(model.converged).toBe(true);
      expect(model.kernel[0]).toBeCloseTo(model.kernel[2]!, 7);
    }
    const { model } = fitted({ c: 1e4, l1Ratio: 1, balanced: false }, shapeOf(0, 3), doubled);
    expect(model.converged).toBe(true);
  });
});

describe("linear models", () => {
  const specs = [0, 0.5, 1].flatMap((l1Ratio) =>
    [1e-4, 1, 1e4].map((c): LinearSpec => ({ c, l1Ratio, balanced: true })),
  );

  it.each(specs)("stay finite for awkward data: C $c, l1_ratio $l1Ratio", (spec) => {
    const parts: [classes: number, part: PreparedPart][] = [
      [3, partOf([5, 5, 5, 5, 5, 5], [0, 2, 2])],
      [3, partOf([1, 2, 3, 4, 5, 6], [1, 1, 1])],
      [2, partOf([1, 2, 3, 4, 5, 6], [1, 1, 1])],
      [2, partOf([-2, 1, -1, 1, 1, 1, 2, 1], [0, 0, 1, 1])],
      [0, partOf([3e38, 1, -3e38, 1, 0, 1], [1, 0, -1])],
      [3, partOf([3e38, 1e-40, -3e38, 0, 0, 0], [1, 0, 2])],
      [0, partOf([1, 2], [0.5])],
    ];
    for (const [classes, part] of parts) {
      const shape = shapeOf(classes, 2);
      const { model } = fitted(spec, shape, part);
      const outputs = linear.predictor(model, shape)(part.features, part.rows);
      expect(outputs.every(Number.isFinite)).toBe(true);
      expect([...model.kernel, ...model.bias].every(Number.isFinite)).toBe(true);
    }
  });

  it("give a class without rows the least probability", () => {
    const part = partOf([0, 1, 2, 3, 4, 5], [0, 0, 2, 0, 2, 2]);
    const shape = shapeOf(3, 1);
    const { model } = fitted({ c: 1, l1Ratio: 0, balanced: false }, shape, part);
    expect(model.seen).toEqual([true, false, true]);
    const outputs = linear.predictor(model, shape)(part.features, part.rows);
    const probabilities = classProbabilities(outputs, 3);
    for (let row = 0; row < 6; row++) {
      expect(probabilities[3 * row + 1]).toBeCloseTo(Number.EPSILON, 20);
      expect(probabilities[3 * row]! + probabilities[3 * row + 2]!).toBeCloseTo(1, 12);
    }
    const two = shapeOf(2, 1);
    const alone = fitted({ c: 1, l1Ratio: 0, balanced: false }, two, partOf([0, 1], [1, 1])).model;
    const [, probability] = classProbabilities(linear.predictor(alone, two)(Float32Array.of(7), 1), 2);
    expect(probability).toBeGreaterThan(1 - 1e-12);
  });

  it("predict the same bits from a cloned model, and again from a new fit", () => {
    for (const classes of [0, 2, 4]) {
      const train = generated(50, 6, classes, 5);
      const shape = shapeOf(classes, 6);
      const spec = { c: 0.5, l1Ratio: 0.5, balanced: false };
      const [one, other] = [fitted(spec, shape, train), fitted(spec, shape, train)];
      expect(other.model).toEqual(one.model);
      const outputs = linear.predictor(one.model, shape)(train.features, train.rows);
      const again = linear.predictor(structuredClone(one.model), shape);
      expect(again(train.features, train.rows)).toEqual(outputs);
      expect(again(train.features.subarray(12, 24), 2)).toEqual(
        outputs.subarray(2 * shape.outputs, 4 * shape.outputs),
      );
    }
  });

  it("are fitted in short portions", () => {
    const { portions } = fitted(
      { c: 1, l1Ratio: 0, balanced: false },
      shapeOf(2, 100),
      generated(4000, 100, 2, 6),
    );
    // Several Newton steps of 20 million multiply-adds each.
    expect(portions).toBeGreaterThan(20);
  });

  it("take memory for second derivatives only where these are used", () => {
    let bytes = 0;
    class Counted extends Float64Array {
      constructor(length: number) {
        super(length);
        bytes += this.byteLength;
      }
    }
    const { features, targets } = generated(1000, 4, 0, 7);
    const train = partOf(
      features,
      targets.map((_, i) => i % 500),
    );
    vi.stubGlobal("Float64Array", Counted);
    try {
      const { objective } = problemOf(train, 500, 0, 1);
      finish(
        objective.evaluate(new Float64Array(objective.parameters), new Float64Array(objective.parameters)),
      );
    } finally {
      vi.unstubAllGlobals();
    }
    // The margins and slopes of a block of 816 rows are 6.5 MB; the weights of 125,250 pairs of classes would be 818.
    expect(bytes).toBeGreaterThan(6e6);
    expect(bytes).toBeLessThan(10e6);
  });

  it("make each block of rows once for all pairs of classes", () => {
    const train = generated(50, 3, 3, 8);
    const progress = createProgress();
    const rows = finish(standardisedRows(train.features, train.rows, progress));
    let made = 0;
    const counted = {
      ...rows,
      block: (from: number, to: number) => {
        made += 1;
        return rows.block(from, to);
      },
    };
    const l2 = new Float64Array(3 * rows.columns);
    const data = {
      rows: counted,
      loss: "softmax",
      outputs: 3,
      targets: train.targets,
      classWeights: null,
      l2,
    } as const;
    finish(linearObjective(data, progress).hessian(new Float64Array(l2.length)));
    expect(made).toBe(1);
  });

  it("report the mean loss with its penalty", () => {
    const train = partOf([-1, 1], [-1, 1]);
    const fit = linear.begin(
      { c: 1, l1Ratio: 0, balanced: false },
      { shape: shapeOf(0, 1), train, validation: null },
      1,
    );
    while (!fit.work());
    // ½·2·(1 − w)² + ½w² is least at w = ⅔; per row and without the half: (1 − w)² + w²/2.
    expect(fit.model().kernel[0]).toBeCloseTo(2 / 3, 12);
    expect(fit.trainLoss).toBeCloseTo(1 / 9 + 2 / 9, 12);
  });
});

function problemOf(train: PreparedPart, classes: number, l1Ratio: number, c: number) {
  const progress = createProgress();
  const rows = finish(standardisedRows(train.features, train.rows, progress));
  const outputs = classes > 2 ? classes : 1;
  const targets =
    classes === 0 ? train.targets : train.targets.map((target) => Math.min(target, classes - 1));
  const penalty = 1 / (c * train.rows);
  const of = (value: number) =>
    Float64Array.from({ length: rows.columns * outputs }, (_, i) =>
      (i + 1) % rows.columns === 0 ? 0 : value,
    );
  const loss: LinearLoss = classes === 0 ? "squares" : classes === 2 ? "logistic" : "softmax";
  const l2 = of(penalty * (1 - l1Ratio));
  const objective = linearObjective({ rows, loss, outputs, targets, classWeights: null, l2 }, progress);
  return { objective, l1: of(penalty * l1Ratio) };
}

/** Rows of normal numbers whose target depends on the first two features; classes 0: a number. */
function generated(rows: number, features: number, classes: number, seed: number): PreparedPart {
  const rng = createRng(seed);
  const values = Float32Array.from({ length: rows * features }, () => rng.normal());
  const targets = Array.from({ length: rows }, (_, row) => {
    const score = values[row * features]! - values[row * features + 1]! + rng.normal();
    return classes === 0 ? score : Math.min(classes - 1, Math.max(0, Math.floor(score + classes / 2)));
  });
  return partOf(values, targets);
}

function fitted(
  spec: LinearSpec,
  shape: DataShape,
  train: PreparedPart,
): { model: LinearModel; portions: number } {
  const fit = linear.begin(spec, { shape, train, validation: null }, 1);
  let portions = 1;
  while (!fit.work()) portions++;
  return { model: fit.model(), portions };
}

function shapeOf(classes: number, features: number): DataShape {
  const rowShape = [features] as const;
  if (classes === 0) return { rowShape, outputs: 1, loss: "meanSquaredError" };
  if (classes === 2) return { rowShape, outputs: 1, loss: "sigmoidCrossEntropy" };
  return { rowShape, outputs: classes, loss: "softmaxCrossEntropy" };
}

function partOf(features: ArrayLike<number>, targets: ArrayLike<number>): PreparedPart {
  return { rows: targets.length, features: Float32Array.from(features), targets: Float32Array.from(targets) };
}
