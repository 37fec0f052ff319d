import { describe, expect, test } from "vitest";
import { createRng } from "../../core/math/rng.ts";
import { initialWeights } from "../../core/learner/network/initialWeights.ts";
import { layerShapes } from "../../core/learner/network/layerShapes.ts";
import type { LayerSpec, ModelSpec, Padding } from "../../core/learner/network/modelSpec.ts";
import { expectGradients } from "../../testing/gradientCheck.ts";
import { enableRelaxedSimd, KERNEL_BUILDS, openTestKernels } from "../../testing/kernelFixtures.ts";
import { learnablePart, preparedData, stepSpec } from "../../testing/trainingFixtures.ts";
import { tiledLength, winogradPays } from "./layers/winograd.ts";
import { openWasmEngine } from "./wasmEngine.ts";

type Name = "winogradKernel" | "winogradConvolution" | "winogradKernelGradient";

interface Case {
  readonly images: number;
  /** Size of the outputs. */
  readonly lines: number;
  readonly pixels: number;
  readonly channels: number;
  readonly filters: number;
  /** Tiles processed at once. */
  readonly group: number;
}

/** Largest error relative to the largest magnitude of a result; observed: 5.4e-7. */
const TOLERANCE = 1e-6;

const rng = createRng(20261124);

function normals(count: number): Float32Array {
  return Float32Array.from({ length: count }, () => rng.normal());
}

/** Every picture from 1 × 1 to 9 × 9, and every number of channels around the vectors of four. */
const CASES: readonly Case[] = [
  ...sides(9).map(([lines, pixels], i) => {
    return { images: 1 + (i % 5), lines, pixels, channels: 1 + (i % 9), filters: 9 - (i % 7), group: 4 };
  }),
  ...sides(9).map(([channels, filters], i) => {
    return { images: 2, lines: 2 + (i % 3), pixels: 3 + (i % 4), channels, filters, group: 3 + (i % 13) };
  }),
  { images: 3, lines: 6, pixels: 7, channels: 16, filters: 16, group: 64 },
  { images: 5, lines: 5, pixels: 4, channels: 33, filters: 17, group: 16 },
];

describe.each(KERNEL_BUILDS)("%s Winograd convolutions", (build) => {
  test("forward and gradient by the kernel at every size, odd and even", async () => {
    const kernels = await openTestKernels<Name>(build);
    const { exports, allocate, write, writePanels, readPanels, readBeyond } = kernels;
    for (const given of CASES) {
      kernels.reset();
      const { images, lines, pixels, channels, filters, group } = given;
      const [height, width] = [tiledLength(lines), tiledLength(pixels)];
      const [inPanels, panels] = [Math.ceil(channels / 4), Math.ceil(filters / 4)];
      const x = normals(images * height * width * channels);
      const w = normals(9 * channels * filters);
      const bias = normals(filters);
      const dy = normals(images * lines * pixels * filters);
      // Values beyond the channels of x must have no effect.
      const xs = writePanels(x, images * height * width, channels, 1e6);
      const ws = writePanels(w, 9 * channels, filters);
      const places = 16 * (4 * channels * panels + 16);
      const scratch = allocate(16 * (4 * group * (inPanels + panels) + 32) + places);
      const geometry = [images, lines, pixels, panels, channels, height, width, group];

      const us = allocate(places);
      exports.winogradKernel(ws, us, channels, panels);
      const ys = allocate(images * lines * pixels * panels * 4);
      const zeros = write(new Float32Array(filters));
      exports.winogradConvolution(xs, us, write(bias), ys, scratch, zeros, ...geometry);
      const y = readPanels(ys, images * lines * pixels, filters);
      expect(distance(y, convolved(given, x, w, bias)), JSON.stringify(given)).toBeLessThan(TOLERANCE);

      const dys = writePanels(dy, images * lines * pixels, filters);
      const dws = allocate(9 * channels * panels * 4);
      exports.winogradKernelGradient(xs, dys, dws, scratch, ...geometry);
      const dw = readPanels(dws, 9 * channels, filters);
      expect(distance(dw, gradientOfKernel(given, x, dy)), JSON.stringify(given)).toBeLessThan(TOLERANCE);
      expect([...readBeyond(dws, 9 * channels, filters)].every((value) => value === 0)).toBe(true);
    }
  });

  test.each([NaN, Infinity])(
    "%d spreads to what depends on it, and no further than its tile",
    async (bad) => {
      const { exports, allocate, write, writePanels, readPanels } = await openTestKernels<Name>(build);
      const x = normals(6 * 6 * 4);
      x[0] = bad;
      const us = allocate(16 * (16 + 16));
      exports.winogradKernel(writePanels(normals(36 * 4), 36, 4), us, 4, 1);
      const [ys, scratch, zeros] = [allocate(64), allocate(2048), write(new Float32Array(4))];
      const geometry = [1, 4, 4, 1, 4, 6, 6, 64];
      exports.winogradConvolution(writePanels(x, 36, 4), us, zeros, ys, scratch, zeros, ...geometry);
      const finite = [...readPanels(ys, 16, 4)].map(Number.isFinite);
      for (let o = 0; o < 4; o++) expect(finite[o]).toBe(false);
      const tile = [0, 1, 4, 5];
      for (let pixel = 0; pixel < 16; pixel++) {
        if (!tile.includes(pixel)) expect(finite.slice(4 * pixel, 4 * pixel + 4)).not.toContain(false);
      }
    },
  );

  test.each<[Padding, shape: [number, number, number]]>([
    ["same", [6, 7, 8]],
    ["same", [5, 4, 9]],
    ["valid", [6, 7, 12]],
    ["valid", [7, 9, 8]],
  ])("a layer of %s padding on %j: its outputs, and gradients through two more", async (padding, shape) => {
    enableRelaxedSimd();
    const engine = await openWasmEngine(build);
    const rows = 5;
    const first = conv(9, 1, padding);
    const part = learnablePart("meanSquaredError", rows, shape[0] * shape[1] * shape[2], 3);
    const data = preparedData("meanSquaredError", shape[0] * shape[1] * shape[2], { train: part });
    engine.load([data]);

    const one: ModelSpec = {
      inputShape: shape,
      layers: [first, { kind: "flatten" }],
      loss: "meanSquaredError",
    };
    const [lines, pixels, filters] = layerShapes(one)[0] as [number, number, number];
    expect(winogradPays(3, 1, lines, pixels, shape[2], filters)).toBe(true);
    const weights = initialWeights(one, 2);
    const given = { images: rows, lines, pixels, channels: shape[2], filters, group: 0 };
    const model = engine.build(one, stepSpec({ batchSize: rows }), weights);
    const outputs = await model.predict("train");
    model.dispose();
    const framed = framedPictures(part.features, rows, shape, padding === "same" ? 1 : 0, lines, pixels);
    const expected = convolved(given, framed, weights[0]!.values, weights[1]!.values);
    expect(distance(outputs, expected)).toBeLessThan(TOLERANCE);

    // The last one has a stride, so its gradient is spread before the same algorithm is used.
    const deep: ModelSpec = {
      inputShape: shape,
      layers: [first, conv(8, 1, "same"), conv(8, 2, "same"), { kind: "flatten" }, dense()],
      loss: "meanSquaredError",
    };
    await expectGradients(engine, deep, rows);
    engine.dispose();
  });
});

test("is used only if it is faster", () => {
  expect(winogradPays(3, 1, 14, 14, 32, 64)).toBe(true);
  expect(winogradPays(3, 1, 28, 28, 1, 32)).toBe(false);
  expect(winogradPays(3, 1, 3, 3, 32, 32)).toBe(false);
  expect(winogradPays(3, 1, 30, 1, 32, 32)).toBe(false);
  expect(winogradPays(3, 2, 14, 14, 32, 64)).toBe(false);
  expect(winogradPays(5, 1, 14, 14, 32, 64)).toBe(false);
});

function conv(filters: number, stride: number, padding: Padding): LayerSpec {
  const kernel = { l1: 0, l2: 0, init: "heUniform" } as const;
  return { ...kernel, kind: "conv2d", filters, kernelSize: 3, stride, padding, activation: "linear" };
}

function dense(): LayerSpec {
  return { kind: "dense", units: 1, activation: "linear", l1: 0, l2: 0, init: "glorotUniform" };
}

function sides(count: number): (readonly [number, number])[] {
  return Array.from(
    { length: count * count },
    (_, i) => [1 + Math.floor(i / count), 1 + (i % count)] as const,
  );
}

/** The definition, in float64. All row-major; x as large as `tiledLength` makes it. */
function convolved(
  { images, lines, pixels, channels, filters }: Case,
  x: Float32Array,
  w: Float32Array,
  bias: Float32Array,
): Float64Array {
  const y = Float64Array.from({ length: images * lines * pixels * filters }, (_, i) => bias[i % filters]!);
  eachProduct(images, lines, pixels, (input, place, output) => {
    for (let d = 0; d < channels; d++) {
      for (let o = 0; o < filters; o++) {
        y[output * filters + o]! += x[input * channels + d]! * w[(place * channels + d) * filters + o]!;
      }
    }
  });
  return y;
}

function gradientOfKernel(
  { images, lines, pixels, channels, filters }: Case,
  x: Float32Array,
  dy: Float32Array,
): Float64Array {
  const dw = new Float64Array(9 * channels * filters);
  eachProduct(images, lines, pixels, (input, place, output) => {
    for (let d = 0; d < channels; d++) {
      for (let o = 0; o < filters; o++) {
        dw[(place * channels + d) * filters + o]! += x[input * channels + d]! * dy[output * filters + o]!;
      }
    }
  });
  return dw;
}

/** Every pair of an input pixel and an output pixel that a window position connects. */
function eachProduct(
  images: number,
  lines: number,
  pixels: number,
  visit: (input: number, place: number, output: number) => void,
): void {
  const [height, width] = [tiledLength(lines), tiledLength(pixels)];
  for (let output = 0; output < images * lines * pixels; output++) {
    const [image, line, pixel] = [
      Math.floor(output / (lines * pixels)),
      Math.floor(output / pixels) % lines,
      output % pixels,
    ];
    for (let place = 0; place < 9; place++) {
      const [j, i] = [Math.floor(place / 3), place % 3];
      visit((image * height + line + j) * width + pixel + i, place, output);
    }
  }
}

/** Pictures with `border` zeros above and to the left, and as many after them as tiles read. */
function framedPictures(
  x: Float32Array,
  images: number,
  [height, width, channels]: readonly [number, number, number],
  border: number,
  lines: number,
  pixels: number,
): Float32Array {
  const [outHeight, outWidth] = [tiledLength(lines), tiledLength(pixels)];
  const framed = new Float32Array(images * outHeight * outWidth * channels);
  for (let row = 0; row < images * height; row++) {
    const line = Math.floor(row / height) * outHeight + border + (row % height);
    const from = row * width * channels;
    framed.set(x.subarray(from, from + width * channels), (line * outWidth + border) * channels);
  }
  return framed;
}

/** Largest difference relative to the largest magnitude expected. */
function distance(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  const scale = Math.max(...Array.from(expected, Math.abs));
  return Math.max(...Array.from(expected, (value, i) => Math.abs(actual[i]! - value) / scale));
}
