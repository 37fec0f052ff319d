import { createRng, permutation } from "../../math/rng.ts";
import { codeFor, textAt, type Cells } from "../table/cells.ts";
import type { Column, Dataset, PictureColumn } from "../table/dataset.ts";
import { pictureAt, pictureValues } from "../pictures/pictureColumn.ts";
import { codesAt, valuesAt } from "../table/valuesAt.ts";

/** Some rows of a dataset, as a dataset. All levels stay, including those without a row. Picture columns are left out. */
export function takeRows({ columns }: Dataset, rows: Uint32Array): Dataset {
  return {
    rowCount: rows.length,
    columns: columns.filter(({ kind }) => kind !== "picture").map((column) => takeColumn(column, rows)),
  };
}

/** Some pictures of a column. */
export function takePictures(column: PictureColumn, rows: Uint32Array): PictureColumn {
  const each = pictureValues(column);
  const pixels = new Uint8Array(rows.length * each);
  rows.forEach((row, i) => pixels.set(pictureAt(column, row), i * each));
  return { ...column, pixels };
}

/** Row numbers in ascending order: all of them, or `most` drawn by the seed. */
export function sampleRows(rowCount: number, most: number, seed: number): Uint32Array {
  const all = Uint32Array.from({ length: rowCount }, (_, row) => row);
  if (rowCount <= most) return all;
  return permutation(rowCount, createRng(seed)).slice(0, most).sort();
}

function takeColumn(column: Column, rows: Uint32Array): Column {
  if ("values" in column) return { ...column, values: valuesAt(column.values, rows) };
  if ("codes" in column) return { ...column, codes: codesAt(column.codes, rows) };
  if ("cells" in column) return { ...column, cells: takeCells(column.cells, rows) };
  return column;
}

function takeCells(cells: Cells, rows: Uint32Array): Cells {
  if (cells.kind === "texts") return { ...cells, codes: codesAt(cells.codes, rows) };
  const codeOf = new Map<string, number>();
  const codes = Int32Array.from(rows, (row) => codeFor(codeOf, textAt(cells, row)));
  return { kind: "texts", texts: [...codeOf.keys()], codes };
}
