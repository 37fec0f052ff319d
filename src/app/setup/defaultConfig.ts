import type { DataConfig } from "../../core/data/dataConfig.ts";
import { defaultSettings } from "../../core/model/defaultSettings.ts";
import type { MetricName } from "../../core/metric/metricName.ts";
import { METRIC_TABLE } from "../../core/metric/metricName.ts";
import type { Task } from "../../core/data/table/dataset.ts";
import { DATA_FIELDS } from "../../core/schema/dataFields.ts";
import { defaultsOf } from "../../core/schema/fields.ts";
import { SEARCH_FIELDS } from "../../core/schema/searchFields.ts";
import type { Objective } from "../../core/study/objective.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";

/** The default study of a first visit. Links leave out equal values, so this is fixed for link version 1. */
export const DEFAULT_CONFIG: StudyConfig = {
  version: 1,
  name: "",
  data: dataDefaults({ kind: "builtIn", id: "penguins" }, "species", "classification"),
  settings: defaultSettings(),
  search: { ...defaultsOf(SEARCH_FIELDS), objective: defaultObjective("classification") },
};

/** Default data settings for a source, target and task. */
export function dataDefaults(source: DataConfig["source"], target: string, task: Task): DataConfig {
  return { ...defaultsOf(DATA_FIELDS), source, target, task };
}

/**
 * Log loss and RMSE rather than accuracy and R²: on few validation rows accuracy takes few values, so that many configurations tie
 * and the search cannot rank them.
 */
export function defaultObjective(task: Task): Objective {
  const metric: MetricName = task === "classification" ? "logLoss" : "rmse";
  return { metric, direction: METRIC_TABLE[metric].direction };
}
