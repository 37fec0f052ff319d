import { coordinates, pointParams, type Problem } from "./problem.ts";
import { branin, hartmann3 } from "./testFunctions.ts";

/** Standard deviation of the noise. */
const NOISE = 0.1;

/** Hartmann's function in three dimensions with independent normal noise of standard deviation 0.1 for each trial. */
export const noisyHartmann3: Problem = {
  ...hartmann3,
  evaluate: (params, noise) => hartmann3.evaluate(params) + NOISE * noise.normal(),
  noiseless: hartmann3.evaluate,
};

/**
 * Branin's function where trials outside a disc fail, a third of the space, and two of its three minima with them (the disc is that of
 * Gelbart, Snoek & Adams 2014).
 */
export const failingBranin: Problem = {
  ...branin,
  argmin: pointParams(Math.PI, 2.275),
  evaluate: (params, noise) => {
    const [x, y] = coordinates(params, 2) as [number, number];
    return (x - 2.5) ** 2 + (y - 7.5) ** 2 > 50 ? null : branin.evaluate(params, noise);
  },
};
