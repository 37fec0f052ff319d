import type { Task } from "../core/data/dataset.ts";
import { CLASSIFICATION_METRICS, REGRESSION_METRICS, type MetricName } from "../core/metric/metricName.ts";
import type { SearchConfig } from "../core/study/studyConfig.ts";
import type { SetupProblem } from "./setupState.ts";

export const MOST_WORKERS = 64;
export const MOST_REPEATS = 10;
const LARGEST_SEED = 2 ** 32 - 1;

/** The metrics a task can be judged by. */
export function metricsOf(task: Task): readonly MetricName[] {
  return task === "classification" ? CLASSIFICATION_METRICS : REGRESSION_METRICS;
}

/** What is wrong with budget, workers, seed and repeats. */
export function searchProblems(search: SearchConfig): readonly SetupProblem[] {
  const { budget, workers, seed, repeats } = search;
  const problems: SetupProblem[] = [];
  if (budget.trials === null && budget.minutes === null && budget.target === null) {
    problems.push({
      place: { section: "search", field: "budget" },
      error: { code: "budgetMissing", details: {} },
    });
  }
  const bounded = (
    field: "budget" | "workers" | "seed" | "repeats",
    setting: string,
    value: number | null,
    [low, high]: readonly [number, number],
    whole: boolean,
  ) => {
    if (value === null || (value >= low && value <= high && (!whole || Number.isInteger(value)))) return;
    const details = { setting, value: String(value), low, high };
    problems.push({ place: { section: "search", field }, error: { code: "settingOutOfBounds", details } });
  };
  bounded("budget", "trials", budget.trials, [1, 100_000], true);
  bounded("budget", "minutes", budget.minutes, [0.1, 1440], false);
  bounded("workers", "workers", workers, [1, MOST_WORKERS], true);
  bounded("seed", "seed", seed, [0, LARGEST_SEED], true);
  bounded("repeats", "repeats", repeats, [1, MOST_REPEATS], true);
  return problems;
}
