import type { PreparedOutline } from "../../core/data/preparation/preparedData.ts";
import { dataShape } from "../../core/learner/dataShape.ts";
import { largestTrial } from "../../core/model/largestTrial.ts";
import type { Settings } from "../../core/model/settings.ts";
import type { Workload } from "../../engine/network/calibrate.ts";

/** The workload for measuring engines: steps of the study's largest trial, with no more rows per batch than training rows. */
export function largestWorkload(
  settings: Settings,
  data: Pick<PreparedOutline, "task" | "rowShape" | "classes" | "trainRows">,
): Workload {
  const { model, training } = largestTrial(settings, dataShape(data));
  const { optimizer, clipNorm, classWeights } = training;
  const batchSize = Math.max(1, Math.min(training.batchSize, data.trainRows));
  return { model, step: { optimizer, batchSize, clipNorm, classWeights } };
}
