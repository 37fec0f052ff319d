import { cellsOf } from "./columnKind.ts";
import type { Column, Dataset } from "./dataset.ts";
import { parseNumber } from "./parse/cells.ts";
import { transformPictures } from "./pictures/fitPictures.ts";
import { pictureValues } from "./pictures/pictureColumn.ts";
import type { FittedColumn, FittedPreparation } from "./preparation.ts";
import type { RowShape } from "./preparedData.ts";
import { valuesAt } from "./valuesAt.ts";

/** Names of the prepared features in order: "age", "age (missing)", "island = Biscoe", "island = (other)". */
export function featureNames({ columns }: FittedPreparation): string[] {
  return columns.flatMap((column) => {
    const own =
      column.kind === "number"
        ? [column.name]
        : [...column.levels.map((level) => `${column.name} = ${level}`), `${column.name} = (other)`];
    return column.indicator ? [...own, `${column.name} (missing)`] : own;
  });
}

/** How many features a fitted preparation makes. */
export function featureCount({ columns, pictures }: FittedPreparation): number {
  if (pictures !== undefined) return pictureValues(pictures);
  return columns.reduce((sum, column) => sum + widthOf(column), 0);
}

/** What one prepared row is: a vector of features, or a picture. */
export function rowShape(preparation: FittedPreparation): RowShape {
  const { pictures } = preparation;
  if (pictures === undefined) return [featureCount(preparation)];
  return [pictures.height, pictures.width, pictures.channels];
}

/** All rows of a table, e.g. of new data, as features. See `transformRows`. */
export function transformTable(preparation: FittedPreparation, dataset: Dataset): Float32Array<ArrayBuffer> {
  return transformRows(
    preparation,
    dataset,
    Uint32Array.from({ length: dataset.rowCount }, (_, row) => row),
  );
}

/**
 * Features of some rows, row-major, rows × featureCount. Columns are found by name, whatever kind they were read as; one that is
 * not there counts as missing, as does a cell that is no number in a column of numbers. A level not seen in fitting is "other".
 * @param common where the features stand: has all levels and indicators of `preparation`, and may have more, which stay 0 (see
 *   `commonPreparation`)
 */
export function transformRows(
  preparation: FittedPreparation,
  dataset: Dataset,
  rows: Uint32Array,
  common: FittedPreparation = preparation,
): Float32Array<ArrayBuffer> {
  const byName = new Map(dataset.columns.map((column) => [column.name, column]));
  const { pictures } = preparation;
  if (pictures !== undefined) {
    const column = byName.get(pictures.name);
    return transformPictures(pictures, column?.kind === "picture" ? column : undefined, rows);
  }
  const block: Block = {
    features: new Float32Array(rows.length * featureCount(common)),
    rows: rows.length,
  };
  let offset = 0;
  preparation.columns.forEach((fitted, at) => {
    const place = common.columns[at]!;
    const column = byName.get(fitted.name);
    if (fitted.kind === "number") writeNumbers(block, offset, fitted, numbersOf(column, rows));
    else if (place.kind === "category") {
      writeLevels(block, offset, fitted, place.levels, levelsOf(column, rows));
    }
    offset += widthOf(place);
  });
  return block.features;
}

interface Block {
  readonly features: Float32Array<ArrayBuffer>;
  readonly rows: number;
}

type FittedNumber = Extract<FittedColumn, { kind: "number" }>;
type FittedCategory = Extract<FittedColumn, { kind: "category" }>;

function writeNumbers(
  { features, rows }: Block,
  offset: number,
  fitted: FittedNumber,
  values: Float64Array,
): void {
  const width = features.length / rows;
  values.forEach((value, i) => {
    const missing = Number.isNaN(value);
    const at = i * width + offset;
    features[at] = ((missing ? fitted.fill : value) - fitted.center) / fitted.scale;
    if (fitted.indicator) features[at + 1] = missing ? 1 : 0;
  });
}

function writeLevels(
  { features, rows }: Block,
  offset: number,
  fitted: FittedCategory,
  places: readonly string[],
  cells: readonly (string | null)[],
): void {
  const width = features.length / rows;
  const other = places.length;
  const kept = new Set(fitted.levels);
  const slots = new Map(places.map((level, slot) => [level, kept.has(level) ? slot : other]));
  cells.forEach((cell, i) => {
    const at = i * width + offset;
    features[at + (slots.get(cell ?? fitted.fill) ?? other)] = 1;
    if (fitted.indicator) features[at + other + 1] = cell === null ? 1 : 0;
  });
}

function numbersOf(column: Column | undefined, rows: Uint32Array): Float64Array {
  if (column?.kind === "number") return valuesAt(column.values, rows);
  return Float64Array.from(levelsOf(column, rows), (cell) =>
    cell === null ? NaN : parseNumber(cell, "point"),
  );
}

function levelsOf(column: Column | undefined, rows: Uint32Array): (string | null)[] {
  const cells = column === undefined ? [] : cellsOf(column);
  return Array.from(rows, (row) => cells[row] ?? null);
}

function widthOf(column: FittedColumn): number {
  return (column.kind === "number" ? 1 : column.levels.length + 1) + (column.indicator ? 1 : 0);
}
