import { describe, expect, test } from "vitest";
import { dropoutKey, dropoutMask, dropThreshold } from "../../core/learner/network/dropoutMask.ts";
import { KERNEL_BUILDS, openTestKernels } from "../../testing/kernelFixtures.ts";

const RATE = 0.3;

describe.each(KERNEL_BUILDS)("%s", async (build) => {
  const kernels = await openTestKernels<"applyDropout" | "dropoutKey">(build);
  const drop = (x: number, y: number, rows: number, width: number, key: number, rate: number): void =>
    void kernels.exports.applyDropout(x, y, rows, width, key, dropThreshold(rate), 1 / (1 - rate));

  test("keys equal those of core", () => {
    const cases = [0, 1, 77, 2 ** 31, 2 ** 32 - 1].flatMap((seed) =>
      [0, 1, 500, 2 ** 31].flatMap((batch) => [0, 3, 40].map((layer) => [seed, batch, layer] as const)),
    );
    // A function returns an int32.
    expect(cases.map((at) => kernels.exports.dropoutKey(...at) >>> 0)).toEqual(
      cases.map((at) => dropoutKey(...at)),
    );
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 33])(
    "masks of width %i equal those of core, bit for bit",
    (width) => {
      for (const rows of [1, 2, 3, 5, 8, 9, 200]) {
        kernels.reset();
        const key = dropoutKey(5, rows, width);
        const values = Array.from({ length: rows * width }, (_, i) => Math.fround(Math.cos(i) + 0.01));
        const x = kernels.writePanels(values, rows, width);
        const y = kernels.writePanels(
          values.map(() => NaN),
          rows,
          width,
          NaN,
        );
        drop(x, y, rows, width, key, RATE);
        const mask = dropoutMask(key, RATE, rows * width);
        const expected = Float32Array.from(values, (value, i) => value * mask[i]!);
        expect(kernels.readPanels(y, rows, width)).toEqual(expected);
        expect(kernels.readBeyond(y, rows, width).every((value) => value === 0)).toBe(true);
        drop(x, x, rows, width, key, RATE);
        expect(kernels.readPanels(x, rows, width)).toEqual(expected);
      }
    },
  );

  test.each([0, 1 - 2 ** -24])("rate %f", (rate) => {
    kernels.reset();
    const x = kernels.writePanels(new Float32Array(5000).fill(1), 1000, 5);
    drop(x, x, 1000, 5, 9, rate);
    expect(kernels.readPanels(x, 1000, 5)).toEqual(dropoutMask(9, rate, 5000));
  });

  test("a non-finite unit stays visible even if its mask drops it", () => {
    kernels.reset();
    const values = Array.from({ length: 64 }, (_, i) => (i % 2 ? Infinity : NaN));
    const x = kernels.writePanels(values, 16, 4);
    drop(x, x, 16, 4, 3, 0.5);
    const mask = dropoutMask(3, 0.5, 64);
    expect([...kernels.readPanels(x, 16, 4)]).toEqual(values.map((value, i) => value * mask[i]!));
  });
});
