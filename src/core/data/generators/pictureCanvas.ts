import { clamp } from "../../math/clamp.ts";
import type { Rng } from "../../math/rng.ts";

/** Grey: one value; colour: red, green and blue. Each from 0 to 1. */
export type Colour = readonly number[];

/** A square picture that is being drawn: values from 0 to 1, channels last. */
export interface PictureCanvas {
  readonly size: number;
  readonly channels: number;
  readonly values: Float32Array;
}

/** Signed distance in pixels from a point (in pixels, y downwards) to a shape's edge: negative inside. */
export type Distance = (x: number, y: number) => number;

/** The bounds of a shape, in pixels: pixels outside are not visited. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export function fillCanvas({ values, channels }: PictureCanvas, colour: Colour): void {
  for (let at = 0; at < values.length; at++) values[at] = colour[at % channels]!;
}

/** Paints a shape with smooth edges: a pixel whose centre lies on the edge is half covered. */
export function paintShape(canvas: PictureCanvas, distance: Distance, box: Box, colour: Colour): void {
  const { size, channels, values } = canvas;
  const first = (centre: number): number => Math.max(0, Math.floor(centre - box.radius - 1));
  const last = (centre: number): number => Math.min(size - 1, Math.ceil(centre + box.radius + 1));
  for (let y = first(box.y); y <= last(box.y); y++) {
    for (let x = first(box.x); x <= last(box.x); x++) {
      const cover = clamp(0.5 - distance(x + 0.5, y + 0.5), 0, 1);
      if (cover > 0) blend(values, (y * size + x) * channels, cover, colour);
    }
  }
}

/** Paints a pattern over the whole picture. `cover` gives the share of the colour at a pixel's centre, from 0 to 1. */
export function paintPattern(canvas: PictureCanvas, cover: Distance, colour: Colour): void {
  const { size, channels, values } = canvas;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      blend(values, (y * size + x) * channels, cover(x + 0.5, y + 0.5), colour);
    }
  }
}

/** The picture as bytes, after Gaussian noise of standard deviation `noise` on every value. */
export function developCanvas({ values }: PictureCanvas, noise: number, rng: Rng, into: Uint8Array): void {
  for (let at = 0; at < values.length; at++) {
    const value = values[at]! + (noise > 0 ? noise * rng.normal() : 0);
    into[at] = Math.round(255 * clamp(value, 0, 1));
  }
}

/** A dark colour and a light one, of random hues. */
export function drawColours(channels: number, rng: Rng): { dark: Colour; light: Colour } {
  return { dark: drawColour(channels, 0.02, 0.35, rng), light: drawColour(channels, 0.65, 0.98, rng) };
}

/** A colour of random hue whose channels' mean lies in [least, most]. */
export function drawColour(channels: number, least: number, most: number, rng: Rng): Colour {
  const lightness = least + (most - least) * rng.uniform();
  if (channels === 1) return [lightness];
  const hue = 2 * Math.PI * rng.uniform();
  // As far from grey as the lightness permits.
  const reach = Math.min(lightness, 1 - lightness);
  return [0, 1, 2].map((k) => lightness + reach * Math.cos(hue + (2 * Math.PI * k) / 3));
}

function blend(values: Float32Array, at: number, cover: number, colour: Colour): void {
  for (let c = 0; c < colour.length; c++) values[at + c]! += cover * (colour[c]! - values[at + c]!);
}
