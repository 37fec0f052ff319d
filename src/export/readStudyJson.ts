import { AppError } from "../core/errors.ts";
import {
  PREPARATION_SETTINGS,
  SETTING_NAMES,
  SETTING_TABLE,
  type SettingName,
} from "../core/model/settingTable.ts";
import type { Setting, Settings } from "../core/model/settings.ts";
import { orEmpty } from "../core/schema/composite.ts";
import { fieldsOf, ifFit, jsonOnly, listOf, members, optional, pick, record } from "../core/schema/fields.ts";
import { flag, number, text, unfit, UnfitValue, word, type Kind, type Place } from "../core/schema/kind.ts";
import { PARAM_VALUE, SETTING_FIELDS } from "../core/schema/settingFields.ts";
import type { FileSource } from "../core/data/dataConfig.ts";
import { TASKS } from "../core/data/table/dataset.ts";
import {
  earlierStudy,
  type EarlierData,
  type EarlierStudy,
  type KnownTrial,
} from "../core/study/earlierStudy.ts";
import { DIRECTIONS, RELATIONS, type JudgedBy } from "../core/study/objective.ts";
import type { Trial } from "../core/study/trial.ts";
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
  if (document.get("version") !== 1) throw fail("newerStudy");
  let study: EarlierStudy;
  try {
    study = read(document, fileName);
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

/** A generator is compared as text. */
const GENERATOR: Kind<object> = {
  shape: { type: "anything" },
  toJson: (value) => value,
  fromJson: (value, place) => Object.fromEntries(members(value, place)),
};

const BUILT_IN = record<{ readonly id: string }>({ id: jsonOnly(text()) });
const SYNTHETIC = record<{ readonly generator: object }>({ generator: jsonOnly(GENERATOR) });
const FILE = record<Pick<FileSource, "name" | "fingerprint" | "sheet" | "pixels">>({
  name: jsonOnly(text()),
  fingerprint: jsonOnly(text()),
  sheet: optional(jsonOnly(text())),
  pixels: optional(jsonOnly(flag("1", ""))),
});

const SOURCE: Kind<EarlierData["source"]> = {
  shape: { type: "either", of: [BUILT_IN.shape, SYNTHETIC.shape, FILE.shape] },
  toJson: (source) => source,
  fromJson(value, place) {
    const kind = members(value, place).get("kind");
    if (kind === "builtIn") return { kind, ...BUILT_IN.fromJson(value, place) };
    if (kind === "synthetic") return { kind, ...SYNTHETIC.fromJson(value, place) };
    return kind === "file" ? { kind, ...FILE.fromJson(value, place) } : unfit([...place, "kind"], kind);
  },
};

const DIRECTION = jsonOnly(word(DIRECTIONS));
const SIDE = record<JudgedBy["sideObjectives"][number]>({ measure: jsonOnly(text()), direction: DIRECTION });
const LIMIT = record<JudgedBy["outcomeConstraints"][number]>({
  measure: jsonOnly(text()),
  relation: jsonOnly(word(RELATIONS)),
  bound: jsonOnly(number({ low: -Infinity, high: Infinity, whole: false })),
});

/**
 * The parts of a configuration that are used. Names of data and measures may be unknown: a study of a later build is then a
 * different study, not a broken file. Files from before several objectives and limits existed have one objective and no limits.
 */
const CONFIG = record<{ readonly name?: string; readonly data: EarlierData; readonly search: JudgedBy }>({
  name: ifFit(text()),
  data: jsonOnly(
    record<EarlierData>({ source: jsonOnly(SOURCE), target: jsonOnly(text()), task: jsonOnly(word(TASKS)) }),
  ),
  search: jsonOnly(
    record<JudgedBy>({
      objective: jsonOnly(record<JudgedBy["objective"]>({ metric: jsonOnly(text()), direction: DIRECTION })),
      sideObjectives: jsonOnly(orEmpty(listOf(SIDE)), []),
      outcomeConstraints: jsonOnly(orEmpty(listOf(LIMIT)), []),
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
  fieldsOf(SETTING_NAMES, (name) =>
    jsonOnly(settingKind(name), { mode: "value", value: SETTING_TABLE[name].defaultValue }),
  ),
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
  bestEpoch: null,
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
