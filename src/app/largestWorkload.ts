import { largestTrial } from "../core/model/largestTrial.ts";
import type { DataShape } from "../core/model/resolveTrial.ts";
import type { Settings } from "../core/model/settings.ts";
import type { Workload } from "../engine/calibrate.ts";

/** What engines are measured by for a study: steps of its largest trial. */
export function largestWorkload(settings: Settings, shape: DataShape): Workload {
  const { model, training } = largestTrial(settings, shape);
  const { optimizer, batchSize, clipNorm, classWeights } = training;
  return { model, step: { optimizer, batchSize, clipNorm, classWeights } };
}
