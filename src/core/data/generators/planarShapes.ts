import { createRng, type Rng } from "../../math/rng.ts";
import type { GeneratorSpec } from "./generatorSpec.ts";
import { addNoise, evenSizes, shuffleRows, type Samples } from "./samples.ts";

type SpecOf<K extends GeneratorSpec["kind"]> = Extract<GeneratorSpec, { kind: K }>;

/** Two interleaving half circles: `make_moons`. */
export function makeMoons({ samples, noise, seed }: SpecOf<"moons">): Samples {
  return planar(samples, [Math.floor(samples / 2), Math.ceil(samples / 2)], noise, seed, (k, i, size) => {
    const angle = size === 1 ? 0 : (Math.PI * i) / (size - 1);
    return k === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
  });
}

/** A circle of radius 1 (class 0) around one of radius `factor` (class 1): `make_circles`. */
export function makeCircles({ samples, noise, factor, seed }: SpecOf<"circles">): Samples {
  return planar(samples, [Math.floor(samples / 2), Math.ceil(samples / 2)], noise, seed, (k, i, size) => {
    const angle = (2 * Math.PI * i) / size;
    const radius = k === 0 ? 1 : factor;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/**
 * One arm of an Archimedean spiral for each class, the arms evenly rotated around the origin: radius t and angle 2π·turns·t, with t
 * = √u and u uniform in (0, 1], so that the points are about equally dense along the arm.
 */
export function makeSpirals({ samples, classes, turns, noise, seed }: SpecOf<"spirals">): Samples {
  return planar(samples, evenSizes(samples, classes), noise, seed, (k, i, size) => {
    const radius = Math.sqrt((i + 1) / size);
    const angle = 2 * Math.PI * (turns * radius + k / classes);
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/** Uniform points of the square [−1, 1]², class 1 if the signs differ; the noise is added after the class is determined. */
export function makeXor({ samples, noise, seed }: SpecOf<"xor">): Samples {
  const rng = createRng(seed);
  const x = Float64Array.from({ length: 2 * samples }, () => 2 * rng.uniform() - 1);
  const y = Float64Array.from({ length: samples }, (_, row) =>
    x[2 * row]! > 0 === x[2 * row + 1]! > 0 ? 0 : 1,
  );
  addNoise(x, noise, rng);
  return { rows: samples, features: 2, x, y };
}

/** Isotropic normal clusters around centres drawn uniformly from [−10, 10]^features: `make_blobs`. */
export function makeBlobs({ samples, features, centers, clusterStd, seed }: SpecOf<"blobs">): Samples {
  const rng = createRng(seed);
  const means = Array.from({ length: centers }, () => drawCenter(features, rng));
  const x = new Float64Array(samples * features);
  const y = new Float64Array(samples);
  let row = 0;
  evenSizes(samples, centers).forEach((size, k) => {
    for (let end = row + size; row < end; row++) {
      for (let j = 0; j < features; j++) x[row * features + j] = means[k]![j]! + clusterStd * rng.normal();
      y[row] = k;
    }
  });
  return shuffleRows({ rows: samples, features, x, y }, rng);
}

function drawCenter(features: number, rng: Rng): Float64Array {
  return Float64Array.from({ length: features }, () => 20 * rng.uniform() - 10);
}

/** Points of the plane by class, shuffled, then with N(0, noise²) added to both coordinates. */
function planar(
  rows: number,
  sizes: readonly number[],
  noise: number,
  seed: number,
  point: (k: number, i: number, size: number) => readonly [number, number],
): Samples {
  const rng = createRng(seed);
  const x = new Float64Array(2 * rows);
  const y = new Float64Array(rows);
  let row = 0;
  sizes.forEach((size, k) => {
    for (let i = 0; i < size; i++, row++) {
      x.set(point(k, i, size), 2 * row);
      y[row] = k;
    }
  });
  const shuffled = shuffleRows({ rows, features: 2, x, y }, rng);
  addNoise(shuffled.x, noise, rng);
  return shuffled;
}
