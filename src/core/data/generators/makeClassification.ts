import { createRng, permutation, type Rng } from "../../math/rng.ts";
import type { ClassificationSpec } from "./generatorSpec.ts";
import { shuffleFeatures, shuffleRows, type Samples } from "./samples.ts";

/** Vertices of cubes of more dimensions are drawn in two parts, so that 2^dimensions stays an exact integer. */
const MAX_EXACT_DIMENSIONS = 30;

/**
 * Clusters of normally distributed points around the vertices of a hypercube of side 2·classSep, after Guyon (2003) as in
 * scikit-learn's `make_classification`: every cluster has its own random linear map of the informative features; redundant features
 * are random linear combinations of the informative ones, repeated ones are copies, the rest is N(0, 1). Without `shuffle` the
 * columns are in that order. Same structure as scikit-learn's; not the same numbers, as the random numbers differ.
 * @param spec valid by `checkGenerator`
 */
export function makeClassification(spec: ClassificationSpec): Samples {
  const { samples: rows, features, informative, redundant, repeated, classes } = spec;
  const rng = createRng(spec.seed);
  const sizes = clusterSizes(spec);
  const centroids = drawCentroids(spec, sizes.length, rng);
  const x = new Float64Array(rows * features);
  const y = new Float64Array(rows);

  let row = 0;
  sizes.forEach((size, cluster) => {
    const map = uniformMatrix(informative * informative, rng);
    for (let end = row + size; row < end; row++) {
      const point = Float64Array.from({ length: informative }, () => rng.normal());
      for (let j = 0; j < informative; j++) {
        let value = centroids[cluster]![j]!;
        for (let i = 0; i < informative; i++) value += point[i]! * map[i * informative + j]!;
        x[row * features + j] = value;
      }
      y[row] = cluster % classes;
    }
  });

  const mix = uniformMatrix(informative * redundant, rng);
  const sources = Array.from({ length: repeated }, () =>
    Math.floor((informative + redundant - 1) * rng.uniform() + 0.5),
  );
  for (let row = 0; row < rows; row++) {
    const at = x.subarray(row * features, (row + 1) * features);
    for (let j = 0; j < redundant; j++) {
      for (let i = 0; i < informative; i++)
        at[informative + j] = at[informative + j]! + at[i]! * mix[i * redundant + j]!;
    }
    sources.forEach((source, j) => (at[informative + redundant + j] = at[source]!));
    for (let j = informative + redundant + repeated; j < features; j++) at[j] = rng.normal();
    if (rng.uniform() < spec.flipY) y[row] = rng.integer(classes);
  }
  shiftAndScale(spec, x, rng);
  const samples = { rows, features, x, y };
  return spec.shuffle ? shuffleFeatures(shuffleRows(samples, rng), rng) : samples;
}

/** Rows of each cluster (cluster k is of class k mod classes), by class weight; rows left by rounding go to the first. */
function clusterSizes({ samples, classes, clustersPerClass, weights }: ClassificationSpec): number[] {
  const given = weights ?? Array.from({ length: classes }, () => 1 / classes);
  const rest = 1 - given.slice(0, classes - 1).reduce((sum, weight) => sum + weight, 0);
  const shares = given.length === classes ? given : [...given, Math.max(0, rest)];
  const counts = Array.from({ length: classes * clustersPerClass }, (_, k) =>
    Math.floor((samples * shares[k % classes]!) / clustersPerClass),
  );
  const left = samples - counts.reduce((sum, count) => sum + count, 0);
  for (let i = 0; i < left; i++) counts[i % counts.length] = counts[i % counts.length]! + 1;
  return counts;
}

/** `count` distinct vertices of {−classSep, classSep}^informative; without `hypercube` scaled at random by cluster and feature. */
function drawCentroids(spec: ClassificationSpec, count: number, rng: Rng): Float64Array[] {
  const vertices = drawVertices(count, Math.min(spec.informative, MAX_EXACT_DIMENSIONS), rng);
  const byFeature = Array.from({ length: spec.informative }, () => (spec.hypercube ? 1 : rng.uniform()));
  return vertices.map((vertex) => {
    const byCluster = spec.hypercube ? 1 : rng.uniform();
    return Float64Array.from({ length: spec.informative }, (_, j) => {
      const bit = j < MAX_EXACT_DIMENSIONS ? Math.floor(vertex / 2 ** j) % 2 : rng.integer(2);
      return (2 * bit - 1) * spec.classSep * byCluster * byFeature[j]!;
    });
  });
}

/** `count` distinct integers in [0, 2^dimensions). */
function drawVertices(count: number, dimensions: number, rng: Rng): number[] {
  const all = 2 ** dimensions;
  if (all <= 4 * count) return [...permutation(all, rng).subarray(0, count)];
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(rng.integer(all));
  return [...drawn];
}

function shiftAndScale(spec: ClassificationSpec, x: Float64Array, rng: Rng): void {
  const draw = () => ({
    shift: spec.shift ?? (2 * rng.uniform() - 1) * spec.classSep,
    scale: spec.scale ?? 1 + 100 * rng.uniform(),
  });
  const columns = Array.from({ length: spec.features }, draw);
  for (let i = 0; i < x.length; i++) {
    const { shift, scale } = columns[i % spec.features]!;
    x[i] = (x[i]! + shift) * scale;
  }
}

/** Independent uniform values in [−1, 1). */
function uniformMatrix(length: number, rng: Rng): Float64Array {
  return Float64Array.from({ length }, () => 2 * rng.uniform() - 1);
}
