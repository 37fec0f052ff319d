import { dataProblems } from "../../core/data/dataProblems.ts";
import type { Task } from "../../core/data/table/dataset.ts";
import { pictureDimensions } from "../../core/data/table/pictureDimensions.ts";
import type { ErrorRecord } from "../../core/errors.ts";
import { metricsOf } from "../../core/metric/metricName.ts";
import { LEARNERS, learnersOf } from "../../core/learner/registry.ts";
import { constraintProblems } from "../../core/model/constraintProblems.ts";
import { pictureProblems } from "../../core/model/pictureSettings.ts";
import { settingProblems } from "../../core/model/settingProblems.ts";
import type { Settings } from "../../core/model/settings.ts";
import { isPrunerValue, PRUNER_BOUNDS, PRUNER_SETTINGS } from "../../core/pruner/prunerSettings.ts";
import { limitsOf, type Field } from "../../core/schema/fields.ts";
import { BUDGET_FIELDS, SEARCH_FIELDS } from "../../core/schema/searchFields.ts";
import { LONGEST_INPUT_CONSTRAINT, MOST_INPUT_CONSTRAINTS } from "../../core/space/inputConstraint.ts";
import { effectivePruner } from "../../core/study/effectivePruner.ts";
import { COSTS, isMetric, type Measure } from "../../core/study/measure.ts";
import { MOST_OBJECTIVES } from "../../core/study/objective.ts";
import type { StudyConfig, SearchConfig } from "../../core/study/studyConfig.ts";
import { createLastCall } from "./lastCall.ts";
import { settingPlace, type DatasetState, type SetupProblem, type ProblemPlace } from "./setupState.ts";

/** All problems that prevent the study from running, as far as the page knows; see also `watchDivision`. */
export function setupProblems(config: StudyConfig, dataset: DatasetState): readonly SetupProblem[] {
  if (dataset.status === "loading") return [];
  if (dataset.status === "failed")
    return [{ place: { section: "data", field: "source" }, error: dataset.error }];
  const settings = settingProblems(config.settings);
  const pictures = pictureDimensions(dataset.summary);
  // Shapes cannot be computed while the settings have problems.
  const shapes = settings.length > 0 || pictures === null ? [] : pictureProblems(config.settings, pictures);
  return [
    ...dataProblems(config.data, dataset.summary).map(({ field, error }): SetupProblem => ({
      place: { section: "data", field },
      error,
    })),
    ...[...settings, ...shapes].map(({ name, error }): SetupProblem => ({
      place: settingPlace(name),
      error,
    })),
    ...searchProblems(config),
  ];
}

type SearchField = Extract<ProblemPlace, { section: "search" }>["field"];

/** Whether a measure exists for a task; costs exist for every task. */
export function measureFits(measure: Measure, task: Task): boolean {
  return !isMetric(measure) || metricsOf(task).includes(measure);
}

/** The measures that are offered: costs first. The number of parameters only if every learner of the search has one. */
export function offeredMeasures(task: Task, settings: Settings): readonly Measure[] {
  return [...COSTS, ...metricsOf(task)].filter((measure) => isKnown(measure, settings));
}

function isKnown(measure: Measure, settings: Settings): boolean {
  return measure !== "parameters" || learnersOf(settings).every((learner) => LEARNERS[learner].hasParameters);
}

/** The problems of the search settings, with their places. */
export function searchProblems({ search, data, settings }: StudyConfig): readonly SetupProblem[] {
  return [
    ...at("budget", budgetProblems(search)),
    ...at("workers", bounded("workers", search.workers, SEARCH_FIELDS.workers)),
    ...at("seed", bounded("seed", search.seed, SEARCH_FIELDS.seed)),
    ...at("repeats", bounded("repeats", search.repeats, SEARCH_FIELDS.repeats)),
    ...at("pruner", prunerProblems(search)),
    ...at("objective", unfit(search.objective.metric, data.task)),
    ...at("sideObjectives", sideObjectiveProblems(search, data.task)),
    ...at("sideObjectives", unknown(search.sideObjectives, settings)),
    ...at("outcomeConstraints", limitProblems(search, data.task)),
    ...at("outcomeConstraints", unknown(search.outcomeConstraints, settings)),
    ...at("inputConstraints", ruleProblems(search.inputConstraints, settings)),
  ];
}

function at(field: SearchField, errors: readonly ErrorRecord[]): readonly SetupProblem[] {
  return errors.map((error) => ({ place: { section: "search", field }, error }));
}

function budgetProblems({ budget, sideObjectives }: SearchConfig): readonly ErrorRecord[] {
  const { trials, minutes, target, tolerance } = budget;
  // The remaining improvement is known only for one objective: with several, a tolerance never ends a study.
  const mayBecomeUnlikely = tolerance !== null && sideObjectives.length === 0;
  if (trials === null && minutes === null && target === null && !mayBecomeUnlikely) {
    return [{ code: "budgetMissing", details: {} }];
  }
  return [
    ...bounded("trials", trials, BUDGET_FIELDS.trials),
    ...bounded("minutes", minutes, BUDGET_FIELDS.minutes),
    ...bounded("target", target, BUDGET_FIELDS.target),
    ...bounded("tolerance", tolerance, BUDGET_FIELDS.tolerance),
  ];
}

/** Problems of the settings that the chosen pruner uses; others are not on screen. */
function prunerProblems(search: SearchConfig): readonly ErrorRecord[] {
  const pruner = effectivePruner(search);
  return PRUNER_SETTINGS[pruner.name].flatMap((setting) => {
    const value = pruner[setting];
    const { low, high } = PRUNER_BOUNDS[setting];
    return isPrunerValue(setting, value) ? [] : [outOfBounds(setting, value, low, high)];
  });
}

function sideObjectiveProblems(
  { objective, sideObjectives }: SearchConfig,
  task: Task,
): readonly ErrorRecord[] {
  const objectives = sideObjectives.length + 1;
  if (objectives > MOST_OBJECTIVES) {
    return [{ code: "objectivesTooMany", details: { objectives, limit: MOST_OBJECTIVES } }];
  }
  const seen = new Set<Measure>([objective.metric]);
  return sideObjectives.flatMap(({ measure }): readonly ErrorRecord[] => {
    if (seen.has(measure)) return [{ code: "measureRepeated", details: { measure } }];
    seen.add(measure);
    return unfit(measure, task);
  });
}

function limitProblems({ outcomeConstraints }: SearchConfig, task: Task): readonly ErrorRecord[] {
  return outcomeConstraints.flatMap(({ measure, bound }): readonly ErrorRecord[] => {
    if (Number.isFinite(bound)) return unfit(measure, task);
    return [{ code: "settingNotANumber", details: { setting: "limits", value: String(bound) } }];
  });
}

function ruleProblems(rules: readonly string[], settings: Settings): readonly ErrorRecord[] {
  if (rules.length > MOST_INPUT_CONSTRAINTS) {
    const details = { constraints: rules.length, limit: MOST_INPUT_CONSTRAINTS };
    return [{ code: "constraintsTooMany", details }];
  }
  const tooLong = rules.filter(({ length }) => length > LONGEST_INPUT_CONSTRAINT);
  if (tooLong.length > 0) {
    return tooLong.map((text): ErrorRecord => {
      const details = { text, characters: text.length, limit: LONGEST_INPUT_CONSTRAINT };
      return { code: "constraintTooLong", details };
    });
  }
  // Rules cannot be checked while the settings have problems.
  return settingProblems(settings).length > 0 ? [] : lastProblems(rules, settings);
}

/** Cached: the check that a configuration satisfies the rules is slow, and most changes affect neither rules nor settings. */
const lastProblems = createLastCall(constraintProblems);

function unfit(measure: Measure, task: Task): readonly ErrorRecord[] {
  return measureFits(measure, task) ? [] : [{ code: "measureUnfit", details: { measure, task } }];
}

function unknown(all: readonly { readonly measure: Measure }[], settings: Settings): readonly ErrorRecord[] {
  const missing = all.filter(({ measure }) => !isKnown(measure, settings));
  return missing.map(({ measure }) => ({ code: "measureUnknown", details: { measure } }));
}

function bounded<T extends number | null>(
  setting: string,
  value: T,
  field: Field<T>,
): readonly ErrorRecord[] {
  const limits = limitsOf(field);
  if (value === null || limits === null) return [];
  const { low, high, whole } = limits;
  if (value >= low && value <= high && (!whole || Number.isInteger(value))) return [];
  return [outOfBounds(setting, value, low, high)];
}

function outOfBounds(setting: string, value: number | null, low: number, high: number): ErrorRecord {
  return { code: "settingOutOfBounds", details: { setting, value: String(value), low, high } };
}
