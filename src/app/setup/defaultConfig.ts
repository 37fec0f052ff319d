import type { DataConfig } from "../../core/data/dataConfig.ts";
import { defaultSettings } from "../../core/model/defaultSettings.ts";
import type { MetricName } from "../../core/metric/metricName.ts";
import { METRIC_TABLE } from "../../core/metric/metricName.ts";
import type { Task } from "../../core/data/table/dataset.ts";
import { DATA_FIELDS } from "../../core/schema/dataFields.ts";
import { usualOf } from "../../core/schema/fields.ts";
import { SEARCH_FIELDS } from "../../core/schema/searchFields.ts";
import type { Objective } from "../../core/study/objective.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";

/** What a first visit finds chosen. A link leaves out what equals this, so its meaning is fixed for link version 1. */
export const DEFAULT_CONFIG: StudyConfig = {
  version: 1,
  name: "",
  data: dataDefaults({ kind: "builtIn", id: "penguins" }, "species", "classification"),
  settings: defaultSettings(),
  search: { ...usualOf(SEARCH_FIELDS), objective: defaultObjective("classification") },
};

/** Settings of data that depend on the data set only by source, target and task. */
export function dataDefaults(source: DataConfig["source"], target: string, task: Task): DataConfig {
  return { ...usualOf(DATA_FIELDS), source, target, task };
}

/**
 * Log loss and RMSE rather than accuracy and R²: on few validation rows accuracy takes so few values that many
 * configurations tie, and a search cannot tell them apart.
 */
export function defaultObjective(task: Task): Objective {
  const metric: MetricName = task === "classification" ? "logLoss" : "rmse";
  return { metric, direction: METRIC_TABLE[metric].direction };
}
