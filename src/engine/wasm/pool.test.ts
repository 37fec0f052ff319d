import { describe, expect, test } from "vitest";
import { createRng } from "../../core/math/rng.ts";
import { paddingBefore, windowCount } from "../../core/learner/network/layerShapes.ts";
import { centralDifferences } from "../../testing/gpDimensions.ts";
import { KERNEL_BUILDS, openTestKernels } from "../../testing/kernelFixtures.ts";

type Name = "poolForward" | "poolBackward" | "globalAverageForward" | "globalAverageBackward";

const KINDS = { max: 0, average: 1 } as const;

describe.each(KERNEL_BUILDS)("%s pools", (build) => {
  test.each(["max", "average"] as const)("%s: every size, stride and padding", async (kind) => {
    const kernels = await openTestKernels<Name>(build);
    for (const geometry of geometries()) {
      for (const channels of [1, 4, 6]) {
        kernels.reset();
        const images = 2;
        const { inputs, outputs } = counts(geometry, images, channels);
        // Few different values, so that most windows contain their maximum more than once.
        const x = Float32Array.from({ length: inputs }, () => rng.integer(4) - 2);
        const dy = Float32Array.from({ length: outputs }, () => rng.integer(9) - 4);
        const actual = pool(kernels, kind, geometry, images, channels, x, dy);
        const expected = byDefinition(kind, geometry, images, channels, x, dy);
        const what = `${kind} ${JSON.stringify(geometry)} × ${channels}`;
        expect(distance(actual.y, expected.y), what).toBeLessThan(1e-6);
        expect(distance(actual.dx, expected.dx), what).toBeLessThan(2e-6);
        expect(actual.beyond.every((value) => value === 0)).toBe(true);
      }
    }
  });

  test.each(["max", "average"] as const)("%s: has the gradient of the forward pass", async (kind) => {
    const kernels = await openTestKernels<Name>(build);
    for (const { size, stride } of [
      { size: 2, stride: 2 },
      { size: 3, stride: 2 },
    ]) {
      const geometry: Geometry = { height: 5, width: 6, size, stride, padding: "same" };
      const { inputs, outputs } = counts(geometry, 1, 3);
      const [x, dy] = [normals(inputs), normals(outputs)];
      const loss = (x: Float64Array) =>
        byDefinition(kind, geometry, 1, 3, x, dy).y.reduce((sum, value, i) => sum + value * dy[i]!, 0);
      const { dx } = pool(kernels, kind, geometry, 1, 3, x, dy);
      expect(distance(dx, centralDifferences(loss, Float64Array.from(x)))).toBeLessThan(1e-5);
    }
  });

  test.each([2, 3])(
    "NaN anywhere in a window of %i is its largest value, infinities are numbers",
    async (size) => {
      const kernels = await openTestKernels<Name>(build);
      const geometry: Geometry = { height: size, width: size, size, stride: size, padding: "valid" };
      const largest = (x: Float32Array) => pool(kernels, "max", geometry, 1, 1, x, Float32Array.of(1));
      for (let place = 0; place < size * size; place++) {
        const x = normals(size * size);
        x[place] = NaN;
        expect([...largest(x).y]).toEqual([NaN]);
        x[place] = Infinity;
        expect([...largest(x).y]).toEqual([Infinity]);
        x.fill(-Infinity);
        const none = largest(x);
        expect([...none.y]).toEqual([-Infinity]);
        expect([...none.dx]).toEqual([1, ...Array.from({ length: size * size - 1 }, () => 0)]);
        x[place] = -1e30;
        expect([...largest(x).y]).toEqual([x[place]]);
      }
    },
  );

  test.each([2, 3])("a gradient of NaN is not lost in a window of %i", async (size) => {
    const kernels = await openTestKernels<Name>(build);
    const geometry: Geometry = { height: size, width: size, size, stride: size, padding: "valid" };
    for (const kind of ["max", "average"] as const) {
      const spoiled = [normals(size * size), new Float32Array(size * size).fill(NaN)];
      for (const x of spoiled) {
        const { dx } = pool(kernels, kind, geometry, 1, 1, x, Float32Array.of(NaN));
        expect(dx.some((value) => Number.isNaN(value))).toBe(true);
      }
    }
  });

  test("the mean of whole pictures, also of many pixels, and its backward pass", async () => {
    const kernels = await openTestKernels<Name>(build);
    for (const pixels of [1, 2, 3, 4, 5, 7, 49, 784, 20_000]) {
      for (const channels of [1, 3, 4, 5, 8, 9]) {
        kernels.reset();
        const images = pixels > 1000 ? 2 : 3;
        const panels = Math.ceil(channels / 4);
        const [x, dy] = [normals(images * pixels * channels), normals(images * channels)];
        const y = kernels.allocate(panels * 4 * images);
        const xs = kernels.writePanels(x, images * pixels, channels, 1e3);
        kernels.exports.globalAverageForward(xs, y, panels, images, pixels);
        const means = Array.from({ length: images * channels }, () => 0);
        x.forEach((value, i) => {
          means[Math.floor(i / (pixels * channels)) * channels + (i % channels)]! += value / pixels;
        });
        expect(distance(kernels.readPanels(y, images, channels), means)).toBeLessThan(1e-6);
        const dx = kernels.allocate(panels * 4 * images * pixels);
        const dys = kernels.writePanels(dy, images, channels);
        kernels.exports.globalAverageBackward(dys, dx, panels, images, pixels);
        const parts = Array.from(
          x,
          (_, i) => dy[Math.floor(i / (pixels * channels)) * channels + (i % channels)]! / pixels,
        );
        expect(distance(kernels.readPanels(dx, images * pixels, channels), parts)).toBeLessThan(1e-6);
        expect(kernels.readBeyond(dx, images * pixels, channels).every((value) => value === 0)).toBe(true);
      }
    }
  });
});

interface Geometry {
  readonly height: number;
  readonly width: number;
  readonly size: number;
  readonly stride: number;
  readonly padding: "same" | "valid";
}

type Kind = keyof typeof KINDS;
type Kernels = Awaited<ReturnType<typeof openTestKernels<Name>>>;

const rng = createRng(20261125);

function normals(count: number): Float32Array {
  return Float32Array.from({ length: count }, () => rng.normal());
}

/** All sizes with at least one window, odd and even, also with uneven padding. */
function geometries(): Geometry[] {
  const numbers = [1, 2, 3, 4];
  return [1, 2, 4, 5, 7].flatMap((height) =>
    [1, 3, 6, 7].flatMap((width) =>
      numbers.flatMap((size) =>
        numbers.flatMap((stride) =>
          (["same", "valid"] as const)
            .filter((padding) => padding === "same" || (size <= height && size <= width))
            .map((padding) => ({ height, width, size, stride, padding })),
        ),
      ),
    ),
  );
}

function shapeOf({ height, width, size, stride, padding }: Geometry) {
  const [outHeight, outWidth] = [height, width].map((length) => windowCount(length, size, stride, padding));
  const [top, left] = [height, width].map((length) => paddingBefore(length, size, stride, padding));
  return { outHeight: outHeight!, outWidth: outWidth!, top: top!, left: left! };
}

function counts(geometry: Geometry, images: number, channels: number) {
  const { outHeight, outWidth } = shapeOf(geometry);
  const inputs = images * geometry.height * geometry.width * channels;
  return { inputs, outputs: images * outHeight * outWidth * channels };
}

/** By the kernels; lanes of x beyond the channels contain garbage. */
function pool(
  { exports, allocate, readBeyond, readPanels, writePanels }: Kernels,
  kind: Kind,
  geometry: Geometry,
  images: number,
  channels: number,
  x: Float32Array,
  dy: Float32Array,
) {
  const { height, width, size, stride } = geometry;
  const { outHeight, outWidth, top, left } = shapeOf(geometry);
  const panels = Math.ceil(channels / 4);
  const [rows, outRows] = [images * height * width, images * outHeight * outWidth];
  const xs = writePanels(x, rows, channels, 7);
  const [y, dx] = [allocate(panels * 4 * outRows), allocate(panels * 4 * rows)];
  const shape = [panels, images, height, width, outHeight, outWidth, size, stride, top, left];
  exports.poolForward(KINDS[kind], xs, y, ...shape);
  exports.poolBackward(KINDS[kind], xs, y, writePanels(dy, outRows, channels), dx, ...shape);
  return {
    y: readPanels(y, outRows, channels),
    dx: readPanels(dx, rows, channels),
    beyond: [...readBeyond(dx, rows, channels)],
  };
}

/** Window by window, in float64; all arrays images × lines × pixels × channels. */
function byDefinition(
  kind: Kind,
  geometry: Geometry,
  images: number,
  channels: number,
  x: Float32Array | Float64Array,
  dy: Float32Array,
) {
  const { outHeight, outWidth } = shapeOf(geometry);
  const y: number[] = [];
  const dx = Array.from({ length: x.length }, () => 0);
  for (let at = 0; at < images * outHeight * outWidth * channels; at++) {
    const places = placesOf(geometry, at, channels);
    const values = places.map((place) => x[place]!);
    if (kind === "max") {
      y.push(Math.max(...values));
      dx[places[values.indexOf(y[at]!)]!]! += dy[at]!;
    } else {
      y.push(values.reduce((sum, value) => sum + value, 0) / values.length);
      for (const place of places) dx[place]! += dy[at]! / values.length;
    }
  }
  return { y, dx };
}

/** Indices in x of the window of output `at`, line by line, without those outside the picture. */
function placesOf(geometry: Geometry, at: number, channels: number): number[] {
  const { height, width, size, stride } = geometry;
  const { outHeight, outWidth, top, left } = shapeOf(geometry);
  const pixel = Math.floor(at / channels);
  const [row, column] = [Math.floor(pixel / outWidth) % outHeight, pixel % outWidth];
  const image = Math.floor(pixel / (outWidth * outHeight));
  const places: number[] = [];
  for (let i = row * stride - top; i < row * stride - top + size; i++) {
    for (let j = column * stride - left; j < column * stride - left + size; j++) {
      if (i < 0 || i >= height || j < 0 || j >= width) continue;
      places.push(((image * height + i) * width + j) * channels + (at % channels));
    }
  }
  return places;
}

/** Largest difference; NaN if the lengths differ, or only one of two values is NaN. */
function distance(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return NaN;
  return Array.from(expected, (value, i) => Math.abs(actual[i]! - value)).reduce(
    (largest, error) => Math.max(largest, error),
    0,
  );
}
