import { METRIC_NAMES, METRIC_TABLE } from "../metric/metricName.ts";
import { DEFAULT_PRUNER, PRUNER_NAMES, type PrunerConfig } from "../pruner/pruner.ts";
import { PRUNER_BOUNDS, type PrunerSetting } from "../pruner/prunerSettings.ts";
import { ACQUISITION_NAMES } from "../sampler/sampler.ts";
import { SAMPLER_NAMES } from "../sampler/samplerTable.ts";
import { LONGEST_INPUT_CONSTRAINT, MOST_INPUT_CONSTRAINTS } from "../space/inputConstraint.ts";
import { COSTS } from "../study/measure.ts";
import {
  DIRECTIONS,
  MOST_OBJECTIVES,
  RELATIONS,
  type Direction,
  type Objective,
  type OutcomeConstraint,
  type SideObjective,
} from "../study/objective.ts";
import { ENGINE_CHOICES, type Budget, type SearchConfig } from "../study/studyConfig.ts";
import { group, jsonOnly, many, one, record, within, type Field, type Fields } from "./fields.ts";
import { digits, flag, number, orNone, orUnsaid, text, word, type Kind, type TextKind } from "./kind.ts";

/** A link with more limits is a mistake or an attack: users set fewer. */
const MOST_LIMITS = 12;

const METRIC = word(METRIC_NAMES);
const MEASURE = word([...METRIC_NAMES, ...COSTS]);
const DIRECTION = word(DIRECTIONS);
const FINITE = number({ low: -Infinity, high: Infinity, whole: false });
const POSITIVE = number({ low: Number.MIN_VALUE, high: Infinity, whole: false });

/**
 * What trials are judged by, in a document. A new study has measures of this build; the file of a study may have those of a later one.
 */
export function judgedByKinds<Metric extends string, Name extends string>(
  metric: Kind<Metric>,
  measure: Kind<Name>,
) {
  return {
    objective: record<{ readonly metric: Metric; readonly direction: Direction }>({
      metric: jsonOnly(metric),
      direction: jsonOnly(DIRECTION),
    }),
    sideObjective: record<{ readonly measure: Name; readonly direction: Direction }>({
      measure: jsonOnly(measure),
      direction: jsonOnly(DIRECTION),
    }),
    outcomeConstraint: record<Omit<OutcomeConstraint, "measure"> & { readonly measure: Name }>({
      measure: jsonOnly(measure),
      relation: jsonOnly(word(RELATIONS)),
      bound: jsonOnly(FINITE),
    }),
  };
}

const JUDGED_BY = judgedByKinds(METRIC, MEASURE);

/** A link contains only the metric, which determines the direction. */
const OBJECTIVE: TextKind<Objective> = {
  ...JUDGED_BY.objective,
  textShape: METRIC.shape,
  toText: ({ metric }) => metric,
  fromText: (given) => {
    const metric = METRIC.fromText(given);
    return metric && { metric, direction: METRIC_TABLE[metric].direction };
  },
};

/** `parameters:minimize`. */
const SIDE_OBJECTIVE: TextKind<SideObjective> = {
  ...JUDGED_BY.sideObjective,
  toText: ({ measure, direction }) => `${measure}:${direction}`,
  fromText: (given) => {
    const [name = "", towards = "", ...rest] = given.split(":");
    const measure = MEASURE.fromText(name);
    const direction = DIRECTION.fromText(towards);
    return measure && direction && rest.length === 0 ? { measure, direction } : undefined;
  },
};

/** `parameters<=20000`, `macroF1>=0.8`. */
const OUTCOME_CONSTRAINT: TextKind<OutcomeConstraint> = {
  ...JUDGED_BY.outcomeConstraint,
  toText: ({ measure, relation, bound }) => `${measure}${relation === "atMost" ? "<=" : ">="}${bound}`,
  fromText: (given) => {
    const [, name = "", sign, end = ""] = /^([a-zA-Z0-9]+)(<=|>=)(.+)$/.exec(given) ?? [];
    const measure = MEASURE.fromText(name);
    const bound = FINITE.fromText(end);
    if (measure === undefined || bound === undefined) return undefined;
    return { measure, relation: sign === "<=" ? "atMost" : "atLeast", bound };
  },
};

const PRUNER_FIELDS: Fields<PrunerConfig> = {
  name: one("pruner", word(PRUNER_NAMES), DEFAULT_PRUNER.name),
  warmup: prunerSetting("warmup"),
  startTrials: prunerSetting("startTrials"),
  percentile: prunerSetting("percentile"),
  reduction: prunerSetting("reduction"),
  patience: prunerSetting("patience"),
  threshold: one("pruner.threshold", orNone(number(PRUNER_BOUNDS.threshold)), DEFAULT_PRUNER.threshold),
  significance: prunerSetting("significance"),
};

export const BUDGET_FIELDS: Fields<Budget> = {
  trials: one("trials", orNone(number({ low: 1, high: 100_000, whole: true })), 20),
  minutes: within({ low: 0.1, high: 1440 }, one("minutes", orUnsaid(POSITIVE), null)),
  // The key `target` is taken: it names the target column.
  target: within({ low: -1e12, high: 1e12 }, one("goal", orUnsaid(FINITE), null)),
  tolerance: within({ low: 1e-9, high: 1e9 }, one("tolerance", orUnsaid(POSITIVE), null)),
};

/** How to search, in the order of links. */
export const SEARCH_FIELDS: Fields<SearchConfig> = {
  sampler: one("sampler", word(SAMPLER_NAMES), "gp"),
  acquisition: one("acquisition", word(ACQUISITION_NAMES), "logEi"),
  objective: one("metric", OBJECTIVE),
  budget: group(BUDGET_FIELDS),
  workers: one("workers", orUnsaid(digits(1, 64)), null),
  engine: one("engine", word(ENGINE_CHOICES), "auto"),
  reproducible: one("reproducible", flag("true", "false"), false),
  seed: one("seed", digits(0, 2 ** 32 - 1), 1),
  repeats: one("repeats", digits(1, 10), 1),
  pruner: group(PRUNER_FIELDS),
  sideObjectives: many("also", SIDE_OBJECTIVE, MOST_OBJECTIVES - 1),
  outcomeConstraints: many("limit", OUTCOME_CONSTRAINT, MOST_LIMITS),
  // Rules are checked where they are shown.
  inputConstraints: many("where", text(LONGEST_INPUT_CONSTRAINT), MOST_INPUT_CONSTRAINTS),
};

function prunerSetting(name: Exclude<PrunerSetting, "threshold">): Field<number> {
  return one(`pruner.${name}`, number(PRUNER_BOUNDS[name]), DEFAULT_PRUNER[name]);
}
