import { cellsOf } from "../table/columnKind.ts";
import type { Column, Dataset } from "../table/dataset.ts";
import { slotsOf } from "./fitCategory.ts";
import { parseNumber } from "../parse/cellText.ts";
import { transformPictures } from "../pictures/fitPictures.ts";
import { pictureValues } from "../pictures/pictureColumn.ts";
import {
  clipTo,
  currentPreparation,
  keptKeys,
  type FittedCategory,
  type FittedColumn,
  type FittedNumber,
  type FittedPreparation,
  type FormerPreparation,
} from "./preparation.ts";
import type { RowShape } from "./preparedData.ts";
import { scaleFunction } from "./scale.ts";
import { valuesAt } from "../table/valuesAt.ts";

/**
 * Names of the prepared features in order: "age", "age (missing)", "island = Biscoe", "island = (other)"; of categories encoded as
 * numbers "island", "island (target mean)" or "island (share of Adelie)".
 */
export function featureNames({ columns }: FittedPreparation): string[] {
  return columns.flatMap((column) => keptKeys(column).map((key) => featureName(column, key)));
}

/** How many features a fitted preparation makes. */
export function featureCount({ columns, pictures }: FittedPreparation): number {
  if (pictures !== undefined) return pictureValues(pictures);
  return columns.reduce((sum, column) => sum + keptKeys(column).length, 0);
}

/** The shape of a prepared row: a vector of features, or a picture. */
export function rowShape(preparation: FittedPreparation): RowShape {
  const { pictures } = preparation;
  if (pictures === undefined) return [featureCount(preparation)];
  return [pictures.height, pictures.width, pictures.channels];
}

/** All rows of a table, e.g. of new data, as features, by a preparation of this build or an earlier one. See `transformRows`. */
export function transformTable(
  stored: FittedPreparation | FormerPreparation,
  dataset: Dataset,
): Float32Array<ArrayBuffer> {
  const rows = Uint32Array.from({ length: dataset.rowCount }, (_, row) => row);
  return transformRows(currentPreparation(stored), dataset, rows);
}

/**
 * Features of some rows, row-major, rows × featureCount. Columns are found by name, with any kind; an absent column counts as
 * missing, as does a cell of a number column that is not a finite number: the value in its place, or NaN if missing values are
 * kept. A level unseen in fitting is "other".
 * @param common positions of the features: it has all features of `preparation`, and may have more, which stay 0 (see
 *   `commonPreparation`)
 * @param crossFitted values of the training rows, if `rows` are those: see `TrainingFit`
 */
export function transformRows(
  preparation: FittedPreparation,
  dataset: Dataset,
  rows: Uint32Array,
  common: FittedPreparation = preparation,
  crossFitted: ReadonlyMap<number, readonly Float64Array[]> = new Map(),
): Float32Array<ArrayBuffer> {
  const byName = new Map(dataset.columns.map((column) => [column.name, column]));
  const { pictures } = preparation;
  if (pictures !== undefined) {
    const column = byName.get(pictures.name);
    return transformPictures(pictures, column?.kind === "picture" ? column : undefined, rows);
  }
  const width = featureCount(common);
  const features = new Float32Array(rows.length * width);
  let offset = 0;
  preparation.columns.forEach((fitted, at) => {
    const places = keptKeys(common.columns[at]!);
    const own = new Set(keptKeys(fitted));
    const placeOf = new Map(
      places.flatMap((key, i): [string, number][] => (own.has(key) ? [[key, offset + i]] : [])),
    );
    offset += places.length;
    // No feature of the column was kept.
    if (placeOf.size === 0) return;
    const block: Block = { features, width, placeOf };
    const column = byName.get(fitted.name);
    if (fitted.kind === "number") writeNumbers(block, fitted, numbersOf(column, rows));
    else writeLevels(block, fitted, levelsOf(column, rows), crossFitted.get(at));
  });
  return features;
}

interface Block {
  readonly features: Float32Array<ArrayBuffer>;
  readonly width: number;
  /** Index in a row of each kept feature of the column, by key. */
  readonly placeOf: ReadonlyMap<string, number>;
}

function featureName(column: FittedColumn, key: string): string {
  const { name } = column;
  if (key === "missing") return `${name} (missing)`;
  if (column.kind === "number" || column.encoding.kind === "ordinal") return name;
  if (column.encoding.kind === "oneHot")
    return key === "other" ? `${name} = (other)` : `${name} = ${key.slice(1)}`;
  const { label } = column.encoding.outputs[Number(key.slice("mean ".length))]!;
  return label === "" ? `${name} (target mean)` : `${name} (share of ${label})`;
}

function writeNumbers({ features, width, placeOf }: Block, fitted: FittedNumber, values: Float64Array): void {
  const at = placeOf.get("value");
  const missingAt = placeOf.get("missing");
  const scaled = scaleFunction(fitted.scale);
  const inGaps = fitted.fill === null ? NaN : scaled(fitted.fill);
  values.forEach((value, i) => {
    const missing = !Number.isFinite(value);
    if (at !== undefined) features[i * width + at] = missing ? inGaps : scaled(clipTo(fitted.clip, value));
    if (missingAt !== undefined) features[i * width + missingAt] = missing ? 1 : 0;
  });
}

function writeLevels(
  block: Block,
  fitted: FittedCategory,
  cells: readonly (string | null)[],
  crossFitted: readonly Float64Array[] | undefined,
): void {
  const { features, width, placeOf } = block;
  const missingAt = placeOf.get("missing");
  if (missingAt !== undefined) {
    cells.forEach((cell, i) => (features[i * width + missingAt] = cell === null ? 1 : 0));
  }
  const { encoding, levels, fill } = fitted;
  const slotOf = slotsOf(levels, levels.length);
  const slots = Float64Array.from(cells, (cell) =>
    cell === null && fill === null ? NaN : slotOf(cell ?? fill!),
  );
  if (encoding.kind === "oneHot") {
    const places = [...levels.map((level) => placeOf.get(`=${level}`)), placeOf.get("other")];
    slots.forEach((slot, i) => {
      const at = places[slot];
      if (at !== undefined) features[i * width + at] = 1;
    });
    return;
  }
  const outputs =
    encoding.kind === "ordinal"
      ? [{ key: "rank", scale: encoding.scale, valueAt: (i: number) => slots[i]! }]
      : encoding.outputs.map(({ means, scale }, k) => {
          const own = crossFitted?.[k];
          const valueAt = (i: number) => (own === undefined ? means[slots[i]!]! : own[i]!);
          return { key: `mean ${k}`, scale, valueAt };
        });
  for (const { key, scale, valueAt } of outputs) {
    const at = placeOf.get(key);
    if (at === undefined) continue;
    const scaled = scaleFunction(scale);
    for (let i = 0; i < slots.length; i++) features[i * width + at] = scaled(valueAt(i));
  }
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
