import type { ErrorRecord } from "../errors.ts";
import type { DataConfig, SplitConfig } from "./dataConfig.ts";
import type { ColumnSummary, DatasetSummary } from "./table/dataset.ts";
import { mostFolds } from "./division/folds.ts";
import { isLog } from "./target/targetTransform.ts";
import { isStratified, isTimeKind, splitColumn } from "./division/splitConfig.ts";
import {
  FOLD_BOUNDS,
  FOLD_REPEAT_BOUNDS,
  MAX_CLASSES,
  MIN_CLASS_ROWS,
  MIN_ROWS,
  SHARE_BOUNDS,
} from "./limits.ts";
import { usedColumns } from "./table/usedColumns.ts";

const NAMES_SHOWN = 5;

export interface DataProblem {
  readonly field: "source" | "target" | "task" | "features" | "split" | "kinds";
  readonly error: ErrorRecord;
}

/**
 * All problems that prevent a dataset from being used as configured, as far as its summary shows them; the reader's `prepare` finds
 * the same and further ones. Cheap: called on every change of a setting.
 */
export function dataProblems(config: DataConfig, summary: DatasetSummary): readonly DataProblem[] {
  // In a table of one row all columns are constant, which is not a problem of its own.
  if (summary.rowCount < 2)
    return [problem("source", { code: "tooFewRows", details: { rows: summary.rowCount, needed: MIN_ROWS } })];
  return [
    ...kindProblems(config, summary),
    ...targetProblems(config, summary),
    ...featureProblems(config, summary),
    ...shareProblems(config),
    ...splitColumnProblems(config, summary),
  ];
}

/** Shares that are out of bounds, or leave too few rows to train on. */
export function shareProblems({ split }: DataConfig): DataProblem[] {
  return [...splitProblems(split), ...foldsProblems(split)];
}

function splitProblems(split: SplitConfig): DataProblem[] {
  const { low, high, leastTraining } = SHARE_BOUNDS;
  const parts =
    split.folds === 1
      ? [
          { setting: "validation", value: split.validation, other: 0 },
          { setting: "test", value: split.test, other: split.validation },
        ]
      : [{ setting: "test", value: split.test, other: 0 }];
  return parts.flatMap(({ setting, value, other }) => {
    const most = Math.min(high, Math.round((1 - leastTraining - other) * 1e6) / 1e6);
    if (value >= low && value <= most) return [];
    return [problem("split", { code: "settingOutOfBounds", details: { setting, value, low, high: most } })];
  });
}

function foldsProblems({ folds, foldRepeats }: SplitConfig): DataProblem[] {
  return [
    { setting: "folds", value: folds, ...FOLD_BOUNDS },
    { setting: "foldRepeats", value: foldRepeats, ...FOLD_REPEAT_BOUNDS },
  ].flatMap(({ setting, value, low, high }) => {
    if (Number.isInteger(value) && value >= low && value <= high) return [];
    return [problem("split", { code: "settingOutOfBounds", details: { setting, value, low, high } })];
  });
}

/** Problems of the column that rows are divided by. */
function splitColumnProblems({ split, target }: DataConfig, { columns }: DatasetSummary): DataProblem[] {
  const name = splitColumn(split);
  if (name === null) return [];
  if (name === target) return [problem("split", { code: "splitColumnTarget", details: { column: name } })];
  const column = columns.find((candidate) => candidate.name === name);
  if (column === undefined)
    return [problem("split", { code: "splitColumnMissing", details: { column: name } })];
  if (split.by.kind !== "time" || isTimeKind(column.kind)) return [];
  return [problem("split", { code: "timeColumnUnordered", details: { column: name, kind: column.kind } })];
}

function kindProblems({ kinds }: DataConfig, { columns }: DatasetSummary): DataProblem[] {
  const wanted = new Map(kinds);
  return columns.flatMap(({ name, kind, firstNonNumeric }) =>
    wanted.get(name) === "number" && kind !== "number" && firstNonNumeric !== undefined
      ? [
          problem("kinds", {
            code: "kindImpossible",
            details: { column: name, kind: "number", ...firstNonNumeric },
          }),
        ]
      : [],
  );
}

function targetProblems(config: DataConfig, summary: DatasetSummary): DataProblem[] {
  const { target } = config;
  const column = summary.columns.find(({ name }) => name === target);
  if (column === undefined || column.kind === "picture")
    return [problem("target", { code: "targetMissing", details: { target } })];
  const rows = summary.rowCount - column.missing;
  if (rows === 0) return [problem("target", { code: "targetAllMissing", details: { target } })];
  const short =
    rows < MIN_ROWS ? [problem("source", { code: "tooFewRows", details: { rows, needed: MIN_ROWS } })] : [];
  const value = column.distinct < 2 ? onlyValue(column, summary) : "";
  if (config.task === "regression") {
    if (column.distinct < 2)
      return [...short, problem("target", { code: "targetConstant", details: { target, value } })];
    const broken = column.kind === "number" ? undefined : column.firstNonNumeric;
    if (broken === undefined) {
      return [...short, ...logProblems(config, column), ...tooManyFolds(config, rows, column)];
    }
    return [...short, problem("task", { code: "targetNotNumeric", details: { target, ...broken } })];
  }
  if (column.distinct < 2)
    return [...short, problem("target", { code: "targetOneClass", details: { target, value } })];
  if (column.distinct > MAX_CLASSES) {
    const details = { target, classes: column.distinct, limit: MAX_CLASSES };
    // Numbers may be a quantity; names are not.
    const code = column.firstNonNumeric === undefined ? "targetTooManyNumbers" : "targetTooManyClasses";
    return [...short, problem("target", { code, details })];
  }
  if (
    isStratified(config) &&
    (config.cleaning?.leastClassRows ?? 0) < MIN_CLASS_ROWS &&
    config.split.by.kind === "random" &&
    column.rarest !== undefined &&
    column.rarest.count < MIN_CLASS_ROWS
  ) {
    const { level, count } = column.rarest;
    const details = { target, value: level, rows: count, needed: MIN_CLASS_ROWS };
    return [...short, problem("target", { code: "classTooSmall", details })];
  }
  return [...short, ...tooManyFolds(config, rows, column)];
}

/** Rows of the smallest class that is kept, as far as the summary shows. */
function leastClass({ cleaning }: DataConfig, rarest: number | null): number | null {
  return rarest === null ? null : Math.max(rarest, cleaning?.leastClassRows ?? 0);
}

function logProblems(config: DataConfig, { numeric }: ColumnSummary): DataProblem[] {
  if (!isLog(config) || numeric === null || numeric.min > 0) return [];
  return [
    problem("task", { code: "targetNotPositive", details: { target: config.target, value: numeric.min } }),
  ];
}

function tooManyFolds(config: DataConfig, rows: number, { rarest }: ColumnSummary): DataProblem[] {
  const { split } = config;
  const { folds } = split;
  // With groups the class shares are only approximate: a class need not be in every fold.
  const stratified = isStratified(config) && split.by.kind === "random";
  const most = mostFolds(rows, split, stratified ? leastClass(config, rarest?.count ?? null) : null);
  const inBounds = folds > 1 && folds <= FOLD_BOUNDS.high;
  return inBounds && folds > most
    ? [problem("split", { code: "tooManyFolds", details: { folds, most } })]
    : [];
}

function featureProblems(config: DataConfig, summary: DatasetSummary): DataProblem[] {
  const usable = usedColumns(config, summary.columns);
  if (usable.length === 0) {
    const names = summary.columns.map(({ name }) => name).filter((name) => name !== config.target);
    const rest = names.length > NAMES_SHOWN ? ", …" : "";
    return [
      problem("features", {
        code: "noUsableFeatures",
        details: { excluded: names.slice(0, NAMES_SHOWN).join(", ") + rest },
      }),
    ];
  }
  return [];
}

/** The value of a column that has only one, if the preview shows it. */
function onlyValue(column: ColumnSummary, summary: DatasetSummary): string {
  const at = summary.columns.indexOf(column);
  return column.rarest?.level ?? summary.preview.map((row) => row[at]).find((cell) => cell != null) ?? "";
}

function problem(field: DataProblem["field"], error: ErrorRecord): DataProblem {
  return { field, error };
}
