import type { DataConfig } from "../../core/data/dataConfig.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import { defaultObjective } from "./defaultConfig.ts";
import { metricsOf } from "../../core/metric/metricName.ts";
import { measureFits } from "./searchProblems.ts";

/**
 * Takes over data; an objective of the other task gives way to the task's usual one, what else is of that task is left out.
 * @param chosen whether the objective was: one that only stood there as the default takes nothing along with it
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
  // Values of a metric mean nothing for another.
  const other = {
    budget: { ...budget, target: null, tolerance: null },
    pruner: { ...pruner, threshold: null },
  };
  return { ...config, data, search: { ...search, ...other } };
}
