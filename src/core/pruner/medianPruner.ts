import { createPercentilePruner } from "./percentilePruner.ts";
import type { Pruner, PrunerOptions } from "./pruner.ts";

/** Ends a trial that is worse than most of its peers at the same step: the median stopping rule of Golovin et al. (2017, Vizier). */
export function createMedianPruner(options: PrunerOptions): Pruner {
  return createPercentilePruner({ ...options, config: { ...options.config, percentile: 50 } });
}
