import { describe, expect, test } from "vitest";
import { LOSSES, type Loss } from "../../core/learner/dataShape.ts";
import { meanLoss } from "../../core/learner/network/meanLoss.ts";
import { KERNEL_BUILDS, openTestKernels } from "../../testing/kernelFixtures.ts";

interface Batch {
  readonly loss: Loss;
  readonly width: number;
  readonly outputs: readonly number[];
  readonly targets: readonly number[];
  readonly classWeights?: readonly number[];
}

interface Result {
  /** Sum over the rows. */
  readonly sum: number;
  /** Row-major. */
  readonly gradient: readonly number[];
}

const ROWS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 33];
const WIDTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 100];
const SINGLE_OUTPUT = LOSSES.filter((loss) => loss !== "softmaxCrossEntropy");

describe.each(KERNEL_BUILDS)("%s", async (build) => {
  const kernels = await openTestKernels<"lossAndGradient">(build);
  const evaluate = ({ loss, width, outputs, targets, classWeights }: Batch): Result => {
    kernels.reset();
    const rows = targets.length;
    // Lanes beyond the width hold what would show in any sum.
    const z = kernels.writePanels(outputs, rows, width, 1e30);
    const weights = classWeights ? kernels.write(classWeights) : 0;
    const gradient = kernels.writePanels(
      outputs.map(() => NaN),
      rows,
      width,
      NaN,
    );
    const y = kernels.write(targets);
    const kind = LOSSES.indexOf(loss);
    const sum = kernels.exports.lossAndGradient(kind, z, rows, width, y, weights, gradient);
    expect(kernels.readBeyond(gradient, rows, width).every((value) => value === 0)).toBe(true);
    return { sum, gradient: [...kernels.readPanels(gradient, rows, width)] };
  };

  describe.each(WIDTHS)("softmaxCrossEntropy of %i classes", (width) => {
    test.each(ROWS)("%i rows", (rows) => {
      const outputs = Array.from({ length: rows * width }, (_, i) => Math.fround(4 * Math.sin(i * i + 1)));
      const targets = Array.from({ length: rows }, (_, row) => (row * 7) % width);
      const classWeights = Array.from({ length: width }, (_, k) => Math.fround(0.5 + k / 3));
      const plain: Batch = { loss: "softmaxCrossEntropy", width, outputs, targets };
      expectClose(evaluate(plain), exact(plain));
      expectClose(evaluate({ ...plain, classWeights }), exact({ ...plain, classWeights }));
    });
  });

  describe.each(SINGLE_OUTPUT)("%s", (loss) => {
    test.each(ROWS)("%i rows", (rows) => {
      const isClass = loss === "sigmoidCrossEntropy";
      const outputs = Array.from({ length: rows }, (_, i) => Math.fround(3 * Math.sin(i * i + 1)));
      const targets = outputs.map((_, row) => (isClass ? ((row * row) % 3) % 2 : Math.fround(Math.cos(row))));
      const batch: Batch = { loss, width: 1, outputs, targets };
      expectClose(evaluate(batch), exact(batch));
      if (isClass)
        expectClose(
          evaluate({ ...batch, classWeights: [0.25, 3] }),
          exact({ ...batch, classWeights: [0.25, 3] }),
        );
      else expect(evaluate({ ...batch, classWeights: [0.25, 3] })).toEqual(evaluate(batch));
    });

    test.each([NaN, Infinity, -Infinity])("a prediction of %f gives a loss that is not finite", (value) => {
      for (let at = 0; at < 5; at++) {
        const outputs = [0.5, 0.25, 1, 2, 0.125];
        outputs[at] = value;
        const targets = [1, 1, 1, 1, 1].map((target) => (value > 0 ? 1 - target : target));
        expect(evaluate({ loss, width: 1, outputs, targets }).sum).not.toSatisfy(Number.isFinite);
      }
    });
  });

  test("a residual of exactly 0 has no slope, and none beyond 1 is steeper than 1 in a Huber loss", () => {
    const batch = { width: 1, outputs: [2, 5, -5, 3, 0.5], targets: [2, 0, 0, 2, 0] };
    const slopes = (loss: Loss): number[] => evaluate({ loss, ...batch }).gradient.map((value) => value * 5);
    expectNear(slopes("meanAbsoluteError"), [0, 1, -1, 1, 1], 1e-6);
    expectNear(slopes("huber"), [0, 1, -1, 1, 0.5], 1e-6);
    expectNear(slopes("meanSquaredError"), [0, 10, -10, 2, 1], 1e-5);
    expect(evaluate({ loss: "huber", ...batch }).sum).toBe(4.5 + 4.5 + 0.5 + 0.125);
  });

  test("a small loss keeps its digits, and so does a slope near 0", () => {
    const logits = [40, -40, 20, -20];
    const right = evaluate({
      loss: "sigmoidCrossEntropy",
      width: 1,
      outputs: logits,
      targets: [1, 0, 1, 0],
    });
    expect(right.sum / (2 * Math.exp(-40) + 2 * Math.exp(-20))).toBeCloseTo(1, 6);
    const slopes = [-Math.exp(-40), Math.exp(-40), -Math.exp(-20), Math.exp(-20)];
    right.gradient.forEach((value, i) => expect((value * 4) / slopes[i]!).toBeCloseTo(1, 6));
    const softmax = evaluate({
      loss: "softmaxCrossEntropy",
      width: 3,
      outputs: [20, 0, 0],
      targets: [0],
    });
    expect(softmax.sum / (2 * Math.exp(-20))).toBeCloseTo(1, 6);
  });

  test("a row of which the network is sure has no slope, so that none becomes subnormal on its way back", () => {
    const sigmoid = {
      loss: "sigmoidCrossEntropy",
      width: 1,
      outputs: [50, -90, 1, 1],
      targets: [1, 0, 1, 0],
    } as const;
    expect(evaluate(sigmoid).gradient.map((value) => value === 0)).toEqual([true, true, false, false]);
    const softmax = { loss: "softmaxCrossEntropy", width: 3, outputs: [60, 0, 5], targets: [0] } as const;
    expect(evaluate(softmax).gradient.map(Math.abs)).toEqual([0, 0, 0]);
    expect(evaluate(softmax).sum).toBeGreaterThan(0);
  });

  test("a confident error costs its distance, without overflow", () => {
    expect(
      evaluate({ loss: "sigmoidCrossEntropy", width: 1, outputs: [1000, -1000], targets: [0, 1] }),
    ).toEqual({ sum: 2000, gradient: [0.5, -0.5] });
    const softmax = { width: 2, outputs: [1000, -1000], targets: [1] };
    expect(evaluate({ loss: "softmaxCrossEntropy", ...softmax })).toEqual({ sum: 2000, gradient: [1, -1] });
  });

  test("equal logits share evenly, however large or small", () => {
    for (const value of [0, -1e30, 1e30]) {
      const outputs = Array.from({ length: 10 }, () => value);
      const { sum, gradient } = evaluate({ loss: "softmaxCrossEntropy", width: 5, outputs, targets: [1, 4] });
      expect(sum).toBeCloseTo(2 * Math.log(5), 6);
      expectNear(gradient, [0.1, -0.4, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, -0.4], 1e-7);
    }
  });

  test.each([NaN, Infinity])("a logit of %f gives a loss that is not finite", (value) => {
    for (let at = 0; at < 30; at++) {
      const outputs = Array.from({ length: 30 }, (_, i) => (i === at ? value : i / 10));
      const batch: Batch = { loss: "softmaxCrossEntropy", width: 6, outputs, targets: [0, 1, 2, 3, 5] };
      expect(evaluate(batch).sum).not.toSatisfy(Number.isFinite);
    }
  });
});

/** In float64 from core's definition, its gradient by central differences. */
function exact(batch: Batch): Result {
  const { width, outputs, targets } = batch;
  const step = 1e-5;
  const rowLoss = (row: number, moved = -1, by = 0): number => {
    const values = outputs.slice(row * width, (row + 1) * width);
    if (moved >= 0) values[moved]! += by;
    const target = targets[row]!;
    return (batch.classWeights?.[target] ?? 1) * meanLoss(batch.loss, values, [target]);
  };
  return {
    sum: targets.reduce((sum, _, row) => sum + rowLoss(row), 0),
    gradient: outputs.map((_, i) => {
      const [row, column] = [Math.floor(i / width), i % width];
      return (rowLoss(row, column, step) - rowLoss(row, column, -step)) / (2 * step * targets.length);
    }),
  };
}

function expectClose(found: Result, expected: Result): void {
  expect(Math.abs(found.sum - expected.sum)).toBeLessThanOrEqual(1e-6 * Math.abs(expected.sum) + 1e-12);
  const largest = Math.max(...expected.gradient.map(Math.abs));
  expectNear(found.gradient, expected.gradient, 1e-6 * largest + 1e-9);
}

function expectNear(found: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(found).toHaveLength(expected.length);
  const worst = Math.max(...found.map((value, i) => Math.abs(value - expected[i]!)));
  expect(worst).toBeLessThanOrEqual(tolerance);
}
