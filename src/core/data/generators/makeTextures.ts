import { clamp } from "../../math/clamp.ts";
import type { Rng } from "../../math/rng.ts";
import type { GeneratorSpec } from "./generatorSpec.ts";
import { drawColours, fillCanvas, paintPattern, type Distance, type PictureCanvas } from "./pictureCanvas.ts";

type TexturesSpec = Extract<GeneratorSpec, { kind: "textures" }>;

/** In the order of levels. */
export const TEXTURES = ["checks", "dots", "rings", "stripes", "waves"] as const;

/** Radius of a dot over the distance of two dots. */
const DOT_RADIUS = 0.3;
/** Amplitude and wavelength of a wave over the distance of two stripes. */
const SWING = 0.45;
const WAVE_LENGTH = 2.5;

/** Fills the picture with one pattern of random colours, phase, angle and frequency (by up to a fifth more or less). */
export function drawTexture(
  canvas: PictureCanvas,
  texture: (typeof TEXTURES)[number],
  { frequency, angle }: TexturesSpec,
  rng: Rng,
): void {
  const { size, channels } = canvas;
  const { dark, light } = drawColours(channels, rng);
  fillCanvas(canvas, dark);
  const period = size / (frequency * (0.8 + 0.4 * rng.uniform()));
  const turn = (angle * Math.PI * (2 * rng.uniform() - 1)) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [shiftX, shiftY] = [size * rng.uniform(), size * rng.uniform()];
  const pattern = patternOf(texture, period);
  // Rings have their centre in the picture, the others start anywhere.
  paintPattern(
    canvas,
    (x, y) => pattern(cos * (x - shiftX) + sin * (y - shiftY), cos * (y - shiftY) - sin * (x - shiftX)),
    light,
  );
}

/** The share of the light colour at a point, from 0 to 1; edges are about one pixel wide. */
function patternOf(texture: (typeof TEXTURES)[number], period: number): Distance {
  const wave = (at: number): number => Math.sin((2 * Math.PI * at) / period);
  /** A sine made steep: it passes from 0 to 1 within one pixel. */
  const edge = (sine: number): number => clamp(0.5 + (sine * period) / (2 * Math.PI), 0, 1);
  switch (texture) {
    case "stripes":
      return (u) => edge(wave(u));
    case "checks":
      return (u, v) => edge(wave(u) * wave(v));
    case "rings":
      return (u, v) => edge(wave(Math.hypot(u, v)));
    case "waves":
      return (u, v) => edge(wave(u + SWING * period * Math.sin((2 * Math.PI * v) / (WAVE_LENGTH * period))));
    case "dots": {
      const offset = (at: number): number => at - period * Math.round(at / period);
      return (u, v) => clamp(0.5 + DOT_RADIUS * period - Math.hypot(offset(u), offset(v)), 0, 1);
    }
  }
}
