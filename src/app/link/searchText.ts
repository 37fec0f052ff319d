import type { Task } from "../../core/data/table/dataset.ts";
import { METRIC_NAMES, METRIC_TABLE } from "../../core/metric/metricName.ts";
import type { PrunerConfig } from "../../core/pruner/pruner.ts";
import { ACQUISITION_NAMES } from "../../core/sampler/sampler.ts";
import { SAMPLER_NAMES } from "../../core/sampler/samplerTable.ts";
import { LONGEST_INPUT_CONSTRAINT, MOST_INPUT_CONSTRAINTS } from "../../core/space/inputConstraint.ts";
import { MOST_OBJECTIVES, type OutcomeConstraint, type SideObjective } from "../../core/study/objective.ts";
import { ENGINE_CHOICES, type Budget, type SearchConfig } from "../../core/study/studyConfig.ts";
import { DEFAULT_CONFIG, defaultObjective } from "../setup/defaultConfig.ts";
import type { LinkEntry } from "./linkEntry.ts";
import { limitFromText, limitToText, sideObjectiveFromText, sideObjectiveToText } from "./objectiveText.ts";
import { PRUNER_KEYS, prunerPart, prunerToEntries } from "./prunerText.ts";

const DEFAULTS = DEFAULT_CONFIG.search;
const BUDGET_KEYS: ReadonlySet<string> = new Set(["trials", "minutes", "goal", "tolerance"]);
/** A link is a line of text: more limits than anyone types are a mistake, or mischief. */
const MOST_LIMITS = 12;

/** Whole numbers of the search, and what they may be. */
export const SEARCH_BOUNDS = {
  trials: { low: 1, high: 100_000 },
  workers: { low: 1, high: 64 },
  repeats: { low: 1, high: 10 },
  seed: { low: 0, high: 2 ** 32 - 1 },
} as const;

/** The keys of the entries that say how to search. `also`, `limit` and `where` may repeat. */
export const SEARCH_KEYS: ReadonlySet<string> = new Set([
  "sampler",
  "acquisition",
  "metric",
  "also",
  "limit",
  "where",
  "workers",
  "engine",
  "reproducible",
  "seed",
  "repeats",
  ...BUDGET_KEYS,
  ...PRUNER_KEYS,
]);

/** The entries of a link that say how to search; `goal` is the target value, for `target` is a column. */
export function searchToEntries(search: SearchConfig, task: Task): readonly LinkEntry[] {
  const { metric } = search.objective;
  const { budget } = search;
  const all: readonly (readonly [string, unknown, unknown])[] = [
    ["sampler", search.sampler, DEFAULTS.sampler],
    ["acquisition", search.acquisition, DEFAULTS.acquisition],
    ["metric", metric, defaultObjective(task).metric],
    ["trials", budget.trials ?? "none", DEFAULTS.budget.trials],
    ["minutes", budget.minutes, DEFAULTS.budget.minutes],
    ["goal", budget.target, DEFAULTS.budget.target],
    ["tolerance", budget.tolerance, DEFAULTS.budget.tolerance],
    ["workers", search.workers, DEFAULTS.workers],
    ["engine", search.engine, DEFAULTS.engine],
    ["reproducible", search.reproducible, DEFAULTS.reproducible],
    ["seed", search.seed, DEFAULTS.seed],
    ["repeats", search.repeats, DEFAULTS.repeats],
  ];
  const differing = all.filter(([, value, usual]) => value !== usual);
  return [
    ...differing.map(([key, value]): LinkEntry => [key, String(value)]),
    ...prunerToEntries(search.pruner),
    ...search.sideObjectives.map((side): LinkEntry => ["also", sideObjectiveToText(side)]),
    ...search.outcomeConstraints.map((limit): LinkEntry => ["limit", limitToText(limit)]),
    ...search.inputConstraints.map((rule): LinkEntry => ["where", rule]),
  ];
}

export function searchFromEntries(
  entries: readonly LinkEntry[],
  ignore: (entry: LinkEntry) => void,
): Partial<SearchConfig> {
  let search: Partial<SearchConfig> = {};
  let budget: Budget = DEFAULTS.budget;
  let pruner: PrunerConfig = DEFAULTS.pruner;
  const sideObjectives: SideObjective[] = [];
  const outcomeConstraints: OutcomeConstraint[] = [];
  const inputConstraints: string[] = [];
  /** Adds one more of a list, if it is one and there is room. */
  const add = <T>(list: T[], item: T | null, most: number): boolean =>
    item !== null && list.length < most && list.push(item) > 0;
  const take = (entry: LinkEntry): boolean => {
    const [key, value] = entry;
    if (key === "also") return add(sideObjectives, sideObjectiveFromText(value), MOST_OBJECTIVES - 1);
    if (key === "limit") return add(outcomeConstraints, limitFromText(value), MOST_LIMITS);
    // What a rule says is judged where it is shown.
    if (key === "where") {
      const rule = value.length > LONGEST_INPUT_CONSTRAINT ? null : value;
      return add(inputConstraints, rule, MOST_INPUT_CONSTRAINTS);
    }
    if (BUDGET_KEYS.has(key)) {
      const part = budgetPart(key, value);
      budget = { ...budget, ...part };
      return part !== null;
    }
    if (PRUNER_KEYS.includes(key)) {
      const part = prunerPart(entry);
      pruner = { ...pruner, ...part };
      return part !== null;
    }
    const part = searchPart(key, value);
    search = { ...search, ...part };
    return part !== null;
  };
  for (const entry of entries) if (!take(entry)) ignore(entry);
  return {
    ...search,
    ...(differs(budget, DEFAULTS.budget) && { budget }),
    ...(differs(pruner, DEFAULTS.pruner) && { pruner }),
    ...(sideObjectives.length > 0 && { sideObjectives }),
    ...(outcomeConstraints.length > 0 && { outcomeConstraints }),
    ...(inputConstraints.length > 0 && { inputConstraints }),
  };
}

function differs(value: object, usual: object): boolean {
  return JSON.stringify(value) !== JSON.stringify(usual);
}

function budgetPart(key: string, value: string): Partial<Budget> | null {
  if (key === "trials" && value === "none") return { trials: null };
  const number = value.trim() === "" ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) return null;
  if (key === "goal") return { target: number };
  if (key === "minutes") return number > 0 ? { minutes: number } : null;
  if (key === "tolerance") return number > 0 ? { tolerance: number } : null;
  return isWithin(number, SEARCH_BOUNDS.trials) ? { trials: number } : null;
}

function isWithin(number: number, { low, high }: { readonly low: number; readonly high: number }): boolean {
  return Number.isInteger(number) && number >= low && number <= high;
}

function searchPart(key: string, value: string): Partial<SearchConfig> | null {
  const whole = /^\d{1,10}$/.test(value) ? Number(value) : null;
  switch (key) {
    case "sampler": {
      const sampler = SAMPLER_NAMES.find((name) => name === value);
      return sampler === undefined ? null : { sampler };
    }
    case "acquisition": {
      const acquisition = ACQUISITION_NAMES.find((name) => name === value);
      return acquisition === undefined ? null : { acquisition };
    }
    case "engine": {
      const engine = ENGINE_CHOICES.find((name) => name === value);
      return engine === undefined ? null : { engine };
    }
    case "reproducible":
      return value === "true" || value === "false" ? { reproducible: value === "true" } : null;
    case "metric": {
      const metric = METRIC_NAMES.find((name) => name === value);
      return metric === undefined
        ? null
        : { objective: { metric, direction: METRIC_TABLE[metric].direction } };
    }
    case "workers":
      return whole !== null && isWithin(whole, SEARCH_BOUNDS.workers) ? { workers: whole } : null;
    case "repeats":
      return whole !== null && isWithin(whole, SEARCH_BOUNDS.repeats) ? { repeats: whole } : null;
    case "seed":
      return whole !== null && isWithin(whole, SEARCH_BOUNDS.seed) ? { seed: whole } : null;
    default:
      return null;
  }
}
