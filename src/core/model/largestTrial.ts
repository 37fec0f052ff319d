import { costliest } from "./costliest.ts";
import type { ModelSpec } from "./modelSpec.ts";
import { resolveTrial, type DataShape } from "./resolveTrial.ts";
import type { Settings } from "./settings.ts";
import { SETTING_NAMES } from "./settingTable.ts";
import type { TrainingSpec } from "./trainingSpec.ts";

/**
 * The trial of these settings whose steps take longest, to choose an engine by: the deepest, widest network in the largest
 * batches, with all that may be switched on. Of other choices (activation, optimizer) it has the first; their share is small.
 */
export function largestTrial(
  settings: Settings,
  shape: DataShape,
): { model: ModelSpec; training: TrainingSpec } {
  const params = SETTING_NAMES.map((name) => [name, costliest(name, settings)] as const);
  return resolveTrial(settings, Object.fromEntries(params), shape);
}
