import { clamp } from "../../math/clamp.ts";
import type { Rng } from "../../math/rng.ts";
import type { GeneratorSpec } from "./generatorSpec.ts";
import {
  drawColour,
  drawColours,
  fillCanvas,
  paintShape,
  type Distance,
  type PictureCanvas,
} from "./pictureCanvas.ts";

type ShapesSpec = Extract<GeneratorSpec, { kind: "shapes" }>;
type Point = readonly [x: number, y: number];

/** In the order of levels. */
export const SHAPES = ["circle", "square", "star", "triangle"] as const;

/** Inner radius of a star over its outer one. */
const STAR_WAIST = 0.45;
/** Half the side of a square over the radius: gives about the same area as the circle. */
const SQUARE_HALF = 0.78;

/** Draws one shape of random size, position, rotation and colours, above its clutter. */
export function drawShape(
  canvas: PictureCanvas,
  shape: (typeof SHAPES)[number],
  { rotation, clutter }: ShapesSpec,
  rng: Rng,
): void {
  const { size, channels } = canvas;
  const { dark, light } = drawColours(channels, rng);
  fillCanvas(canvas, dark);
  for (let i = 0; i < clutter; i++) drawStroke(canvas, rng);
  const radius = size * (0.22 + 0.16 * rng.uniform());
  const place = (): number => radius + (size - 2 * radius) * rng.uniform();
  const [x, y] = [place(), place()];
  const turn = (rotation * Math.PI * (2 * rng.uniform() - 1)) / 180;
  paintShape(canvas, moved(outline(shape, radius), x, y, turn), { x, y, radius: 1.2 * radius }, light);
}

/** A short line of random colour, as a distraction. */
function drawStroke(canvas: PictureCanvas, rng: Rng): void {
  const { size, channels } = canvas;
  const colour = drawColour(channels, 0.2, 0.8, rng);
  const [x, y] = [size * rng.uniform(), size * rng.uniform()];
  const half = size * (0.04 + 0.1 * rng.uniform());
  const turn = Math.PI * rng.uniform();
  const thick = Math.max(0.5, 0.015 * size);
  const line: Distance = (u, v) => Math.hypot(Math.max(0, Math.abs(u) - half), v) - thick;
  paintShape(canvas, moved(line, x, y, turn), { x, y, radius: half + thick }, colour);
}

function outline(shape: (typeof SHAPES)[number], radius: number): Distance {
  switch (shape) {
    case "circle":
      return (x, y) => Math.hypot(x, y) - 0.88 * radius;
    case "square":
      return (x, y) => boxDistance(x, y, SQUARE_HALF * radius);
    case "triangle":
      return polygonDistance(corners(3, () => 1.12 * radius));
    case "star":
      return polygonDistance(corners(10, (k) => radius * (k % 2 === 0 ? 1.15 : 1.15 * STAR_WAIST)));
  }
}

/** The same shape, rotated by `turn` (radians) and moved to (x, y). */
function moved(distance: Distance, x: number, y: number, turn: number): Distance {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return (px, py) => {
    const [dx, dy] = [px - x, py - y];
    return distance(cos * dx + sin * dy, cos * dy - sin * dx);
  };
}

/** Corners around the origin, the first one at the top. */
function corners(count: number, radius: (k: number) => number): readonly Point[] {
  return Array.from({ length: count }, (_, k) => {
    const angle = (2 * Math.PI * k) / count;
    return [radius(k) * Math.sin(angle), -radius(k) * Math.cos(angle)];
  });
}

function boxDistance(x: number, y: number, half: number): number {
  const [dx, dy] = [Math.abs(x) - half, Math.abs(y) - half];
  return Math.hypot(Math.max(0, dx), Math.max(0, dy)) + Math.min(0, Math.max(dx, dy));
}

/** Distance to the nearest edge, negative if a ray from the point crosses the outline an odd number of times. */
function polygonDistance(points: readonly Point[]): Distance {
  return (x, y) => {
    let nearest = Infinity;
    let inside = false;
    for (let k = 0; k < points.length; k++) {
      const [ax, ay] = points[k]!;
      const [bx, by] = points[(k + 1) % points.length]!;
      const [ex, ey] = [bx - ax, by - ay];
      const along = clamp(((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey), 0, 1);
      const [dx, dy] = [x - ax - along * ex, y - ay - along * ey];
      nearest = Math.min(nearest, dx * dx + dy * dy);
      if (ay > y !== by > y && x < ax + ((y - ay) * ex) / ey) inside = !inside;
    }
    return (inside ? -1 : 1) * Math.sqrt(nearest);
  };
}
