import { describe, expect, test } from "vitest";
import { createRng } from "../../core/math/rng.ts";
import { KERNEL_BUILDS, openTestKernels } from "../../testing/kernelFixtures.ts";

type Name = "updateSgd" | "updateRmsprop" | "updateAdam";

const STEPS = 40;
const RATE = 0.01;
const RHO = 0.9;
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-7;

describe.each(KERNEL_BUILDS)("%s updates", (build) => {
  // Sizes around the two vectors of an iteration.
  test.each([4, 8, 12, 16, 20, 100])("follow Keras' definitions, %i weights", async (count) => {
    const kernels = await openTestKernels<Name>(build);
    for (const rule of RULES) {
      kernels.reset();
      const start = normals(count);
      const gradients = Array.from({ length: STEPS }, () => normals(count));
      const actual = trained(kernels, rule, start, gradients);
      const expected = Array.from(start, (w, i) =>
        byDefinition(
          rule,
          w,
          gradients.map((gradient) => gradient[i]!),
        ),
      );
      expected.forEach((w, i) => expect(Math.abs(actual.w[i]! - w), rule.name).toBeLessThan(2e-6));
    }
  });

  test("change neither padding nor weights without gradient, and never give NaN for them", async () => {
    const kernels = await openTestKernels<Name>(build);
    for (const rule of RULES.filter(({ keep }) => keep === 1)) {
      kernels.reset();
      const start = Float32Array.of(0, 0, 0, 0, 1, 0, -2, 0);
      const none = Array.from({ length: 5 }, () => new Float32Array(8));
      const { w, memories } = trained(kernels, rule, start, none);
      expect(w).toEqual(start);
      memories.forEach((memory) => expect(memory).toEqual(new Float32Array(8)));
    }
  });

  test("pass NaN on only to its own weight", async () => {
    const kernels = await openTestKernels<Name>(build);
    for (const rule of RULES) {
      kernels.reset();
      const gradients = [Float32Array.of(1, NaN, 1, 1), Float32Array.of(1, 1, 1, 1)];
      const { w } = trained(kernels, rule, new Float32Array(4), gradients);
      expect(Array.from(w, Number.isNaN), rule.name).toEqual([false, true, false, false]);
    }
  });

  test("keep decaying memories out of the subnormal numbers", async () => {
    const kernels = await openTestKernels<Name>(build);
    for (const rule of RULES.filter(({ slots }) => slots > 0)) {
      kernels.reset();
      const gradients = [Float32Array.of(1, -1, 1e-12, 1e-3)];
      for (let step = 0; step < 1200; step++) gradients.push(new Float32Array(4));
      // Adam's second moment, which decays slowly, is still far from them.
      const { memories } = trained(kernels, rule, new Float32Array(4), gradients);
      expect(memories[0], rule.name).toEqual(new Float32Array(4));
    }
  });

  test("keep squares of tiny gradients out of the subnormal numbers", async () => {
    const kernels = await openTestKernels<Name>(build);
    for (const rule of RULES.filter(({ name }) => ["rmsprop", "adam"].includes(name))) {
      kernels.reset();
      const gradients = [Float32Array.of(1e-16, -1e-18, 1e-20, 1e-24), Float32Array.of(1e-14, 1e-16, 0, 0)];
      const { memories } = trained(kernels, rule, new Float32Array(4), gradients);
      const squares = memories.at(-1)!;
      expect(squares[0], rule.name).toBeGreaterThan(0);
      expect([...squares].slice(1), rule.name).toEqual([0, 0, 0]);
    }
  });

  test("the second moment starts with all digits of 1 − beta2", async () => {
    const kernels = await openTestKernels<Name>(build);
    const adam = RULES.find(({ name }) => name === "adam")!;
    const { memories } = trained(kernels, adam, new Float32Array(4), [Float32Array.of(1, 2, 3, 4)]);
    [1, 4, 9, 16].forEach((square, i) =>
      expect(Math.abs(memories[1]![i]! / (square * (1 - BETA2)) - 1)).toBeLessThan(2e-7),
    );
  });
});

type Kernels = Awaited<ReturnType<typeof openTestKernels<Name>>>;

interface Rule {
  readonly name: string;
  /** Number of memories of the optimizer. */
  readonly slots: number;
  /** The factor of decoupled weight decay. */
  readonly keep: number;
  /** Runs the kernel: step from 1, addresses of weights, gradient and memories. */
  readonly run: (
    exports: Kernels["exports"],
    count: number,
    step: number,
    w: number,
    g: number,
    memories: readonly number[],
  ) => void;
  /** The definition in float64: the change of the weight, and the memories after it. */
  readonly move: (g: number, step: number, memories: readonly number[]) => readonly [number, ...number[]];
}

const RULES: readonly Rule[] = [
  {
    name: "sgd",
    slots: 0,
    keep: 1,
    run: ({ updateSgd }, count, _step, w, g) => updateSgd(w, g, 0, count, RATE, 0, 0),
    move: (g) => [-RATE * g],
  },
  ...[false, true].map((nesterov): Rule => ({
    name: nesterov ? "nesterov" : "momentum",
    slots: 1,
    keep: 1,
    run: ({ updateSgd }, count, _step, w, g, [velocity]) =>
      updateSgd(w, g, velocity!, count, RATE, 0.9, nesterov ? 1 : 0),
    move: (g, _step, [old]) => {
      const velocity = 0.9 * old! - RATE * g;
      return [nesterov ? 0.9 * velocity - RATE * g : velocity, velocity];
    },
  })),
  {
    name: "rmsprop",
    slots: 1,
    keep: 1,
    run: ({ updateRmsprop }, count, _step, w, g, [square]) =>
      updateRmsprop(w, g, square!, count, RATE, RHO, EPSILON),
    move: (g, _step, [old]) => {
      const square = RHO * old! + (1 - RHO) * g ** 2;
      return [(-RATE * g) / Math.sqrt(square + EPSILON), square];
    },
  },
  ...[0, 0.1].map((weightDecay): Rule => ({
    name: weightDecay === 0 ? "adam" : "adamw",
    slots: 2,
    keep: 1 - RATE * weightDecay,
    run: ({ updateAdam }, count, step, w, g, [m, v]) =>
      updateAdam(w, g, m!, v!, count, rateAt(step), BETA1, BETA2, EPSILON, 1 - RATE * weightDecay),
    move: (g, step, [oldM, oldV]) => {
      const m = BETA1 * oldM! + (1 - BETA1) * g;
      const v = BETA2 * oldV! + (1 - BETA2) * g ** 2;
      return [(-rateAt(step) * m) / (Math.sqrt(v) + EPSILON), m, v];
    },
  })),
];

const rng = createRng(20261126);

function normals(count: number): Float32Array {
  return Float32Array.from({ length: count }, () => rng.normal());
}

/** Adam's rate with its bias correction. */
function rateAt(step: number): number {
  return (RATE * Math.sqrt(1 - BETA2 ** step)) / (1 - BETA1 ** step);
}

function trained(kernels: Kernels, rule: Rule, start: Float32Array, gradients: readonly Float32Array[]) {
  const count = start.length;
  const w = kernels.write(start);
  const g = kernels.allocate(count);
  const memories = Array.from({ length: rule.slots }, () => kernels.write(new Float32Array(count)));
  gradients.forEach((gradient, i) => {
    kernels.floats.set(gradient, g / 4);
    rule.run(kernels.exports, count, i + 1, w, g, memories);
  });
  return { w: kernels.read(w, count), memories: memories.map((address) => kernels.read(address, count)) };
}

function byDefinition(rule: Rule, start: number, gradients: readonly number[]): number {
  let w = start;
  let memories: readonly number[] = Array.from({ length: rule.slots }, () => 0);
  gradients.forEach((g, i) => {
    const [move, ...next] = rule.move(g, i + 1, memories);
    w = rule.keep * w + move;
    memories = next;
  });
  return w;
}
