import type { DataShape } from "../learner/dataShape.ts";
import { resolveNetwork } from "../learner/registry.ts";
import { costliest } from "./costliest.ts";
import type { ModelSpec } from "../learner/network/modelSpec.ts";
import type { Settings } from "./settings.ts";
import { SETTING_NAMES } from "./settingTable.ts";
import type { TrainingSpec } from "../learner/network/trainingSpec.ts";

/**
 * The trial of these settings whose steps take longest, by which an engine is chosen: the deepest, widest network with the largest
 * batches, with every option switched on. Of other choices (activation, optimizer) it has the first, because they take little time.
 */
export function largestTrial(
  settings: Settings,
  shape: DataShape,
): { model: ModelSpec; training: TrainingSpec } {
  const params = SETTING_NAMES.map((name) => [name, costliest(name, settings)] as const);
  return resolveNetwork(settings, Object.fromEntries(params), shape);
}
