import type { DataConfig, DataSource } from "../core/data/dataConfig.ts";
import { AppError } from "../core/errors.ts";
import {
  PREPARATION_SETTINGS,
  SETTING_NAMES,
  SETTING_TABLE,
  type SettingName,
} from "../core/model/settingTable.ts";
import type { Setting, Settings } from "../core/model/settings.ts";
import type { Params, ParamValue } from "../core/space/distribution.ts";
import { SAMPLER_NAMES, type SamplerName } from "../core/sampler/samplerTable.ts";
import { earlierStudy, type EarlierStudy, type KnownTrial } from "../core/study/earlierStudy.ts";
import { EMPTY_CURVE, type FoldResult, type LearningCurve, type Trial } from "../core/study/trial.ts";

type Fields = Readonly<Record<string, unknown>>;
type Search = EarlierStudy["search"];

/**
 * What can be learnt of a study written by `studyToJson`, this or an older build's. Only what is used is looked at.
 * @param fileName names the study where it has no name
 * @throws AppError `studyFileUnreadable` (reason: notJson, notStudy, newerStudy, brokenStudy), `studyFileEmpty`
 */
export function studyFromJson(text: string, fileName: string): EarlierStudy {
  const fail = (reason: string) => new AppError("studyFileUnreadable", { name: fileName, reason });
  const document = parse(text);
  if (document === undefined) throw fail("notJson");
  if (!isFields(document) || document["format"] !== "surmise-study") throw fail("notStudy");
  if (document["version"] !== 1) throw fail("newerStudy");
  let study: EarlierStudy;
  try {
    study = read(document, fileName);
  } catch (thrown) {
    if (!(thrown instanceof Broken)) throw thrown;
    throw fail("brokenStudy");
  }
  if (study.trials.length === 0) throw new AppError("studyFileEmpty", { name: fileName });
  return study;
}

/** Something is not what it has to be. Never leaves this file. */
class Broken extends Error {}

function read(document: Fields, fileName: string): EarlierStudy {
  const config = fields(document["config"]);
  const name = typeof config["name"] === "string" && config["name"] !== "" ? config["name"] : fileName;
  const asked = search(config["search"]);
  const known =
    document["known"] === undefined ? [] : list(document["known"]).map((each) => knownTrial(each, asked));
  return earlierStudy(
    {
      config: {
        data: data(config["data"]),
        settings: settings(config["settings"], config["data"]),
        search: asked,
      },
      trials: list(document["trials"]).map((each) => trial(each, asked)),
      known,
    },
    name,
  );
}

/** Data are compared as they stand, so only what is shown has to be of its type. */
function data(value: unknown): DataConfig {
  const of = fields(value);
  const source = fields(of["source"]);
  const sound =
    (source["kind"] === "builtIn" && typeof source["id"] === "string") ||
    (source["kind"] === "synthetic" && isFields(source["generator"])) ||
    (source["kind"] === "file" &&
      typeof source["name"] === "string" &&
      typeof source["fingerprint"] === "string");
  const { task, target } = of;
  if (!sound || typeof target !== "string") throw new Broken();
  if (task !== "classification" && task !== "regression") throw new Broken();
  const { preparation: _, ...rest } = of;
  return { ...(rest as unknown as DataConfig), source: source as unknown as DataSource, target, task };
}

/** Objectives and limits are compared by value, too; files from before there were several have one and none. */
function search(value: unknown): Search {
  const of = fields(value);
  const objective = fields(of["objective"]);
  if (typeof objective["metric"] !== "string") throw new Broken();
  direction(objective["direction"]);
  const sides = list(of["sideObjectives"] ?? []).map(fields);
  for (const side of sides) {
    if (typeof side["measure"] !== "string") throw new Broken();
    direction(side["direction"]);
  }
  const limits = list(of["outcomeConstraints"] ?? []).map(fields);
  for (const { measure, relation, bound } of limits) {
    if (typeof measure !== "string" || typeof bound !== "number") throw new Broken();
    if (relation !== "atMost" && relation !== "atLeast") throw new Broken();
  }
  return {
    objective: objective as unknown as Search["objective"],
    sideObjectives: sides as unknown as Search["sideObjectives"],
    outcomeConstraints: limits as unknown as Search["outcomeConstraints"],
  };
}

/**
 * Of ranges only that they were: which values trials had is in their params. A setting from after the file has its default; how data
 * were prepared once stood with the data.
 */
function settings(value: unknown, dataConfig: unknown): Settings {
  const of = { ...formerPreparation(fields(dataConfig)["preparation"]), ...fields(value) };
  const read = SETTING_NAMES.map((name): [SettingName, Setting] => {
    const { defaultValue, defaultRange } = SETTING_TABLE[name];
    if (of[name] === undefined) return [name, { mode: "value", value: defaultValue }];
    const setting = fields(of[name]);
    if (setting["mode"] === "range") return [name, { mode: "range", distribution: defaultRange }];
    if (!isParamValue(setting["value"])) throw new Broken();
    return [name, { mode: "value", value: setting["value"] }];
  });
  return Object.fromEntries(read) as Settings;
}

function formerPreparation(value: unknown): Fields {
  if (value === undefined) return {};
  const own = Object.entries(fields(value)).filter(([name]) =>
    PREPARATION_SETTINGS.some((known) => known === name),
  );
  return Object.fromEntries(own.map(([name, chosen]) => [name, { mode: "value", value: chosen }]));
}

/** A trial with all that can be learnt of it; the rest is left blank. */
function trial(value: unknown, { sideObjectives, outcomeConstraints }: Search): Trial {
  const of = fields(value);
  const { state } = of;
  if (
    state !== "complete" &&
    state !== "pruned" &&
    state !== "failed" &&
    state !== "running" &&
    state !== "waiting"
  ) {
    throw new Broken();
  }
  const values = numbersOrNull(of["values"]);
  const violations = numbersOrNull(of["violations"]);
  if (state === "complete" && values?.length !== 1 + sideObjectives.length) throw new Broken();
  if (violations !== null && violations.length !== outcomeConstraints.length) throw new Broken();
  const parameterCount = of["parameterCount"] ?? null;
  return {
    ...BLANK,
    params: params(of["params"]),
    state,
    values,
    violations,
    folds: list(of["folds"] ?? []).map(fold),
    curve: curve(of["curve"]),
    parameterCount: parameterCount === null ? null : numberOf(parameterCount),
    ...samplerOf(of["sampler"]),
  };
}

/** Files from before it was noted have none; a name from after this build means nothing here. */
function samplerOf(value: unknown): { readonly sampler?: SamplerName } {
  const sampler = SAMPLER_NAMES.find((name) => name === value);
  return sampler === undefined ? {} : { sampler };
}

const BLANK = {
  number: 0,
  bestEpoch: null,
  startedMs: null,
  endedMs: null,
  worker: null,
  retries: 0,
  error: null,
  suggestion: null,
} as const satisfies Partial<Trial>;

/** Of a curve: far beyond what a trial can have. */
const MOST_EPOCHS = 100_000;

function curve(value: unknown): LearningCurve {
  if (value === undefined) return EMPTY_CURVE;
  const of = fields(value);
  const numbers = (name: string) => {
    const epochs = list(of[name]);
    if (epochs.length > MOST_EPOCHS) throw new Broken();
    return epochs.map(numberOf);
  };
  return {
    trainLoss: numbers("trainLoss"),
    validationLoss: numbers("validationLoss"),
    score: numbers("score"),
  };
}

function fold(value: unknown): FoldResult {
  const of = fields(value);
  const number = (name: string) => numberOf(of[name]);
  const cutting = of["cutting"] === undefined ? {} : { cutting: number("cutting") };
  return {
    ...cutting,
    fold: number("fold"),
    repeat: number("repeat"),
    value: number("value"),
    bestEpoch: number("bestEpoch"),
    epochs: number("epochs"),
  };
}

function knownTrial(value: unknown, asked: Search): KnownTrial {
  const of = fields(value);
  const { params: own, state, values, violations, sampler } = trial(value, asked);
  if (state === "running" || state === "waiting" || typeof of["source"] !== "string") throw new Broken();
  const errors = of["standardErrors"] ?? null;
  const standardErrors =
    errors === null ? null : list(errors).map((error) => (error === null ? null : numberOf(error)));
  if (standardErrors !== null && standardErrors.length !== values?.length) throw new Broken();
  const known = { params: own, state, values, violations, standardErrors, source: of["source"] };
  return sampler === undefined ? known : { ...known, sampler };
}

function params(value: unknown): Params {
  const of = fields(value);
  const known = SETTING_NAMES.flatMap((name): [SettingName, ParamValue][] => {
    const given = of[name];
    if (given === undefined) return [];
    if (!isParamValue(given)) throw new Broken();
    return [[name, given]];
  });
  return Object.fromEntries(known);
}

function direction(value: unknown): void {
  if (value !== "minimize" && value !== "maximize") throw new Broken();
}

/** JSON has no NaN and no infinity; `studyToJson` writes their names. */
function numberOf(value: unknown): number {
  if (typeof value === "number") return value;
  if (value === "NaN" || value === "Infinity" || value === "-Infinity") return Number(value);
  throw new Broken();
}

function numbersOrNull(value: unknown): readonly number[] | null {
  return value === null || value === undefined ? null : list(value).map(numberOf);
}

function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new Broken();
  return value;
}

function fields(value: unknown): Fields {
  if (!isFields(value)) throw new Broken();
  return value;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isParamValue(value: unknown): value is ParamValue {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
