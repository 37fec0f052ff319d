import { describe, expect, test } from "vitest";
import { createRng } from "../../core/math/rng.ts";
import { centralDifferences } from "../../testing/gpDimensions.ts";
import { KERNEL_BUILDS, openTestKernels } from "../../testing/kernelFixtures.ts";

type Name = "addPenalty" | "clipByNorm";

/** Sizes around the four vectors of an iteration. */
const COUNTS = [4, 8, 12, 16, 20, 32, 36, 100];

const rng = createRng(20261127);

function normals(count: number): Float32Array {
  return Float32Array.from({ length: count }, () => rng.normal());
}

describe.each(KERNEL_BUILDS)("%s penalty", (build) => {
  test.each([
    { l1: 0.01, l2: 0 },
    { l1: 0, l2: 0.01 },
    { l1: 0.03, l2: 0.2 },
  ])("l1 $l1 and l2 $l2: the value, and its slope added to the gradient", async ({ l1, l2 }) => {
    const kernels = await openTestKernels<Name>(build);
    for (const count of COUNTS) {
      kernels.reset();
      const [w, g] = [normals(count), normals(count)];
      const at = kernels.write(g);
      const actual = kernels.exports.addPenalty(kernels.write(w), at, count, l1, l2);
      const penalty = (w: Float64Array) =>
        w.reduce((sum, value) => sum + l1 * Math.abs(value) + l2 * value ** 2, 0);
      expect(Math.abs(actual / penalty(Float64Array.from(w)) - 1)).toBeLessThan(3e-7);
      const slopes = centralDifferences(penalty, Float64Array.from(w));
      kernels
        .read(at, count)
        .forEach((value, i) => expect(Math.abs(value - g[i]! - slopes[i]!)).toBeLessThan(1e-6));
    }
  });

  test("a weight of 0, including padding, adds nothing", async () => {
    const { exports, read, write } = await openTestKernels<Name>(build);
    const g = Float32Array.of(0, 1, 0, -1);
    const at = write(g);
    expect(exports.addPenalty(write([0, 0, -0, -0]), at, 4, 0.1, 0.1)).toBe(0);
    expect(read(at, 4)).toEqual(g);
  });

  test("a tiny weight adds nothing to the value, because its square is subnormal, but pulls at the gradient", async () => {
    const { exports, read, write } = await openTestKernels<Name>(build);
    const at = write([0, 0, 0, 0]);
    expect(exports.addPenalty(write([1e-16, -1e-20, 1e-30, 0]), at, 4, 0, 0.5)).toBe(0);
    expect(read(at, 4)).toEqual(Float32Array.of(1e-16, -1e-20, 1e-30, 0));
  });

  test("stays accurate over many weights", async () => {
    const { exports, write } = await openTestKernels<Name>(build);
    const w = normals(300_000);
    const expected = w.reduce((sum, value) => sum + 1e-3 * Math.abs(value) + 1e-2 * value ** 2, 0);
    expect(
      Math.abs(exports.addPenalty(write(w), write(w), w.length, 1e-3, 1e-2) / expected - 1),
    ).toBeLessThan(1e-7);
  });

  test("a diverged weight makes it NaN or infinite", async () => {
    const { exports, read, write } = await openTestKernels<Name>(build);
    for (const [l1, l2] of [
      [0.1, 0],
      [0, 0.1],
    ] as const) {
      const at = write([0, 0, 0, 0]);
      expect(exports.addPenalty(write([1, NaN, 1, 1]), at, 4, l1, l2)).toBe(NaN);
      expect([...read(at, 4)].map(Number.isNaN)).toEqual([false, true, false, false]);
      expect(Number.isFinite(exports.addPenalty(write([1, -Infinity, 1, 1]), at, 4, l1, l2))).toBe(false);
    }
  });
});

describe.each(KERNEL_BUILDS)("%s clipping", (build) => {
  test("scales a larger norm down to the limit, in the same direction", async () => {
    const kernels = await openTestKernels<Name>(build);
    for (const count of COUNTS) {
      for (const scale of [1, 1e-15, 1e30]) {
        kernels.reset();
        const g = normals(count).map((value) => value * scale);
        const norm = Math.sqrt(g.reduce((sum, value) => sum + value ** 2, 0));
        const limit = Math.fround(norm / 3);
        const at = kernels.write(g);
        kernels.exports.clipByNorm(at, count, limit);
        const actual = kernels.read(at, count);
        actual.forEach((value, i) =>
          expect(Math.abs(value / ((g[i]! * limit) / norm) - 1)).toBeLessThan(2e-7),
        );
      }
    }
  });

  test("does not change a norm up to the limit, including 0", async () => {
    const { exports, read, write } = await openTestKernels<Name>(build);
    for (const g of [Float32Array.of(3, 0, -4, 0), new Float32Array(12)]) {
      const at = write(g);
      exports.clipByNorm(at, g.length, 5);
      expect(read(at, g.length)).toEqual(g);
    }
  });

  test.each([NaN, Infinity, -Infinity])("does not change a gradient with %f in it", async (value) => {
    const { exports, read, write } = await openTestKernels<Name>(build);
    for (const count of COUNTS) {
      const g = normals(count);
      g[count - 2] = value;
      const at = write(g);
      exports.clipByNorm(at, count, 0.1);
      expect(read(at, count)).toEqual(g);
    }
  });
});
