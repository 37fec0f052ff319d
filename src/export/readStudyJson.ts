import { AppError } from "../core/errors.ts";
import {
  PREPARATION_SETTINGS,
  SETTING_NAMES,
  SETTING_TABLE,
  type SettingName,
} from "../core/model/settingTable.ts";
import type { Setting, Settings } from "../core/model/settings.ts";
import { orEmpty } from "../core/schema/composite.ts";
import { CONFIG_FIELDS } from "../core/schema/configFields.ts";
import { DATA_FIELDS } from "../core/schema/dataFields.ts";
import { fieldsOf, ifFit, jsonOnly, listOf, members, pick, record } from "../core/schema/fields.ts";
import { GENERATOR } from "../core/schema/generatorField.ts";
import { text, unfit, UnfitValue, type Kind, type Place } from "../core/schema/kind.ts";
import { judgedByKinds } from "../core/schema/searchFields.ts";
import { PARAM_VALUE, SETTING_FIELDS } from "../core/schema/settingFields.ts";
import { FILE_FIELDS, sourceKind } from "../core/schema/sourceFields.ts";
import {
  earlierStudy,
  type EarlierData,
  type EarlierStudy,
  type KnownTrial,
} from "../core/study/earlierStudy.ts";
import type { JudgedBy } from "../core/study/objective.ts";
import type { Trial } from "../core/study/trial.ts";
import { inLatestVersion } from "./studyVersions.ts";
import { KNOWN_TRIAL_FIELDS, TRIAL_FIELDS } from "./trialFields.ts";

/**
 * The parts of a study to learn from, written by `studyToJson` of this or an older build. Only the parts used are checked.
 * @param fileName name for a study without a name
 * @throws AppError `studyFileUnreadable` (reason: notJson, notStudy, newerStudy, brokenStudy), `studyFileEmpty`
 */
export function studyFromJson(json: string, fileName: string): EarlierStudy {
  const fail = (reason: string) => new AppError("studyFileUnreadable", { name: fileName, reason });
  const parsed = parse(json);
  if (parsed === undefined) throw fail("notJson");
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) throw fail("notStudy");
  const document = members(parsed, []);
  if (document.get("format") !== "surmise-study") throw fail("notStudy");
  const latest = inLatestVersion(document);
  if (latest === null) throw fail("newerStudy");
  let study: EarlierStudy;
  try {
    study = read(latest, fileName);
  } catch (thrown) {
    if (!(thrown instanceof UnfitValue)) throw thrown;
    throw fail("brokenStudy");
  }
  if (study.trials.length === 0) throw new AppError("studyFileEmpty", { name: fileName });
  return study;
}

function read(document: ReadonlyMap<string, unknown>, fileName: string): EarlierStudy {
  const given = document.get("config");
  const { name = "", data, search } = CONFIG.fromJson(given, ["config"]);
  const known = document.get("known");
  return earlierStudy(
    {
      config: { data, settings: settings(members(given, [])), search },
      trials: listed(document.get("trials"), ["trials"], (each, place) => trial(each, place, search)),
      known:
        known === undefined ? [] : listed(known, ["known"], (each, place) => knownTrial(each, place, search)),
    },
    name === "" ? fileName : name,
  );
}

/** Names that this build may not know: a study of a later build is a different study, not a broken file. */
const JUDGED_BY = judgedByKinds(text(), text());

/** A generator is compared as text. */
const ANY_GENERATOR: Kind<object> = {
  ...GENERATOR,
  toJson: (value) => value,
  fromJson: (value, place) => Object.fromEntries(members(value, place)),
};
const SOURCE = sourceKind(
  text(),
  ANY_GENERATOR,
  pick(FILE_FIELDS, ["name", "fingerprint", "sheet", "pixels"]),
);

/**
 * The parts of a configuration that are used. Files from before several objectives and limits existed have one objective and no
 * limits.
 */
const CONFIG = record<{ readonly name?: string; readonly data: EarlierData; readonly search: JudgedBy }>({
  name: ifFit(CONFIG_FIELDS.name.kind),
  data: jsonOnly(record<EarlierData>({ ...pick(DATA_FIELDS, ["target", "task"]), source: jsonOnly(SOURCE) })),
  search: jsonOnly(
    record<JudgedBy>({
      objective: jsonOnly(JUDGED_BY.objective),
      sideObjectives: jsonOnly(orEmpty(listOf(JUDGED_BY.sideObjective)), []),
      outcomeConstraints: jsonOnly(orEmpty(listOf(JUDGED_BY.outcomeConstraint)), []),
    }),
  ),
});

/**
 * Only whether a setting had a range: the values are in the trials' params. A setting newer than the file has its default; older
 * files stored the preparation with the data.
 */
function settings(config: ReadonlyMap<string, unknown>): Settings {
  const place = ["config", "settings"];
  const preparation = members(config.get("data"), place).get("preparation");
  const former = preparation === undefined ? [] : [...members(preparation, place)];
  const values = former
    .filter(([name]) => PREPARATION_SETTINGS.some((known) => known === name))
    .map(([name, value]) => [name, { mode: "value", value }] as const);
  const given = Object.fromEntries<unknown>([...values, ...members(config.get("settings"), place)]);
  return SETTINGS.fromJson(given, place);
}

const SETTINGS = record(
  fieldsOf(SETTING_NAMES, (name) => ({ ...SETTING_FIELDS[name], kind: settingKind(name) })),
);

function settingKind(name: SettingName): Kind<Setting> {
  return {
    ...SETTING_FIELDS[name].kind,
    fromJson(value, place) {
      const given = members(value, place);
      if (given.get("mode") === "range")
        return { mode: "range", distribution: SETTING_TABLE[name].defaultRange };
      return { mode: "value", value: PARAM_VALUE.fromJson(given.get("value"), [...place, "value"]) };
    },
  };
}

/** The parts of a trial to learn from; the rest is left empty. */
const TRIAL = record(
  pick(TRIAL_FIELDS, [
    "params",
    "state",
    "values",
    "violations",
    "folds",
    "curve",
    "parameterCount",
    "sampler",
  ]),
);

const BLANK = {
  number: 0,
  bestStep: null,
  startedMs: null,
  endedMs: null,
  worker: null,
  retries: 0,
  error: null,
  suggestion: null,
} as const satisfies Partial<Trial>;

function trial(value: unknown, place: Place, judgedBy: JudgedBy): Trial {
  const read = TRIAL.fromJson(value, place);
  checkLengths(read, place, judgedBy);
  return { ...BLANK, ...read };
}

const KNOWN_TRIAL = record(
  pick(KNOWN_TRIAL_FIELDS, [
    "params",
    "state",
    "values",
    "violations",
    "standardErrors",
    "source",
    "sampler",
  ]),
);

function knownTrial(value: unknown, place: Place, judgedBy: JudgedBy): KnownTrial {
  const read = KNOWN_TRIAL.fromJson(value, place);
  const { params, state, values, violations = null, standardErrors = null, source, sampler } = read;
  checkLengths({ state, values, violations }, place, judgedBy);
  if (standardErrors !== null && standardErrors.length !== values?.length) unfit(place, standardErrors);
  const known = { params, state, values, violations, standardErrors, source };
  return sampler === undefined ? known : { ...known, sampler };
}

/** Whether there is a value for each objective and a violation for each limit. */
function checkLengths(
  { state, values, violations }: Pick<Trial, "state" | "values" | "violations">,
  place: Place,
  { sideObjectives, outcomeConstraints }: JudgedBy,
): void {
  if (state === "complete" && values?.length !== 1 + sideObjectives.length) unfit(place, values);
  if (violations !== null && violations.length !== outcomeConstraints.length) unfit(place, violations);
}

function listed<T>(value: unknown, place: Place, read: (each: unknown, place: Place) => T): readonly T[] {
  if (!Array.isArray(value)) return unfit(place, value);
  return value.map((each: unknown, i) => read(each, [...place, i]));
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
