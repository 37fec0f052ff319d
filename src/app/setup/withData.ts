import type { DataConfig } from "../../core/data/dataConfig.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import { defaultObjective } from "./defaultConfig.ts";
import { metricsOf } from "../../core/metric/metricName.ts";
import { measureFits } from "./setupProblems.ts";

/**
 * Sets the data; an objective of the other task is replaced by the task's default one, and other parts for that task are removed.
 * @param chosen whether the user chose the objective; replacing a default one gives no note
 */
export function withData(config: StudyConfig, data: DataConfig, chosen = true): StudyConfig {
  const fits = metricsOf(data.task).includes(config.search.objective.metric);
  if (fits) return { ...config, data };
  const { sideObjectives, outcomeConstraints, budget, pruner } = config.search;
  const search = {
    ...config.search,
    objective: defaultObjective(data.task),
    sideObjectives: sideObjectives.filter(({ measure }) => measureFits(measure, data.task)),
    outcomeConstraints: outcomeConstraints.filter(({ measure }) => measureFits(measure, data.task)),
  };
  if (!chosen) return { ...config, data, search };
  // Values of one metric do not apply to another.
  const other = {
    budget: { ...budget, target: null, tolerance: null },
    pruner: { ...pruner, threshold: null },
  };
  return { ...config, data, search: { ...search, ...other } };
}
