import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dataset, PictureColumn } from "../table/dataset.ts";
import { pictureAt } from "../pictures/pictureColumn.ts";
import { DEFAULT_GENERATORS } from "./defaultGenerators.ts";
import { checkGenerator, generate } from "./generate.ts";
import type { PictureSpec } from "./makePictures.ts";
import { paintShape, type PictureCanvas } from "./pictureCanvas.ts";

const KINDS = ["shapes", "textures"] as const;
const plain = { noise: 0, rotation: 0, clutter: 0, angle: 0 };

describe("generated pictures", () => {
  it.each(KINDS)("%s: of any size, grey or colour, as many of each class as possible", (kind) => {
    fc.assert(
      fc.property(
        fc.record({
          samples: fc.integer({ min: 10, max: 40 }),
          size: fc.integer({ min: 12, max: 40 }),
          colour: fc.boolean(),
          seed: fc.integer({ min: 0, max: 1000 }),
        }),
        (changes) => {
          const spec: PictureSpec = { ...DEFAULT_GENERATORS[kind], ...changes };
          const { dataset, task } = generate(spec);
          const channels = spec.colour ? 3 : 1;
          expect(pictures(dataset)).toMatchObject({ height: spec.size, width: spec.size, channels });
          expect(pictures(dataset).pixels).toHaveLength(spec.samples * spec.size ** 2 * channels);
          const counts = countsOf(dataset);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
          expect(task).toBe("classification");
        },
      ),
      { seed: 9, numRuns: 30 },
    );
  });

  it.each(KINDS)("%s: differ between seeds, and are the same for one seed", (kind) => {
    const spec = { ...DEFAULT_GENERATORS[kind], samples: 20 };
    expect(generate(spec)).toEqual(generate(spec));
    expect(generate(spec)).not.toEqual(generate({ ...spec, seed: 2 }));
  });

  it("a shape without noise and clutter is light on dark, with smooth edges", () => {
    const { dataset } = generate({ ...DEFAULT_GENERATORS.shapes, ...plain, samples: 40, size: 32 });
    const column = pictures(dataset);
    for (let row = 0; row < dataset.rowCount; row++) {
      const pixels = [...pictureAt(column, row)];
      const [dark, light] = [Math.min(...pixels), Math.max(...pixels)];
      const between = pixels.filter((pixel) => pixel > dark && pixel < light).length;
      const full = pixels.filter((pixel) => pixel === light).length;
      expect(dark).toBeLessThanOrEqual(0.35 * 255 + 1);
      expect(light).toBeGreaterThanOrEqual(0.65 * 255 - 1);
      expect(between).toBeGreaterThan(0);
      // The smallest star covers about a twentieth of the picture, the largest circle less than a half.
      expect(full / pixels.length).toBeGreaterThan(0.03);
      expect(full / pixels.length).toBeLessThan(0.5);
    }
  });

  it("classes look different: neighbours along a stripe are alike, neighbours across it are not", () => {
    const { dataset } = generate({ ...DEFAULT_GENERATORS.textures, ...plain, samples: 50, size: 32 });
    const classes = dataset.columns[1]!;
    if (classes.kind !== "category") throw new Error(classes.kind);
    const column = pictures(dataset);
    for (let row = 0; row < dataset.rowCount; row++) {
      const level = classes.levels[classes.codes[row]!];
      const { along, across } = steps(pictureAt(column, row), 32);
      // Upright stripes: each pixel equals the one below.
      expect(along === 0).toBe(level === "stripes");
      expect(across).toBeGreaterThan(0);
    }
  });

  it.each<[string, PictureSpec, string]>([
    ["pictures of 65 pixels", { ...DEFAULT_GENERATORS.shapes, size: 65 }, "size"],
    ["more than memory holds", { ...DEFAULT_GENERATORS.shapes, size: 64, samples: 50_000 }, "samples"],
    ["a pattern finer than the pixels", { ...DEFAULT_GENERATORS.textures, size: 8 }, "frequency"],
  ])("refuse %s", (_, spec, field) => {
    expect(() => checkGenerator(spec)).toThrow(
      expect.objectContaining({ code: "generatorInvalid", details: expect.objectContaining({ field }) }),
    );
  });
});

describe("paintShape", () => {
  it("covers the area of a circle at any position, and does not change the rest", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 4, max: 7, noNaN: true }),
        fc.double({ min: 8, max: 12, noNaN: true }),
        fc.double({ min: 8, max: 12, noNaN: true }),
        (radius, x, y) => {
          const canvas: PictureCanvas = { size: 20, channels: 1, values: new Float32Array(400) };
          paintShape(canvas, (px, py) => Math.hypot(px - x, py - y) - radius, { x, y, radius }, [1]);
          const area = canvas.values.reduce((sum, value) => sum + value, 0);
          expect(Math.abs(area - Math.PI * radius ** 2)).toBeLessThan(1);
          expect(canvas.values[0]).toBe(0);
        },
      ),
      { seed: 10 },
    );
  });
});

function pictures({ columns }: Dataset): PictureColumn {
  const [column] = columns;
  if (column?.kind !== "picture") throw new Error("no pictures");
  return column;
}

function countsOf({ columns }: Dataset): number[] {
  const classes = columns[1]!;
  if (classes.kind !== "category") throw new Error(classes.kind);
  return classes.levels.map((_, code) => classes.codes.filter((own) => own === code).length);
}

/** Sums of the differences of pixels above each other and beside each other. */
function steps(pixels: Uint8Array, size: number): { along: number; across: number } {
  let along = 0;
  let across = 0;
  for (let at = 0; at < pixels.length; at++) {
    if (at + size < pixels.length) along += Math.abs(pixels[at]! - pixels[at + size]!);
    if (at % size < size - 1) across += Math.abs(pixels[at]! - pixels[at + 1]!);
  }
  return { along, across };
}
