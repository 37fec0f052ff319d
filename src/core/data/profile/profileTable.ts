import { checkTable } from "../check/checkTable.ts";
import { classRows } from "../check/classes.ts";
import type { CheckContext } from "../check/context.ts";
import { sampleRows, takePictures, takeRows } from "../check/takeRows.ts";
import { toTexts } from "../table/cells.ts";
import { cellsOfColumn, recoded, sortLevels } from "../table/columnKind.ts";
import type { DataConfig } from "../dataConfig.ts";
import type { Column, Dataset } from "../table/dataset.ts";
import { readNumbers } from "../table/readNumbers.ts";
import { associationMap, associationOf } from "./associationMap.ts";
import type { DataProfile } from "./profile.ts";
import { profileColumn, type Split } from "./profileColumn.ts";

/** Most rows, and most cells of a wide table, that are used. */
const MOST_ROWS = 100_000;
const MOST_CELLS = 4_000_000;
const LEAST_ROWS = 5000;
/** Rows by which columns are compared with one another: the standard error of a correlation is then below 0.011. */
const PAIR_ROWS = 8000;
const SEED = 1;
/** Most classes that are shown separately. */
const MOST_CLASSES = 8;

/**
 * Checks and describes a table. Does not depend on left-out columns or cleaning, so that findings with an applied remedy are still
 * reported.
 * @param testRows number of rows at the end that come from a test file
 * @param spelt the same dataset before levels were merged
 */
export function profileTable(
  dataset: Dataset,
  { target, task }: Pick<DataConfig, "target" | "task">,
  testRows: number,
  spelt: Dataset = dataset,
): DataProfile {
  const { rowCount } = dataset;
  const most = Math.min(MOST_ROWS, Math.max(LEAST_ROWS, Math.floor(MOST_CELLS / dataset.columns.length)));
  const rows = sampleRows(rowCount, most, SEED);
  const isSample = rows.length < rowCount;
  const taken = isSample ? takeRows(dataset, rows) : withoutPictures(dataset);
  const all = dataset.columns.filter((column) => column.kind === "picture");
  const pictures = isSample ? all.map((column) => takePictures(column, rows)) : all;
  const inTest = rows.reduce((count, row) => count + (row >= rowCount - testRows ? 1 : 0), 0);
  const takenAsSpelt = isSample ? takeRows(spelt, rows) : withoutPictures(spelt);
  const found = new Map(dataset.columns.map(({ name }, j) => [name, dataset.found?.[j] ?? {}]));
  const context = { ...contextOf(taken, target, task, inTest), spelt: takenAsSpelt.columns, pictures, found };
  const pairs = takeRows(taken, sampleRows(taken.rowCount, PAIR_ROWS, SEED));
  const { split, classes } = splitOf(context);
  const goal = pairs.columns.find(({ name }) => name === target) ?? null;
  const columns = taken.columns.map((column, j) => ({
    ...profileColumn(column.name === target ? inClasses(column, task) : column, split),
    kind: column.kind,
    association:
      goal === null || column.name === target ? null : associationOf(pairs.columns[j]!, asTarget(goal, task)),
  }));
  const strength = new Map(columns.map(({ name, association }) => [name, Math.abs(association?.value ?? 0)]));
  strength.set(target, Infinity);
  return {
    rowCount,
    sampled: rows.length,
    target,
    task,
    findings: checkTable(context, contextOf(withoutPictures(dataset), target, task, testRows)),
    classes,
    columns,
    columnCount: columns.length,
    map: associationMap(
      pairs.columns.map((column) => (column === goal ? asTarget(column, task) : column)),
      strength,
    ),
  };
}

function withoutPictures({ columns, rowCount }: Dataset): Dataset {
  return { columns: columns.filter(({ kind }) => kind !== "picture"), rowCount };
}

function contextOf(
  { columns, rowCount }: Dataset,
  target: string,
  task: DataConfig["task"],
  testRows: number,
): CheckContext {
  const column = columns.find(({ name }) => name === target) ?? null;
  return {
    columns,
    spelt: columns,
    pictures: [],
    found: new Map(),
    rowCount,
    target: column,
    task,
    testRows,
  };
}

/** A target of classes as a category, whatever the kind of its column. */
function asTarget(column: Column, task: DataConfig["task"]): Column {
  if (task !== "classification" || column.kind === "picture" || column.kind === "category") return column;
  const { texts, codes } = toTexts(cellsOfColumn(column));
  return { kind: "category", name: column.name, levels: texts, codes };
}

/** The target as shown: classes are levels; numeric ones keep their numeric order. */
function inClasses(column: Column, task: DataConfig["task"]): Column {
  const isNumbers = column.kind === "number" || column.kind === "date";
  if (task !== "classification" || (!isNumbers && column.kind !== "text")) return column;
  const { texts, codes } = toTexts(cellsOfColumn(column));
  if (!isNumbers) return { kind: "category", name: column.name, levels: texts, codes };
  const levels = sortLevels(texts);
  return { kind: "ordered", name: column.name, levels, codes: recoded(texts, codes, levels) };
}

function splitOf(context: CheckContext): { split: Split; classes: readonly string[] } {
  const { target, task } = context;
  const one: Split = { groups: 1, group: null, target: null };
  if (target === null || target.kind === "picture") return { split: one, classes: [] };
  if (task === "regression") return { split: { ...one, target: numbersOfTarget(target) }, classes: [] };
  const all = classRows(context).map(({ level }) => level);
  if (all.length === 0) return { split: one, classes: [] };
  const shown = all.length > MOST_CLASSES ? all.slice(0, MOST_CLASSES - 1) : all;
  const classes = shown.length < all.length ? [...shown, ""] : shown;
  const { texts, codes } = toTexts(cellsOfColumn(target));
  const groupOf = texts.map((text) => (shown.includes(text) ? shown.indexOf(text) : shown.length));
  const group = codes.map((code) => (code < 0 ? -1 : groupOf[code]!));
  return { split: { groups: classes.length, group, target: null }, classes };
}

function numbersOfTarget(column: Column): Float64Array | null {
  if (column.kind === "number") return column.values;
  return readNumbers(cellsOfColumn(column), "unlikely")?.values ?? null;
}
