/**
 * Everything that can go wrong in a way a user can act on. One code, one sentence and one next step in each language
 * (`ui/errorMessages.ts` is typed by this table, so a code without words does not compile). A row names the values that come with
 * the code; `?` marks one that may be absent.
 *
 * Expected outcomes of a trial (a NaN loss, a pruned trial) are values, not errors. Bugs are assertions.
 */
export const ERROR_DETAILS = {
  // reading a table
  csvEmpty: [], // no bytes, or only white space
  csvHeaderOnly: ["columns"], // a header and no rows
  csvRagged: ["odd", "of", "row", "cells", "expected", "value"], // row = 1-based line of the first odd line, value = its text
  csvLineTooLong: ["row", "limit"], // limit = characters
  csvOneColumn: ["name"], // one column only: nothing to predict from
  tableTooLarge: ["rows", "limit"], // limit = megabytes; rows = how many fit
  csvBinary: [], // not text: many NUL bytes, or NUL among other control characters
  csvUndecodable: ["encoding"],
  fileUnreadable: ["name", "reason"],
  fileChanged: ["name"], // changed or gone since it was chosen, so that browsers refuse to read it
  fileDamaged: ["name", "format"], // ends early, or its parts contradict each other
  fileInflatesTooLarge: ["name", "megabytes", "limit"], // packed; megabytes = at least
  fileGrowsTooMuch: ["name", "megabytes", "times"], // packed; megabytes = at least
  fileUnsupported: ["name", "format"], // format: one of `FOREIGN_FORMATS`
  entryDamaged: ["name", "path"], // the file at path in a zip
  entryEncrypted: ["name", "path"],
  zipWithoutTable: ["name"],
  sheetMissing: ["name", "sheet"],
  arffUnreadable: ["name", "row", "value"], // row = 1-based line in the file
  tooManyColumns: ["columns", "limit"], // columns = at least
  jsonBroken: ["name", "row"], // row = 1-based line in the file
  jsonComment: ["name", "row", "text"], // text = the line
  jsonNotTable: ["name"],
  jsonIsStudy: ["name"], // a study that this page saved
  jsonKeysDiffer: ["records", "keys", "own"], // own = keys of a record, on average
  jsonTooLong: ["megabytes", "limit"],
  filesDiffer: ["name", "other", "column"], // `name` lacks a column of `other`
  filesBeside: ["name", "other"], // `name` seems to hold the labels of the rows of `other`
  // reading pictures
  picturesNoFolders: ["name", "pictures"], // no sub-folder says what a picture shows
  labelsNameNone: ["name", "value", "path"], // a table beside pictures; value = its first cell
  picturesOneClass: ["name", "folder", "pictures"],
  picturesNoneReadable: ["name", "pictures", "path", "why"], // why: one of `LEFT_OUT_REASONS`, of the picture at path
  zipUnusable: ["name", "files"], // neither pictures nor tables in it
  zipNotAlone: ["name"], // pictures in it, and other files beside it
  spriteLabelsUnreadable: ["name"],
  spriteTilesUnclear: ["name", "height", "width", "labels"],
  spriteUnreadable: ["name", "why"],
  // target, task and features
  targetMissing: ["target"], // no such column
  targetOneClass: ["target", "value"],
  targetNotNumeric: ["target", "row", "value"],
  targetNotPositive: ["target", "value"], // the smallest value has no logarithm
  targetConstant: ["target", "value"],
  targetTooManyClasses: ["target", "classes", "limit"], // texts, or texts and numbers
  targetTooManyNumbers: ["target", "classes", "limit"], // all are numbers
  targetAllMissing: ["target"],
  noUsableFeatures: ["excluded"],
  tooFewRows: ["rows", "needed"],
  classTooSmall: ["target", "value", "rows", "needed"],
  tooManyFolds: ["folds", "most"], // for the rows, or for the smallest class
  splitColumnMissing: ["column"], // rows are to be divided by it
  splitColumnTarget: ["column"], // the target cannot say which rows belong together
  groupsTooFew: ["column", "groups", "needed"],
  groupTooLarge: ["column", "value", "rows", "all"], // one group has most of the rows
  timeColumnUnordered: ["column", "kind"],
  testTargetMissing: ["target"], // a test file without a value in any row
  kindImpossible: ["column", "kind", "row", "value"],
  tooManyFeatures: ["features", "limit"],
  generatorInvalid: ["field", "value", "rule"],
  // settings, where they are typed
  settingNotANumber: ["setting", "value"],
  settingOutOfBounds: ["setting", "value", "low", "high"],
  rangeReversed: ["setting", "low", "high"],
  rangeLogNotPositive: ["setting", "low"],
  rangeStepInvalid: ["setting", "step", "low", "high"],
  choicesEmpty: ["setting"],
  choicesRepeated: ["setting", "value"],
  // convolutions, for pictures of a size
  kernelTooLarge: ["block", "window", "input"], // 1-based block; input: "2 × 3"
  poolTooLarge: ["block", "window", "input"],
  budgetMissing: [], // neither trials, minutes, target nor tolerance
  objectivesTooMany: ["objectives", "limit"],
  measureRepeated: ["measure"], // the same measure twice among the objectives
  measureUnfit: ["measure", "task"], // a metric of the other task
  measureUnknown: ["measure"], // not every learner of the search has it
  // constraints between parameters, as typed
  constraintUnreadable: ["text", "at", "found"], // at = 1-based character
  constraintEmpty: [],
  constraintUnfinished: ["text"], // the text ends before the comparison is complete
  constraintUnknownName: ["text", "name"],
  constraintNoChoice: ["text", "name", "value", "choices"], // a setting compared with a value that it cannot have
  constraintNoNumber: ["text", "found"], // where only a number makes sense
  constraintTooLong: ["text", "characters", "limit"],
  constraintsTooMany: ["constraints", "limit"],
  spaceInfeasible: [], // no configuration found that satisfies all constraints
  // training
  engineUnavailable: ["engine", "reason"],
  gpuLost: ["engine", "reason"],
  workerCrashed: ["reason"],
  workerHung: ["seconds"],
  lossNotFinite: ["epoch", "loss", "unit?"], // epoch = 1-based step; unit = what a step is: absent for an epoch
  lossNotFiniteInFold: ["epoch", "loss", "unit?", "fold", "repeat"], // 1-based
  measureNotFinite: ["measure", "result"],
  modelTooLarge: ["parameters", "limit"],
  modelNeedsMemory: ["megabytes"], // more than the engine can get
  dataNeedsMemory: ["megabytes"], // all folds together
  memoryRefused: [], // the browser gives no further WebAssembly memory, of any size
  layerImpossible: ["layer", "kind", "input"], // 1-based layer, the shape it is given
  everyTrialFailed: ["failed", "reason"],
  samplerFailed: ["reason"],
  finalEvaluationFailed: ["reason"],
  // configurations by hand
  paramOutsideSpace: ["setting", "value"],
  paramsInfeasible: [], // breaks a constraint between parameters
  // links and study files
  studyFileUnreadable: ["name", "reason"], // not a study of Surmise, or a damaged one
  studyFileOther: ["name", "aspect", "theirs", "ours"], // aspect: data, target, task or objectives
  studyFileEmpty: ["name"], // a study without a finished trial
  linkUnreadable: ["part", "meant?"], // meant: the part that was probably meant, absent if unknown
  linkNeedsFile: ["name"],
  linkOtherFile: ["name"], // another file of the same name
  linkFileUnused: ["name", "linked"], // another file of another name, so that the link's choices for columns are not used
  // the page's own code
  partNotLoaded: [], // a chunk of code or a built-in data set could not be fetched
  partOffline: [], // the same, and the browser says that there is no connection
  unexpected: ["reason"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type AppErrorCode = keyof typeof ERROR_DETAILS;

export const APP_ERROR_CODES = Object.keys(ERROR_DETAILS) as readonly AppErrorCode[];

export type ErrorDetail = string | number;

type NameOf<C extends AppErrorCode> = (typeof ERROR_DETAILS)[C][number];
type Optional<Name> = Name extends `${infer Plain}?` ? Plain : never;

/** The offending values, by name, for the message. Values are the user's data: shown, never interpreted. */
export type ErrorDetailsOf<C extends AppErrorCode> = Readonly<
  Record<Exclude<NameOf<C>, `${string}?`>, ErrorDetail> & Partial<Record<Optional<NameOf<C>>, ErrorDetail>>
>;

/** An error as it crosses a worker boundary or is stored in a study: plain data. */
export type ErrorRecord = {
  [C in AppErrorCode]: { readonly code: C; readonly details: ErrorDetailsOf<C> };
}[AppErrorCode];

/** A detail of an error of any code; undefined where the error has no detail of that name. */
export function detailOf({ details }: ErrorRecord, name: string): ErrorDetail | undefined {
  return Object.hasOwn(details, name) ? (details as Readonly<Record<string, ErrorDetail>>)[name] : undefined;
}

/** A code with its details; a code without details stands alone. */
type ErrorArguments = {
  [C in AppErrorCode]: [NameOf<C>] extends [never]
    ? [code: C, details?: ErrorDetailsOf<C>, options?: ErrorOptions]
    : [code: C, details: ErrorDetailsOf<C>, options?: ErrorOptions];
}[AppErrorCode];

/** A failure a user can act on. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly details: ErrorRecord["details"];
  readonly record: ErrorRecord;

  constructor(...[code, details = {}, options]: ErrorArguments) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.name = "AppError";
    // The arguments are a code and its own details, but the compiler loses that relation once they are separate variables.
    this.record = { code, details } as ErrorRecord;
    this.code = code;
    this.details = details;
  }

  /** The failure that a record describes. */
  static of({ code, details }: ErrorRecord, options?: ErrorOptions): AppError {
    return new AppError(...([code, details, options] as ErrorArguments));
  }
}

/** What Chromium, Firefox and Safari say when `import()` cannot fetch a module, and Vite when its style sheet cannot be loaded. */
const UNLOADED = /dynamically imported module|importing a module script failed|unable to preload css/i;

/** Any thrown value as a record. Anything but an `AppError` or a module that did not load becomes `unexpected` with its message. */
export function toErrorRecord(thrown: unknown): ErrorRecord {
  if (thrown instanceof AppError) return thrown.record;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  if (UNLOADED.test(reason)) return { code: "partNotLoaded", details: {} };
  return { code: "unexpected", details: { reason } };
}
