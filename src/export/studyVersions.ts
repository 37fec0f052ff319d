/** The version of study files that is written. */
export const STUDY_VERSION = 2;

type Members = ReadonlyMap<string, unknown>;
type Names = ReadonlyMap<string, string>;

/** Names of fields in files of version 1, from before there were learners without epochs. */
const TRIAL_NAMES_OF_1: Names = new Map([["bestEpoch", "bestStep"]]);
const FOLD_NAMES_OF_1: Names = new Map([...TRIAL_NAMES_OF_1, ["epochs", "steps"]]);

/** A study file of any version so far in the form of the latest; null: it is of a later one. Damaged parts stay as they are. */
export function inLatestVersion(document: Members): Members | null {
  const version = document.get("version");
  if (version === STUDY_VERSION) return document;
  if (version !== 1) return null;
  const trials = listMap(document.get("trials"), (trial) => {
    const renamed = renamedIn(trial, TRIAL_NAMES_OF_1);
    const folds = listMap(renamed["folds"], (fold) => renamedIn(fold, FOLD_NAMES_OF_1));
    return folds === undefined ? renamed : { ...renamed, folds };
  });
  return trials === undefined ? document : new Map([...document, ["trials", trials]]);
}

type Fields = Readonly<Record<string, unknown>>;

/** undefined if there is no value; other values than a list, and items other than objects, stay as they are. */
function listMap(value: unknown, map: (item: Fields) => unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) => (isFields(item) ? map(item) : item));
}

function renamedIn(fields: Fields, names: Names): Fields {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [names.get(key) ?? key, value]));
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
