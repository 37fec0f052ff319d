import type { Posterior } from "./posterior.ts";

/**
 * One of several ways in which the function may be distributed: given one set of hyper-parameters. An acquisition is averaged over
 * all of them, and over what pending observations may turn out to be (fantasies, Snoek et al. 2012; Ament et al. 2023 for the logarithm).
 */
export interface Belief {
  readonly posterior: Posterior;
  /** Its probability; those of all beliefs add up to 1. */
  readonly weight: number;
  /** S × m standard normals, row-major: S futures of the m pending observations. S ≥ 1, also when m = 0. */
  readonly futures: Float64Array;
  /** S values to improve on, smaller is better: of each future the best. */
  readonly best: Float64Array;
}
