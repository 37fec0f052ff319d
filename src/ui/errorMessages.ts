import type { TFunction } from "i18next";
import { COLUMN_KINDS, LEFT_OUT_REASONS } from "../core/data/table/dataset.ts";
import { FOREIGN_FORMATS, FOREIGN_REMEDIES } from "../core/data/table/foreignFormats.ts";
import { detailOf, type ErrorDetail, type ErrorRecord } from "../core/errors.ts";
import { SETTING_NAMES, SETTING_TABLE } from "../core/model/settingTable.ts";
import { ENGINE_CHOICES } from "../core/study/studyConfig.ts";
import { formatCount } from "./charts/words/numberFormat.ts";
import { encodingWord } from "./encodingWord.ts";
import type { data } from "./i18n/en/data/data.ts";
import type { metrics } from "./i18n/en/metrics.ts";
import type { search } from "./i18n/en/search.ts";

/** Maximal length of a quoted value: a cell of a user's file may be very long. */
const LONGEST_VALUE = 80;

/** Fields of the search that a message about a setting can refer to, beside those of the model. */
const SEARCH_FIELDS = [
  "trials",
  "minutes",
  "target",
  "tolerance",
  "workers",
  "seed",
  "repeats",
  "budget",
  "limits",
] as const;

/** Details that are amounts, written with grouped thousands. Others may be identifiers or typed text, and stay as they are. */
const AMOUNTS: ReadonlySet<string> = new Set([
  "all",
  "cells",
  "classes",
  "columns",
  "features",
  "groups",
  "keys",
  "limit",
  "megabytes",
  "needed",
  "parameters",
  "records",
  "row",
  "rows",
  "pictures",
  "files",
  "labels",
]);

/** An error in the user's language: the problem, the offending value, and the next step. Plain text. */
export function errorText(
  t: TFunction,
  error: ErrorRecord,
): { readonly what: string; readonly next: string } {
  // `replace` separates the user's data from the options of `t`: a column named "count" or "lng" must not act as an option.
  const whole = isWhole(detailOf(error, "setting"));
  const number = t(whole ? "data.wholeNumber" : "data.anyNumber");
  const advice = foreignAdvice(t, detailOf(error, "format"));
  const unit = t("search.units.epoch");
  const replace = { unit, ...wordsOf(t, error), number, advice };
  const next = isLossWithoutRate(error)
    ? t("errors.lossNotFinite.nextWithoutRate")
    : t(`errors.${error.code}.next`, { defaultValue: "", replace });
  return {
    what: t(`errors.${error.code}.what`, { defaultValue: error.code, replace }),
    next,
  };
}

/** Whether a loss is not finite in a fit that has no learning rate: a tree of a forest, or one without steps. */
function isLossWithoutRate(error: ErrorRecord): boolean {
  if (error.code !== "lossNotFinite" && error.code !== "lossNotFiniteInFold") return false;
  const unit = detailOf(error, "unit");
  return unit === "tree" || unit === "step";
}

/** The next step for a file of an unsupported format. */
function foreignAdvice(t: TFunction, format: string | number | undefined): string {
  const foreign = FOREIGN_FORMATS.find((known) => known === format);
  return t(`formats.advice.${foreign === undefined ? "other" : FOREIGN_REMEDIES[foreign]}`);
}

/** The reason of a failure, in the user's language if it is one of our reasons; a browser's own text is kept. */
export function reasonText(t: TFunction, reason: string): string {
  return wordOf(t, "reason", reason);
}

/** Our identifiers (settings, kinds, engines) are translated; the user's values are kept, shortened. */
function wordsOf(t: TFunction, error: ErrorRecord): Record<string, string> {
  const aspect = detailOf(error, "aspect");
  const details: Readonly<Record<string, ErrorDetail>> = error.details;
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      name === "theirs" || name === "ours" ? aspectWord(t, aspect, String(value)) : wordOf(t, name, value),
    ]),
  );
}

/** The value of an aspect of a study in the form of `otherStudyProblem`: "minimize logLoss, minimize parameters". */
function aspectWord(t: TFunction, aspect: string | number | undefined, value: string): string {
  if (aspect === "task" && isTask(t, value)) return t(`data.tasks.${value}`);
  if (aspect !== "objectives") return wordOf(t, "value", value);
  return value
    .split(", ")
    .map((objective) => {
      const [direction, measure = ""] = objective.split(" ");
      const word = wordOf(t, "measure", measure);
      return direction === "minimize" || direction === "maximize"
        ? t("search.objectiveWords", { measure: word, direction: t(`search.directions.${direction}`) })
        : word;
    })
    .join(t("common.clauseSeparator"));
}

function wordOf(t: TFunction, name: string, value: string | number): string {
  if (name === "value" && String(value) === "NaN") return t("data.thisText");
  if (typeof value === "number") return AMOUNTS.has(name) ? formatCount(value) : String(value);
  const setting = SETTING_NAMES.find((known) => known === value);
  if (name === "setting" && setting !== undefined) return t(`model.settings.${setting}.label`);
  const searchField = SEARCH_FIELDS.find((known) => known === value);
  if (name === "setting" && searchField !== undefined) return t(`search.${searchField}`);
  if (name === "setting" && isPrunerSetting(t, value)) return t(`search.prunerSettings.${value}.name`);
  if (name === "setting" && value === "folds") return t("data.folds");
  if (name === "setting" && value === "foldRepeats") return t("data.foldRepeats");
  if (name === "setting" && isPart(t, value)) return t(`data.parts.${value}`);
  const kind = COLUMN_KINDS.find((known) => known === value);
  if (name === "kind" && kind !== undefined) return t(`data.kinds.${kind}`);
  const engine = ENGINE_CHOICES.find((known) => known === value);
  if (name === "engine" && engine !== undefined) return t(`search.engines.${engine}`);
  if (name === "unit" && isUnit(t, value)) return t(`search.units.${value}`);
  if (name === "reason" && isFailure(t, value)) return t(`search.failures.${value}`);
  const leftOut = LEFT_OUT_REASONS.find((known) => known === value);
  if (name === "why" && leftOut !== undefined) return t(`pictures.leftOut.${leftOut}`);
  if (name === "measure" && isCost(t, value)) return t(`search.costs.${value}.name`);
  if (name === "measure" && isMetricName(t, value)) return t(`metrics.${value}.name`);
  if (name === "task" && isTask(t, value)) return t(`data.tasks.${value}`);
  if (name === "aspect" && isAspect(t, value)) return t(`search.studyAspects.${value}`);
  if (name === "rule") return value.replaceAll(/[a-z]+/gi, (word) => ruleWord(t, word));
  if (name === "field" && isGeneratorField(t, value)) return t(`data.generatorFields.${value}.label`);
  const foreign = FOREIGN_FORMATS.find((known) => known === value);
  if (name === "format" && foreign !== undefined) return t(`formats.foreign.${foreign}`);
  if (name === "encoding") return encodingWord(t, value);
  if (name === "choices") return value;
  return value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
}

/** Whether a setting of the model or the search is an integer. */
function isWhole(setting: string | number | undefined): boolean {
  const name = SETTING_NAMES.find((known) => known === setting);
  if (name !== undefined) return SETTING_TABLE[name].kind === "int";
  return [
    "trials",
    "workers",
    "seed",
    "repeats",
    "folds",
    "foldRepeats",
    "warmup",
    "startTrials",
    "patience",
  ].includes(String(setting));
}

/** A generator's rule is a formula over its parameters: "informative + redundant + repeated ≤ features". */
function ruleWord(t: TFunction, word: string): string {
  if (word === "integer") return t("data.wholeNumber");
  return isGeneratorField(t, word) ? t(`data.generatorFields.${word}.label`) : word;
}

function isPart(t: TFunction, name: string): name is keyof typeof data.parts {
  return Object.hasOwn(t("data.parts", { returnObjects: true }), name);
}

function isFailure(t: TFunction, name: string): name is keyof typeof search.failures {
  return Object.hasOwn(t("search.failures", { returnObjects: true }), name);
}

function isUnit(t: TFunction, name: string): name is keyof typeof search.units {
  return Object.hasOwn(t("search.units", { returnObjects: true }), name);
}

function isGeneratorField(t: TFunction, name: string): name is keyof typeof data.generatorFields {
  return Object.hasOwn(t("data.generatorFields", { returnObjects: true }), name);
}

function isPrunerSetting(t: TFunction, name: string): name is keyof typeof search.prunerSettings {
  return Object.hasOwn(t("search.prunerSettings", { returnObjects: true }), name);
}

function isCost(t: TFunction, name: string): name is keyof typeof search.costs {
  return Object.hasOwn(t("search.costs", { returnObjects: true }), name);
}

function isMetricName(t: TFunction, name: string): name is keyof typeof metrics {
  return Object.hasOwn(t("metrics", { returnObjects: true }), name);
}

function isTask(t: TFunction, name: string): name is keyof typeof data.tasks {
  return Object.hasOwn(t("data.tasks", { returnObjects: true }), name);
}

function isAspect(t: TFunction, name: string): name is keyof typeof search.studyAspects {
  return Object.hasOwn(t("search.studyAspects", { returnObjects: true }), name);
}
