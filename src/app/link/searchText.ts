import type { Task } from "../../core/data/dataset.ts";
import {
  CLASSIFICATION_METRICS,
  directionOf,
  REGRESSION_METRICS,
  type MetricName,
} from "../../core/metric/metricName.ts";
import { SAMPLER_NAMES } from "../../core/sampler/sampler.ts";
import { ENGINE_CHOICES, type Budget, type SearchConfig } from "../../core/study/studyConfig.ts";
import { DEFAULT_CONFIG, defaultObjective } from "../defaultConfig.ts";
import type { LinkEntry } from "./linkEntry.ts";

const METRICS: readonly MetricName[] = [...CLASSIFICATION_METRICS, ...REGRESSION_METRICS];
const DEFAULTS = DEFAULT_CONFIG.search;

/** The entries of a link that say how to search; `goal` is the target value, for `target` is a column. */
export function searchToEntries(search: SearchConfig, task: Task): readonly LinkEntry[] {
  const { metric } = search.objective;
  const { budget } = search;
  const all: readonly (readonly [string, unknown, unknown])[] = [
    ["sampler", search.sampler, DEFAULTS.sampler],
    ["metric", metric, defaultObjective(task).metric],
    ["trials", budget.trials ?? "none", DEFAULTS.budget.trials],
    ["minutes", budget.minutes, DEFAULTS.budget.minutes],
    ["goal", budget.target, DEFAULTS.budget.target],
    ["workers", search.workers, DEFAULTS.workers],
    ["engine", search.engine, DEFAULTS.engine],
    ["reproducible", search.reproducible, DEFAULTS.reproducible],
    ["seed", search.seed, DEFAULTS.seed],
    ["repeats", search.repeats, DEFAULTS.repeats],
  ];
  return all.filter(([, value, usual]) => value !== usual).map(([key, value]) => [key, String(value)]);
}

export function searchFromEntries(
  entries: readonly LinkEntry[],
  ignore: (entry: LinkEntry) => void,
): Partial<SearchConfig> {
  let search: Partial<SearchConfig> = {};
  let budget: Budget = DEFAULTS.budget;
  for (const entry of entries) {
    const [key, value] = entry;
    const part = key === "trials" || key === "minutes" || key === "goal" ? budgetPart(key, value) : null;
    const other = part === null ? searchPart(key, value) : null;
    if (part !== null) budget = { ...budget, ...part };
    else if (other !== null) search = { ...search, ...other };
    else ignore(entry);
  }
  return budget === DEFAULTS.budget ? search : { ...search, budget };
}

function budgetPart(key: string, value: string): Partial<Budget> | null {
  if (key === "trials" && value === "none") return { trials: null };
  const number = value.trim() === "" ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) return null;
  if (key === "goal") return { target: number };
  if (key === "minutes") return number > 0 ? { minutes: number } : null;
  return Number.isInteger(number) && number >= 1 && number <= 100_000 ? { trials: number } : null;
}

function searchPart(key: string, value: string): Partial<SearchConfig> | null {
  switch (key) {
    case "sampler": {
      const sampler = SAMPLER_NAMES.find((name) => name === value);
      return sampler === undefined ? null : { sampler };
    }
    case "engine": {
      const engine = ENGINE_CHOICES.find((name) => name === value);
      return engine === undefined ? null : { engine };
    }
    case "reproducible":
      return value === "true" || value === "false" ? { reproducible: value === "true" } : null;
    case "metric": {
      const metric = METRICS.find((name) => name === value);
      return metric === undefined ? null : { objective: { metric, direction: directionOf(metric) } };
    }
    case "workers":
      return /^([1-9]|[1-5]\d|6[0-4])$/.test(value) ? { workers: Number(value) } : null;
    case "repeats":
      return /^([1-9]|10)$/.test(value) ? { repeats: Number(value) } : null;
    case "seed":
      return /^\d{1,10}$/.test(value) && Number(value) < 2 ** 32 ? { seed: Number(value) } : null;
    default:
      return null;
  }
}
