import { SETTING_NAMES, type SettingName } from "../core/model/settingTable.ts";
import { SAMPLER_NAMES } from "../core/sampler/samplerTable.ts";
import { asIs, nullable, orEmpty } from "../core/schema/composite.ts";
import { ifFit, jsonOnly, listOf, members, optional, record, type Fields } from "../core/schema/fields.ts";
import { ANY_NUMBER, digits, text, unfit, word, type Kind } from "../core/schema/kind.ts";
import { PARAM_VALUE } from "../core/schema/settingFields.ts";
import type { Params, ParamValue } from "../core/space/distribution.ts";
import type { KnownTrial } from "../core/study/earlierStudy.ts";
import type { Knowledge } from "../core/study/knowledge.ts";
import {
  EMPTY_CURVE,
  TRIAL_STATES,
  type FoldResult,
  type LearningCurve,
  type Trial,
} from "../core/study/trial.ts";

/** Maximal length of a curve: far more steps than a trial can have. */
const MOST_STEPS = 100_000;

/** Written but not read yet. */
const written = <T>() => jsonOnly(asIs<T>());

const NUMBERS = listOf(ANY_NUMBER);

const STEPS: Kind<readonly number[]> = {
  ...NUMBERS,
  fromJson: (value, place) =>
    Array.isArray(value) && value.length > MOST_STEPS
      ? unfit(place, value.length)
      : NUMBERS.fromJson(value, place),
};

const CURVE = record<LearningCurve>({
  trainLoss: jsonOnly(STEPS),
  validationLoss: jsonOnly(STEPS),
  score: jsonOnly(STEPS),
});

const FOLD: Fields<FoldResult> = {
  fold: jsonOnly(ANY_NUMBER),
  cutting: optional(jsonOnly(ANY_NUMBER)),
  repeat: jsonOnly(ANY_NUMBER),
  value: jsonOnly(ANY_NUMBER),
  bestStep: jsonOnly(ANY_NUMBER),
  steps: jsonOnly(ANY_NUMBER),
  measures: ifFit(NUMBERS),
};

/** Parameters that are not settings of this build are left out. */
const PARAMS: Kind<Params> = {
  shape: { type: "record", of: new Map(SETTING_NAMES.map((name) => [name, PARAM_VALUE.shape])) },
  toJson: (params) => params,
  fromJson(value, place) {
    const given = members(value, place);
    const known = SETTING_NAMES.flatMap((name): [SettingName, ParamValue][] =>
      given.has(name) ? [[name, PARAM_VALUE.fromJson(given.get(name), [...place, name])]] : [],
    );
    return Object.fromEntries(known);
  },
};

/** Older files lack it; an unknown name of a newer build is ignored. */
const SAMPLER = ifFit(word(SAMPLER_NAMES));

const KNOWLEDGE: Fields<Knowledge> = {
  results: jsonOnly(digits(0, Number.MAX_SAFE_INTEGER)),
  begun: jsonOnly(digits(0, Number.MAX_SAFE_INTEGER)),
  earlier: optional(jsonOnly(digits(0, Number.MAX_SAFE_INTEGER))),
};

/** Every field of a known trial of another study. */
export const KNOWN_TRIAL_FIELDS: Fields<KnownTrial> = {
  params: jsonOnly(PARAMS),
  state: jsonOnly(word(["complete", "pruned", "failed"])),
  values: jsonOnly(nullable(NUMBERS), null),
  violations: optional(jsonOnly(nullable(NUMBERS))),
  standardErrors: optional(jsonOnly(nullable(listOf(nullable(ANY_NUMBER))))),
  rungValues: optional(written()),
  source: jsonOnly(text()),
  sampler: SAMPLER,
};

/** Every field of a trial in a file. */
export const TRIAL_FIELDS: Fields<Trial> = {
  number: written(),
  params: jsonOnly(PARAMS),
  state: jsonOnly(word(TRIAL_STATES)),
  values: jsonOnly(nullable(NUMBERS), null),
  plainScore: optional(written()),
  violations: jsonOnly(nullable(NUMBERS), null),
  folds: jsonOnly(orEmpty(listOf(record(FOLD))), []),
  curve: jsonOnly(CURVE, EMPTY_CURVE),
  firstScores: optional(written()),
  bestStep: written(),
  parameterCount: jsonOnly(nullable(ANY_NUMBER), null),
  cost: optional(written()),
  startedMs: written(),
  endedMs: written(),
  worker: written(),
  retries: written(),
  error: written(),
  suggestion: written(),
  sampler: SAMPLER,
  knowledge: ifFit(record(KNOWLEDGE)),
};
