import { createRng, permutation } from "../../math/rng.ts";
import type { Dataset } from "../table/dataset.ts";
import type { GeneratorSpec } from "./generatorSpec.ts";
import { drawShape, SHAPES } from "./makeShapes.ts";
import { drawTexture, TEXTURES } from "./makeTextures.ts";
import { developCanvas, type PictureCanvas } from "./pictureCanvas.ts";

export type PictureSpec = Extract<GeneratorSpec, { kind: "shapes" | "textures" }>;

/** Square pictures, as many of each class as possible, in random order. */
export function makePictures(spec: PictureSpec, target: string): Dataset {
  const { samples, size, colour, noise, seed } = spec;
  const channels = colour ? 3 : 1;
  const rng = createRng(seed);
  const levels = spec.kind === "shapes" ? SHAPES : TEXTURES;
  const codes = Int32Array.from(permutation(samples, rng), (place) => place % levels.length);
  const canvas: PictureCanvas = { size, channels, values: new Float32Array(size * size * channels) };
  const pixels = new Uint8Array(samples * canvas.values.length);
  codes.forEach((code, row) => {
    if (spec.kind === "shapes") drawShape(canvas, SHAPES[code]!, spec, rng);
    else drawTexture(canvas, TEXTURES[code]!, spec, rng);
    const at = row * canvas.values.length;
    developCanvas(canvas, noise, rng, pixels.subarray(at, at + canvas.values.length));
  });
  return {
    rowCount: samples,
    columns: [
      { kind: "picture", name: "picture", height: size, width: size, channels, pixels },
      { kind: "category", name: target, levels, codes },
    ],
  };
}
