import { lossAt } from "./comparison.ts";
import { createMedianPruner } from "./medianPruner.ts";
import type { Pruner, PrunerOptions } from "./pruner.ts";

/**
 * Ends a trial that is worse than the median of its peers and has not improved for `patience` steps: slow learners that still
 * improve continue. Between trainings only the median decides.
 */
export function createPatientPruner(options: PrunerOptions): Pruner {
  const { config, direction } = options;
  const median = createMedianPruner(options);
  return {
    ...median,
    afterStep(trial, others) {
      const now = trial.curve.length;
      const before = now - config.patience;
      if (before < 1) return false;
      const best = (count: number) => lossAt(trial, { unit: "steps", count }, direction);
      return best(now) >= best(before) && median.afterStep(trial, others);
    },
  };
}
