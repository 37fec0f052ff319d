import type { Rng } from "../math/rng.ts";
import type { Dimension } from "../space/transform.ts";
import type { Acquisition } from "./acquisition.ts";
import { concat } from "./design.ts";
import type { Hyperparameters } from "./hyperparameters.ts";
import { createPosterior } from "./posterior.ts";
import { MIN_NOISE } from "./prior.ts";

/** The observations and hyper-parameters that a GP is conditioned on. */
export interface Conditioning {
  readonly dimensions: readonly Dimension[];
  /** n × d */
  readonly points: Float64Array;
  readonly y: Float64Array;
  readonly knownNoise: Float64Array;
  readonly hyper: Hyperparameters;
}

/**
 * Thompson sampling: minus a function drawn from the posterior. It is drawn jointly at m points; elsewhere it is the mean given the
 * draw (the posterior conditioned on the draw, as if observed without noise). So it is smooth, costs one prediction per evaluation
 * and needs no features of the kernel.
 * @param places m points, where the function is drawn
 */
export function createThompson(
  { dimensions, points, y, knownNoise, hyper }: Conditioning,
  places: readonly Float64Array[],
  rng: Rng,
): Acquisition {
  const d = dimensions.length;
  const m = places.length;
  // The noise of the observations becomes known noise, because the points of the draw have no noise.
  const exact: Hyperparameters = { ...hyper, noiseVariance: MIN_NOISE };
  const noise = knownNoise.map((variance) => variance + hyper.noiseVariance);
  const posterior = createPosterior(dimensions, points, y, exact, noise);
  const flat = places.reduce(concat, new Float64Array(0));
  const shifts = new Float64Array(m * m);
  const predictions = posterior.withPending(flat).predictMany(places, shifts);
  const normals = Float64Array.from({ length: m }, () => rng.normal());
  const drawn = Float64Array.from(predictions, ({ mean }, i) => {
    let value = mean;
    for (let j = 0; j < m; j++) value += normals[j]! * shifts[i * m + j]!;
    return value;
  });
  const path = posterior.extend(flat, drawn);
  const sdGradient = new Float64Array(d);
  return {
    score: (point) => -path.predict(point).mean,
    scoreMany: (many) => Float64Array.from(path.predictMany(many), ({ mean }) => -mean),
    scoreWithGradient: (point, gradient) => {
      const { mean } = path.predictWithGradient(point, gradient, sdGradient);
      for (let i = 0; i < d; i++) gradient[i] = -gradient[i]!;
      return -mean;
    },
  };
}
