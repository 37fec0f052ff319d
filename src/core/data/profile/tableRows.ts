import { ascendingOrder } from "../../math/ascendingOrder.ts";
import { cellCount, textAt, toTexts } from "../table/cells.ts";
import { cellsOfColumn } from "../table/columnKind.ts";
import type { Column, Dataset, PictureShape } from "../table/dataset.ts";
import { pictureAt } from "../pictures/pictureColumn.ts";
import { resizePicture } from "../pictures/resizePicture.ts";
import type { Table } from "../table/table.ts";

/** Longer side of a thumbnail, pixels. */
const THUMBNAIL = 48;

export interface RowSort {
  readonly column: string;
  readonly direction: "ascending" | "descending";
}

/** A part of a table: rows (in the order they are shown) and columns, each from the first index to the second, exclusive. */
export interface TableWindow {
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
}

export interface TableRows {
  /** 1-based numbers of the rows in the table. */
  readonly numbers: readonly number[];
  /** As read, for the requested columns; null if missing. Pictures have no cells. */
  readonly cells: readonly (readonly (string | null)[])[];
  /** If the rows are pictures, one thumbnail per row. */
  readonly pictures?: Thumbnails;
}

export interface Thumbnails extends PictureShape {
  /** height × width × channels bytes each. */
  readonly pixels: readonly Uint8Array<ArrayBuffer>[];
}

/**
 * Cells as they were read.
 * @param order row numbers in the order to show; null: the order of the table
 */
export function rowsOf(table: Table, window: TableWindow, order: Uint32Array | null): TableRows {
  const [from, to] = window.rows;
  const rows = Array.from({ length: Math.max(0, Math.min(to, table.rowCount) - from) }, (_, i) =>
    order === null ? from + i : order[from + i]!,
  );
  const columns = table.columns.slice(...window.columns);
  return {
    numbers: rows.map((row) => row + 1),
    cells: rows.map((row) =>
      columns.map(({ cells }) => (row < cellCount(cells) ? textAt(cells, row) : null)),
    ),
    ...thumbnailsOf(table, rows),
  };
}

function thumbnailsOf({ columns }: Table, rows: readonly number[]): Pick<TableRows, "pictures"> {
  const column = columns.map(({ inferred }) => inferred).find(({ kind }) => kind === "picture");
  if (column?.kind !== "picture") return {};
  const { height, width, channels } = column;
  const scale = Math.min(1, THUMBNAIL / Math.max(height, width));
  const shape = {
    height: Math.max(1, Math.round(height * scale)),
    width: Math.max(1, Math.round(width * scale)),
    channels,
  };
  const pixels = rows.map((row) => {
    const picture = { height, width, channels, pixels: pictureAt(column, row) };
    return resizePicture(picture, { x: 0, y: 0, height, width }, shape.height, shape.width);
  });
  return { pictures: { ...shape, pixels } };
}

/**
 * Row numbers by the values of a column: numbers, dates and orders as such, other columns by the order of their texts. Missing
 * values come last in both directions, and rows with equal values stay in the table's order.
 */
export function sortedRows(
  { columns, rowCount }: Dataset,
  { column: name, direction }: RowSort,
): Uint32Array {
  const column = columns.find((each) => each.name === name);
  if (column === undefined || column.kind === "picture") {
    return Uint32Array.from({ length: rowCount }, (_, row) => row);
  }
  const values = valuesOf(column);
  return ascendingOrder(direction === "ascending" ? values : values.map((value) => -value));
}

function valuesOf(column: Exclude<Column, { kind: "picture" }>): Float64Array {
  if ("values" in column) return column.values;
  if (column.kind === "ordered") return Float64Array.from(column.codes, (code) => (code < 0 ? NaN : code));
  const { texts, codes } = toTexts(cellsOfColumn(column));
  const byText = texts.map((_, code) => code).sort((a, b) => (texts[a]! < texts[b]! ? -1 : 1));
  const rank = new Float64Array(texts.length);
  byText.forEach((code, place) => (rank[code] = place));
  return Float64Array.from(codes, (code) => (code < 0 ? NaN : rank[code]!));
}
