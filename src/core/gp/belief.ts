import type { Posterior } from "./posterior.ts";

/**
 * One of several possible distributions of the function, given one set of hyper-parameters. An acquisition is averaged over all
 * beliefs, and over possible values of the pending observations (fantasies, Snoek et al. 2012; Ament et al. 2023 for the
 * logarithm).
 */
export interface Belief {
  readonly posterior: Posterior;
  /** Its probability; the probabilities of all beliefs add up to 1. */
  readonly weight: number;
  /** S × m standard normals, row-major: S futures of the m pending observations. S ≥ 1, also when m = 0. */
  readonly futures: Float64Array;
  /** S values to improve on, the best of each future; smaller is better. */
  readonly best: Float64Array;
}
