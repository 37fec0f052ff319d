import { createHalvingPruner } from "./halvingPruner.ts";
import { createHyperbandPruner } from "./hyperbandPruner.ts";
import { createMedianPruner } from "./medianPruner.ts";
import { createNonePruner } from "./nonePruner.ts";
import { createPatientPruner } from "./patientPruner.ts";
import { createPercentilePruner } from "./percentilePruner.ts";
import type { Pruner, PrunerName, PrunerOptions } from "./pruner.ts";
import { createThresholdPruner } from "./thresholdPruner.ts";
import { createWilcoxonPruner } from "./wilcoxonPruner.ts";

const FACTORIES: Readonly<Record<PrunerName, (options: PrunerOptions) => Pruner>> = {
  none: createNonePruner,
  median: createMedianPruner,
  percentile: createPercentilePruner,
  halving: createHalvingPruner,
  hyperband: createHyperbandPruner,
  patient: createPatientPruner,
  threshold: createThresholdPruner,
  wilcoxon: createWilcoxonPruner,
};

/** The pruner of a configuration. Pruners keep no state between calls: a new one gives the same answers. */
export function createPruner(options: PrunerOptions): Pruner {
  return FACTORIES[options.config.name](options);
}
