import { describe, expect, test } from "vitest";
import { cdf } from "../../core/math/normal.ts";
import { KERNEL_BUILDS, openTestKernels } from "../../testing/kernelFixtures.ts";
import { ACTIVATIONS } from "../../core/learner/network/modelSpec.ts";

type ArrayName = "expArray" | "expm1Array" | "logArray" | "log1pArray" | "normalCdfArray";
type Evaluate = (values: ArrayLike<number>) => Float32Array;

const SAMPLES = 150_000;
/** Largest float32, and the least normal one. */
const MAX = 3.4028234663852886e38;
const MIN_NORMAL = 2 ** -126;
const DENORMAL = 2 ** -149;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

describe.each(KERNEL_BUILDS)("%s", async (build) => {
  const kernels = await openTestKernels<ArrayName | "activationForward">(build);
  const evaluate =
    (name: ArrayName): Evaluate =>
    (values) =>
      run(values, kernels.exports[name]);
  const activation =
    (name: "tanh" | "sigmoid"): Evaluate =>
    (values) =>
      run(values, (x, y, vectors) =>
        kernels.exports.activationForward(ACTIVATIONS.indexOf(name), x, y, vectors),
      );
  const run = (values: ArrayLike<number>, kernel: (...parameters: number[]) => number): Float32Array => {
    kernels.reset();
    const x = kernels.write(values);
    const y = kernels.allocate(values.length);
    kernel(x, y, Math.ceil(values.length / 4));
    return kernels.read(y, values.length);
  };

  describe("stays within its stated error", () => {
    test.each<[string, Evaluate, (x: number) => number, number, number, number]>([
      ["exp", evaluate("expArray"), Math.exp, 1.6, -86.98, 88.7228],
      ["expm1 below 0", evaluate("expm1Array"), Math.expm1, 1, -MAX, -DENORMAL],
      ["log", evaluate("logArray"), Math.log, 1, DENORMAL, MAX],
      ["log near 1", evaluate("logArray"), Math.log, 1, 0.5, 2],
      ["log(1 + u)", evaluate("log1pArray"), Math.log1p, 1.5, DENORMAL, 2 ** 24 - 1],
      ["tanh", activation("tanh"), Math.tanh, 3, -MAX, MAX],
      ["tanh up to 10", activation("tanh"), Math.tanh, 3, 0.01, 10],
      ["sigmoid", activation("sigmoid"), sigmoid, 3, -86.9, MAX],
    ])("%s", (_, f, exact, bound, from, to) => {
      const x = floatsBetween(from, to);
      const y = f(x);
      const worst = x.reduce((error, value, i) => Math.max(error, ulps(y[i]!, exact(value))), 0);
      expect(worst).toBeLessThanOrEqual(bound);
      expect(worst).toBeGreaterThan(0.25);
    });

    test("Φ, absolutely everywhere and relatively in its tail", () => {
      const x = floatsBetween(-13, 13);
      const y = evaluate("normalCdfArray")(x);
      let absolute = 0;
      const relative = { near: 0, far: 0 };
      x.forEach((value, i) => {
        const error = Math.abs(y[i]! - cdf(value));
        absolute = Math.max(absolute, error);
        const range = value >= -3 ? "near" : "far";
        relative[range] = Math.max(relative[range], error / cdf(value));
      });
      expect(absolute).toBeLessThanOrEqual(2.5e-7);
      expect(relative.near).toBeLessThanOrEqual(1e-6);
      expect(relative.far).toBeLessThanOrEqual(1e-5);
    });
  });

  test.each<[string, Evaluate, [number, number][]]>([
    [
      "exp",
      evaluate("expArray"),
      [
        [0, 1],
        [-0, 1],
        [200, Infinity],
        [88.73, Infinity],
        [MAX, Infinity],
        [Infinity, Infinity],
        [-200, 0],
        [-87.4, 0],
        [-MAX, 0],
        [-Infinity, 0],
        [NaN, NaN],
      ],
    ],
    [
      "expm1 below 0",
      evaluate("expm1Array"),
      [
        [0, 0],
        [-0, 0],
        [-200, -1],
        [-Infinity, -1],
        [NaN, NaN],
      ],
    ],
    [
      "log",
      evaluate("logArray"),
      [
        [0, -Infinity],
        [-0, -Infinity],
        [1, 0],
        [-1, NaN],
        [-MIN_NORMAL / 2, NaN],
        [-Infinity, NaN],
        [Infinity, Infinity],
        [NaN, NaN],
      ],
    ],
    [
      "log(1 + u)",
      evaluate("log1pArray"),
      [
        [0, 0],
        [NaN, NaN],
      ],
    ],
    [
      "Φ",
      evaluate("normalCdfArray"),
      [
        [-20, 0],
        [20, 1],
        [-Infinity, 0],
        [Infinity, 1],
        [NaN, NaN],
      ],
    ],
    [
      "tanh",
      activation("tanh"),
      [
        [0, 0],
        [-0, -0],
        [50, 1],
        [-50, -1],
        [Infinity, 1],
        [-Infinity, -1],
        [NaN, NaN],
      ],
    ],
    [
      "sigmoid",
      activation("sigmoid"),
      [
        [0, 0.5],
        [-0, 0.5],
        [200, 1],
        [-200, 0],
        [Infinity, 1],
        [-Infinity, 0],
        [NaN, NaN],
      ],
    ],
  ])("%s at the ends, at ±0 and at NaN", (_, f, pairs) => {
    const y = f(pairs.map(([x]) => x));
    expect([...y]).toEqual(pairs.map(([, value]) => value));
  });
});

/** Float32 spread evenly over all those between, both bounds with them. */
function floatsBetween(from: number, to: number): Float32Array {
  const [first, last] = [orderOf(from), orderOf(to)];
  return Float32Array.from({ length: SAMPLES + 1 }, (_, i) =>
    floatOf(first + Math.round(((last - first) * i) / SAMPLES)),
  );
}

/** Place of a float32 among all, 0 for ±0: neighbours differ by 1. */
function orderOf(value: number): number {
  const bits = new Int32Array(Float32Array.of(Math.abs(value)).buffer)[0]!;
  return value < 0 ? -bits : bits;
}

function floatOf(order: number): number {
  const value = new Float32Array(Int32Array.of(Math.abs(order)).buffer)[0]!;
  return order < 0 ? -value : value;
}

/** Error of a float32 in units of the spacing of float32 at the exact value. */
function ulps(value: number, exact: number): number {
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(exact))), -126);
  return Math.abs(value - exact) / 2 ** (exponent - 23);
}
