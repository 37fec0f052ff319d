import { describe, expect, test } from "vitest";
import { createRng } from "../../core/math/rng.ts";
import { centralDifferences } from "../../testing/gpDimensions.ts";
import { KERNEL_BUILDS, openTestKernels } from "../../testing/kernelFixtures.ts";

type Name = "batchNormTrain" | "batchNormPredict" | "batchNormBackward";

const MOMENTUM = 0.99;
const EPSILON = 1e-3;

describe.each(KERNEL_BUILDS)("%s batch normalisation", (build) => {
  test("normalises and updates statistics as defined, at every size", async () => {
    const kernels = await openTestKernels<Name>(build);
    for (const { rows, width } of sizes()) {
      kernels.reset();
      const given = problem(rows, width);
      const actual = train(kernels, given, 1e3);
      expectClose(actual.y, normalised(given), 1e-5);
      const { means, variances } = statistics(given);
      expectClose(actual.movingMean, moved(given.movingMean, means), 1e-6);
      expectClose(actual.movingVariance, moved(given.movingVariance, variances), 1e-6);
      expect(actual.beyond.every((value) => value === 0)).toBe(true);
    }
  });

  test("predicts with the moving statistics, also in place", async () => {
    const kernels = await openTestKernels<Name>(build);
    for (const { rows, width } of sizes()) {
      kernels.reset();
      const { x, gamma, beta, movingMean, movingVariance } = problem(rows, width);
      const at = kernels.writePanels(x, rows, width, 1e3);
      const parameters = [gamma, beta, movingMean, movingVariance].map((values) => kernels.write(values));
      kernels.exports.batchNormPredict(at, at, rows, width, ...parameters, EPSILON);
      const expected = matrix(rows, width, (r, c) => {
        const scale = gamma[c]! / Math.sqrt(movingVariance[c]! + EPSILON);
        return (x[r * width + c]! - movingMean[c]!) * scale + beta[c]!;
      });
      expectClose(kernels.readPanels(at, rows, width), expected, 1e-6);
      expect(kernels.readBeyond(at, rows, width).every((value) => value === 0)).toBe(true);
    }
  });

  test("has the gradient of the definition, at every size", async () => {
    const kernels = await openTestKernels<Name>(build);
    for (const { rows, width } of sizes()) {
      kernels.reset();
      const given = problem(rows, width);
      const dy = normals(rows * width);
      const actual = trainAndGoBack(kernels, given, dy);
      // The gradient of the loss Σ dy · y by y is dy.
      const loss = (changed: Partial<Problem>) =>
        normalised({ ...given, ...changed }).reduce((sum, value, i) => sum + value * dy[i]!, 0);
      expectClose(
        actual.dGamma,
        slopes(given.gamma, (gamma) => loss({ gamma })),
        1e-5,
      );
      expectClose(
        actual.dBeta,
        slopes(given.beta, (beta) => loss({ beta })),
        1e-5,
      );
      expectClose(
        actual.dx,
        slopes(given.x, (x) => loss({ x })),
        5e-5,
      );
      expect(actual.beyond.every((value) => value === 0)).toBe(true);
    }
  });

  test("stays accurate over many rows far from 0", async () => {
    const kernels = await openTestKernels<Name>(build);
    const [rows, width] = [100_001, 3];
    const given = { ...problem(rows, width), x: normals(rows * width).map((value) => 100 + value) };
    const dy = normals(rows * width).map((value) => value + 0.1);
    const actual = trainAndGoBack(kernels, given, dy);
    const { means, variances } = statistics(given);
    expectClose(actual.movingMean, moved(given.movingMean, means), 1e-6);
    expectClose(actual.movingVariance, moved(given.movingVariance, variances), 1e-6);
    expectClose(actual.y, normalised(given), 3e-5);
    const column = (term: (i: number, c: number) => number) =>
      Array.from({ length: width }, (_, c) => total(rows, (r) => term(r * width + c, c)));
    const unit = (i: number, c: number) => (given.x[i]! - means[c]!) / Math.sqrt(variances[c]! + EPSILON);
    expectClose(
      actual.dBeta,
      column((i) => dy[i]!),
      1e-6,
    );
    // Terms of size 1 that cancel: their sum is of size √rows, rounding of the mean shifts each by up to 4e-6.
    const dGamma = column((i, c) => dy[i]! * unit(i, c));
    dGamma.forEach((value, c) => expect(Math.abs(actual.dGamma[c]! - value)).toBeLessThan(0.1));
  });

  test("a constant column gives beta, and has gradient 0", async () => {
    const kernels = await openTestKernels<Name>(build);
    const [rows, width] = [32, 1];
    const given = { ...problem(rows, width), x: new Float32Array(rows).fill(0.1) };
    const actual = trainAndGoBack(kernels, given, normals(rows));
    actual.y.forEach((value) => expect(value).toBeCloseTo(given.beta[0]!, 5));
    // The mean of a constant may be off by its last bit, which 1 / √epsilon enlarges.
    expect(Math.abs(actual.dGamma[0]!)).toBeLessThan(1e-4);
    expect(Math.abs(actual.dx.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-3);
  });

  test("NaN affects only its own column, and no parameter beyond the width", async () => {
    const kernels = await openTestKernels<Name>(build);
    const [rows, width] = [7, 5];
    const given = problem(rows, width);
    given.x[2 * width + 4] = NaN;
    const actual = trainAndGoBack(kernels, given, normals(rows * width), NaN);
    actual.y.forEach((value, i) => expect(Number.isNaN(value)).toBe(i % width === 4));
    actual.dx.forEach((value, i) => expect(Number.isNaN(value)).toBe(i % width === 4));
    expect([actual.movingMean, actual.movingVariance, actual.dGamma].map((values) => values[4])).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
    expect(actual.parametersBeyond.every((value) => value === 0)).toBe(true);
  });
});

interface Problem {
  readonly rows: number;
  readonly width: number;
  readonly x: Values;
  readonly gamma: Values;
  readonly beta: Values;
  readonly movingMean: Values;
  readonly movingVariance: Values;
}

type Values = Float32Array | Float64Array;

type Kernels = Awaited<ReturnType<typeof openTestKernels<Name>>>;

const rng = createRng(20261124);

function normals(count: number): Float32Array {
  return Float32Array.from({ length: count }, () => rng.normal());
}

function sizes(): { readonly rows: number; readonly width: number }[] {
  const rows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 33];
  return rows.flatMap((rows) => [1, 2, 3, 4, 5, 6, 7, 8, 9].map((width) => ({ rows, width })));
}

function problem(rows: number, width: number): Problem {
  const [gamma, beta, movingMean] = [normals(width), normals(width), normals(width)];
  const movingVariance = normals(width).map((value) => value ** 2 + 0.1);
  return { rows, width, x: normals(rows * width), gamma, beta, movingMean, movingVariance };
}

/** Runs the forward pass; lanes of x beyond the width contain `garbage`. */
function train(kernels: Kernels, { rows, width, ...given }: Problem, garbage: number) {
  const lanes = Math.ceil(width / 4) * 4;
  const x = kernels.writePanels(given.x, rows, width, garbage);
  const y = kernels.allocate(lanes * rows);
  const parameters = [given.gamma, given.beta, given.movingMean, given.movingVariance];
  const [gamma, beta, mean, variance] = parameters.map((values) => kernels.write(values));
  const saved = kernels.allocate(2 * lanes);
  kernels.exports.batchNormTrain(
    x,
    y,
    rows,
    width,
    gamma!,
    beta!,
    mean!,
    variance!,
    MOMENTUM,
    EPSILON,
    saved,
  );
  const read = (address: number) => kernels.read(address, lanes);
  return {
    at: { x, gamma: gamma!, saved },
    y: kernels.readPanels(y, rows, width),
    beyond: [...kernels.readBeyond(y, rows, width)],
    movingMean: read(mean!).slice(0, width),
    movingVariance: read(variance!).slice(0, width),
    parametersBeyond: [mean!, variance!].flatMap((address) => Array.from(read(address).subarray(width))),
  };
}

/** The forward and backward pass, with dx in place of dy. */
function trainAndGoBack(kernels: Kernels, given: Problem, dy: Float32Array, garbage = 1e3) {
  const { rows, width } = given;
  const lanes = Math.ceil(width / 4) * 4;
  const forward = train(kernels, given, garbage);
  const { x, gamma, saved } = forward.at;
  const at = kernels.writePanels(dy, rows, width);
  const [dGamma, dBeta] = [kernels.allocate(lanes), kernels.allocate(lanes)];
  kernels.exports.batchNormBackward(at, x, at, rows, width, gamma, saved, dGamma, dBeta);
  const beyond = [dGamma, dBeta].flatMap((address) =>
    Array.from(kernels.read(address, lanes).subarray(width)),
  );
  return {
    ...forward,
    dx: kernels.readPanels(at, rows, width),
    dGamma: kernels.read(dGamma, width),
    dBeta: kernels.read(dBeta, width),
    beyond: [...kernels.readBeyond(at, rows, width), ...beyond],
    parametersBeyond: [...forward.parametersBeyond, ...beyond],
  };
}

function statistics({ rows, width, x }: Problem) {
  const column = (term: (value: number) => number, c: number) =>
    total(rows, (r) => term(x[r * width + c]!)) / rows;
  const means = Array.from({ length: width }, (_, c) => column((value) => value, c));
  const variances = means.map((mean, c) => column((value) => (value - mean) ** 2, c));
  return { means, variances };
}

/** The definition, in float64. */
function normalised(given: Problem): number[] {
  const { rows, width, x, gamma, beta } = given;
  const { means, variances } = statistics(given);
  return matrix(rows, width, (r, c) => {
    const unit = (x[r * width + c]! - means[c]!) / Math.sqrt(variances[c]! + EPSILON);
    return gamma[c]! * unit + beta[c]!;
  });
}

function moved(old: Values, batch: readonly number[]): number[] {
  return batch.map((value, c) => old[c]! * MOMENTUM + value * (1 - MOMENTUM));
}

function slopes(at: Values, f: (values: Values) => number): number[] {
  return [...centralDifferences(f, Float64Array.from(at))];
}

function matrix(rows: number, width: number, value: (row: number, column: number) => number): number[] {
  return Array.from({ length: rows * width }, (_, i) => value(Math.floor(i / width), i % width));
}

function total(count: number, term: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += term(i);
  return sum;
}

/** Within `tolerance` of each value, or of 1 where it is smaller. */
function expectClose(actual: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  const errors = expected.map((value, i) => Math.abs(actual[i]! - value) / Math.max(1, Math.abs(value)));
  expect(errors.reduce((largest, error) => Math.max(largest, error), 0)).toBeLessThan(tolerance);
}
