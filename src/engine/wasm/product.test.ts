import { describe, expect, test } from "vitest";
import { createRng } from "../../core/math/rng.ts";
import { KERNEL_BUILDS, openTestKernels } from "../../testing/kernelFixtures.ts";

type Name = "correlate" | "kernelGradient" | "transposeKernel" | "columnSums" | "flatten" | "unflatten";

/** Sizes around the tile of 4 × 8: below it, equal, and with every remainder. */
const SIZES = [1, 2, 3, 4, 5, 7, 8, 9, 12, 13];

const rng = createRng(20261123);

function normals(count: number): Float32Array {
  return Float32Array.from({ length: count }, () => rng.normal());
}

/** Largest difference relative to the largest magnitude expected. */
function distance(actual: ArrayLike<number>, expected: readonly number[]): number {
  const scale = Math.max(...expected.map(Math.abs), 1e-3);
  return Math.max(...expected.map((value, i) => Math.abs(actual[i]! - value) / scale));
}

describe.each(KERNEL_BUILDS)("%s products", (build) => {
  test("a dense layer forward, its gradients by input and kernel, at every size", async () => {
    const kernels = await openTestKernels<Name>(build);
    const { exports, allocate, write, writePanels, readPanels, readBeyond } = kernels;
    for (const rows of SIZES) {
      for (const depth of SIZES) {
        for (const width of SIZES) {
          kernels.reset();
          const [x, w, bias, dy] = [rows * depth, depth * width, width, rows * width].map(normals) as [
            Float32Array,
            Float32Array,
            Float32Array,
            Float32Array,
          ];
          const panels = Math.ceil(width / 4);
          // Values beyond the width of x must have no effect.
          const xs = writePanels(x, rows, depth, 1e6);
          const ws = writePanels(w, depth, width);
          const ys = allocate(panels * 4 * rows);
          exports.correlate(xs, ws, write(bias), ys, 1, 1, rows, panels, 1, 1, depth, rows * 16, 0, 0, 16, 0);
          const y = table(
            rows,
            width,
            (r, o) => bias[o]! + sum(depth, (d) => x[r * depth + d]! * w[d * width + o]!),
          );
          expect(distance(readPanels(ys, rows, width), y)).toBeLessThan(1e-6);

          const dys = writePanels(dy, rows, width);
          const dws = allocate(panels * 4 * depth);
          exports.kernelGradient(xs, dys, dws, 1, 1, rows, panels, 1, 1, depth, rows * 16, 0, 0, 16, 0);
          const dw = table(depth, width, (d, o) => sum(rows, (r) => x[r * depth + d]! * dy[r * width + o]!));
          expect(distance(readPanels(dws, depth, width), dw)).toBeLessThan(1e-6);
          expect([...readBeyond(dws, depth, width)].every((value) => value === 0)).toBe(true);

          const turned = allocate(Math.ceil(depth / 4) * 4 * width);
          exports.transposeKernel(ws, turned, 1, depth, width);
          expect([...readPanels(turned, width, depth)]).toEqual(
            table(width, depth, (o, d) => w[d * width + o]!),
          );
          expect([...readBeyond(turned, width, depth)].every((value) => value === 0)).toBe(true);
        }
      }
    }
  });

  test("sums of columns, also with many rows", async () => {
    const { exports, allocate, writePanels, readPanels } = await openTestKernels<Name>(build);
    for (const rows of [...SIZES, 511, 512, 513, 5000]) {
      const x = normals(rows * 6);
      const sums = allocate(8);
      exports.columnSums(writePanels(x, rows, 6), sums, rows, 2);
      const expected = table(1, 6, (_, o) => sum(rows, (r) => x[r * 6 + o]!));
      expect(distance(readPanels(sums, 1, 6), expected)).toBeLessThan(2e-6);
    }
  });

  test.each([1, 2, 3, 4, 5, 8, 9])("pictures of %i channels flattened, and back", async (channels) => {
    const { exports, allocate, writePanels, readPanels, readBeyond } = await openTestKernels<Name>(build);
    const [images, pixels] = [3, 6];
    const x = normals(images * pixels * channels);
    const flat = allocate(Math.ceil((pixels * channels) / 4) * 4 * images);
    exports.flatten(writePanels(x, images * pixels, channels, 7), flat, images, pixels, channels);
    // Flat rows are row-major pictures.
    expect(readPanels(flat, images, pixels * channels)).toEqual(x);
    const back = allocate(Math.ceil(channels / 4) * 4 * images * pixels);
    exports.unflatten(flat, back, images, pixels, channels);
    expect(readPanels(back, images * pixels, channels)).toEqual(x);
    expect([...readBeyond(back, images * pixels, channels)].every((value) => value === 0)).toBe(true);
  });
});

function sum(count: number, term: (i: number) => number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += term(i);
  return total;
}

function table(rows: number, width: number, value: (row: number, column: number) => number): number[] {
  return Array.from({ length: rows * width }, (_, i) => value(Math.floor(i / width), i % width));
}
