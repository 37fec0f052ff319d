import type { PreparedOutline } from "../../core/data/preparation/preparedData.ts";
import { largestTrial } from "../../core/model/largestTrial.ts";
import { dataShape } from "../../core/model/resolveTrial.ts";
import type { Settings } from "../../core/model/settings.ts";
import type { Workload } from "../../engine/calibrate.ts";

/** What engines are measured by for a study: steps of its largest trial, no larger than the training rows allow. */
export function largestWorkload(
  settings: Settings,
  data: Pick<PreparedOutline, "task" | "rowShape" | "classes" | "trainRows">,
): Workload {
  const { model, training } = largestTrial(settings, dataShape(data));
  const { optimizer, clipNorm, classWeights } = training;
  const batchSize = Math.max(1, Math.min(training.batchSize, data.trainRows));
  return { model, step: { optimizer, batchSize, clipNorm, classWeights } };
}
