import { describe, expect, test } from "vitest";
import { cdf, logPdf } from "../../core/math/normal.ts";
import { KERNEL_BUILDS, openTestKernels, type KernelFunction } from "../../testing/kernelFixtures.ts";
import { ACTIVATIONS, type Activation } from "../../core/learner/network/modelSpec.ts";

interface Definition {
  readonly f: (x: number) => number;
  readonly slope: (x: number) => number;
  /** Limits at −Infinity and at Infinity; NaN if the limit is the product 0 · Infinity. */
  readonly limits: readonly [number, number];
}

const ALPHA = 1.6732632423543772;
const SCALE = 1.0507009873554805;
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const below0 = (positive: number, other: (x: number) => number) => (x: number) =>
  x > 0 ? positive : other(x);

const DEFINITIONS: Readonly<Record<Activation, Definition>> = {
  linear: { f: (x) => x, slope: () => 1, limits: [-Infinity, Infinity] },
  relu: { f: (x) => Math.max(x, 0), slope: below0(1, () => 0), limits: [0, Infinity] },
  leakyRelu: {
    f: (x) => (x > 0 ? x : 0.2 * x),
    slope: below0(1, () => 0.2),
    limits: [-Infinity, Infinity],
  },
  elu: { f: (x) => (x > 0 ? x : Math.expm1(x)), slope: below0(1, Math.exp), limits: [-1, Infinity] },
  selu: {
    f: (x) => SCALE * (x > 0 ? x : ALPHA * Math.expm1(x)),
    slope: below0(SCALE, (x) => SCALE * ALPHA * Math.exp(x)),
    limits: [Math.fround(-SCALE * ALPHA), Infinity],
  },
  gelu: {
    f: (x) => x * cdf(x),
    slope: (x) => cdf(x) + x * Math.exp(logPdf(x)),
    limits: [NaN, Infinity],
  },
  swish: {
    f: (x) => x * sigmoid(x),
    slope: (x) => sigmoid(x) * (1 + x * (1 - sigmoid(x))),
    limits: [NaN, Infinity],
  },
  tanh: { f: Math.tanh, slope: (x) => 1 - Math.tanh(x) ** 2, limits: [-1, 1] },
  sigmoid: { f: sigmoid, slope: (x) => sigmoid(x) * (1 - sigmoid(x)), limits: [0, 1] },
};
const IN_PLACE = ACTIVATIONS.filter((name) => name !== "gelu" && name !== "swish");
/** Absolute, of values and slopes up to 10; the tightest bounds are those of math.test.ts. */
const TOLERANCE = 2e-6;
/** Numbers of vectors: none, fewer than one iteration of the unrolled loops, one iteration, and each remainder. */
const SIZES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 31];

test("every activation has one code", () => {
  expect(ACTIVATIONS.toSorted()).toEqual(Object.keys(DEFINITIONS).toSorted());
});

describe.each(KERNEL_BUILDS)("%s", async (build) => {
  const kernels = await openTestKernels<"activationForward" | "activationBackward">(build);
  const forward: KernelFunction = kernels.exports.activationForward;
  const backward: KernelFunction = kernels.exports.activationBackward;
  const activate = (kind: number, values: readonly number[]): number[] => {
    const x = kernels.write(values);
    const y = kernels.allocate(values.length);
    forward(kind, x, y, values.length / 4);
    return [...kernels.read(y, values.length)];
  };

  describe.each(ACTIVATIONS)("%s", (name) => {
    const kind = ACTIVATIONS.indexOf(name);
    const { f, slope, limits } = DEFINITIONS[name];

    test.each(SIZES)("forward and backward over exactly %i vectors", (vectors) => {
      kernels.reset();
      const inputs = samples(vectors * 4);
      const x = kernels.write(inputs);
      const y = kernels.allocate(vectors * 4 + 4);
      const dy = kernels.write(inputs.map((_, i) => (i % 3) - 1));
      const dx = kernels.allocate(vectors * 4 + 4);
      forward(kind, x, y, vectors);
      backward(kind, dy, x, y, dx, vectors);
      const [outputs, gradients] = [kernels.read(y, vectors * 4 + 4), kernels.read(dx, vectors * 4 + 4)];
      expect(outputs.slice(-4)).toEqual(new Float32Array(4).fill(NaN));
      expect(gradients.slice(-4)).toEqual(new Float32Array(4).fill(NaN));
      const exact = inputs.flatMap((input, i) => [f(input), ((i % 3) - 1) * slope(input)]);
      const found = inputs.flatMap((_, i) => [outputs[i]!, gradients[i]!]);
      expect(largestDifference(found, exact)).toBeLessThan(TOLERANCE);
    });

    test("keeps NaN, and reaches its limits", () => {
      kernels.reset();
      expect(activate(kind, [-Infinity, Infinity, NaN, 0])).toEqual([...limits, NaN, f(0)]);
    });

    test("at 0 uses the slope of the negative side, and gives 0 if dy is 0", () => {
      kernels.reset();
      const x = kernels.write([0, 0, 3, -3]);
      const y = kernels.write(activate(kind, [0, 0, 3, -3]));
      const dy = kernels.write([1, -2, 0, 0]);
      const dx = kernels.allocate(4);
      backward(kind, dy, x, y, dx, 1);
      const gradients = [...kernels.read(dx, 4)];
      expect(gradients[0]).toBeCloseTo(slope(0), 6);
      expect(gradients[1]).toBeCloseTo(-2 * slope(0), 6);
      expect(gradients.slice(2).map(Math.abs)).toEqual([0, 0]);
    });

    test("backward in the gradient's place", () => {
      kernels.reset();
      const inputs = samples(28);
      const x = kernels.write(inputs);
      const y = kernels.write(activate(kind, inputs));
      const dy = kernels.write(inputs);
      const apart = kernels.allocate(28);
      backward(kind, dy, x, y, apart, 7);
      backward(kind, dy, x, y, dy, 7);
      expect(kernels.read(dy, 28)).toEqual(kernels.read(apart, 28));
    });
  });

  test.each(IN_PLACE)("%s works in place, its backward pass needs only y", (name) => {
    kernels.reset();
    const kind = ACTIVATIONS.indexOf(name);
    const inputs = samples(28);
    const x = kernels.write(inputs);
    const expected = activate(kind, inputs);
    const dy = kernels.write(inputs);
    const [dx, inPlace] = [kernels.allocate(28), kernels.allocate(28)];
    backward(kind, dy, x, kernels.write(expected), dx, 7);
    forward(kind, x, x, 7);
    backward(kind, dy, x, x, inPlace, 7);
    expect([...kernels.read(x, 28)]).toEqual(expected);
    expect(kernels.read(inPlace, 28)).toEqual(kernels.read(dx, 28));
  });
});

/** Float32 from −10 to 10 in no order, including both signs near 0. */
function samples(count: number): number[] {
  return Array.from({ length: count }, (_, i) =>
    Math.fround(i % 5 === 4 ? 0.001 * (i - 10) : 10 * Math.sin(1.7 * i)),
  );
}

function largestDifference(found: readonly number[], exact: readonly number[]): number {
  return found.reduce((worst, value, i) => {
    const difference = Math.abs(value - exact[i]!);
    return difference <= worst ? worst : difference;
  }, 0);
}
