import { textAt } from "../table/cells.ts";
import { cellsOfColumn, typeColumn } from "../table/columnKind.ts";
import type { Column, Dataset, PictureShape } from "../table/dataset.ts";
import { MAX_CLASSES } from "../limits.ts";
import { pictureValues } from "./pictureColumn.ts";

/** Columns of a table that contain the pixels of pictures. */
export interface PixelTable extends PictureShape {
  /** Names of the pixels' columns, row by row, channels last. */
  readonly pixels: readonly string[];
  /** The one other column. */
  readonly label: string;
}

const LEAST_PIXELS = 16;
/** The names in Kaggle's files of MNIST and Fashion-MNIST. */
const PIXEL_NAME = /^(?:(?:pixel|px|p)[ _-]?\d+|\d+x\d+)$/i;

/**
 * Whether a table looks like pictures: one column of labels beside a square number of columns (times one channel or three) of whole
 * numbers from 0 to 255 without missing values. If pixels have names (`pixel0` …, `1x1` … `28x28`), the label is the other column,
 * otherwise the first or the last one. Null: not pictures.
 */
export function findPixels({ columns }: Dataset): PixelTable | null {
  if (columns.length <= LEAST_PIXELS) return null;
  const others = columns.filter(({ name }) => !PIXEL_NAME.test(name));
  if (others.length === 1) {
    return pixelTable(
      columns.filter((column) => column !== others[0]),
      others[0]!.name,
    );
  }
  return (
    pixelTable(columns.slice(1), columns[0]!.name) ?? pixelTable(columns.slice(0, -1), columns.at(-1)!.name)
  );
}

/** The table as pictures and their labels, which are the classes. */
export function picturesFromPixels(
  dataset: Dataset,
  { pixels: names, label, ...shape }: PixelTable,
): Dataset {
  const byName = new Map(dataset.columns.map((column) => [column.name, column]));
  const pixels = new Uint8Array(dataset.rowCount * pictureValues(shape));
  names.forEach((name, at) => {
    const values = valuesOf(byName.get(name)!)!;
    for (let row = 0; row < dataset.rowCount; row++) {
      pixels[row * names.length + at] = typeof values === "number" ? values : values[row]!;
    }
  });
  const name = label === "picture" ? "pixels" : "picture";
  return {
    rowCount: dataset.rowCount,
    columns: [{ kind: "picture", name, ...shape, pixels }, labelsOf(byName.get(label)!)],
  };
}

/** Numbers of classes are not amounts. */
function labelsOf(column: Column): Column {
  if (column.kind !== "number") return column;
  const distinct = new Set(column.values);
  const areClasses = distinct.size <= MAX_CLASSES && [...distinct].every((value) => Number.isInteger(value));
  return areClasses
    ? typeColumn({ name: column.name, cells: cellsOfColumn(column) }, "category", "point")
    : column;
}

function pixelTable(columns: readonly Column[], label: string): PixelTable | null {
  const channels = [1, 3].find((count) => Number.isInteger(Math.sqrt(columns.length / count)));
  if (channels === undefined || columns.length < LEAST_PIXELS) return null;
  let most = 0;
  for (const column of columns) {
    const greatest = greatestPixel(column);
    if (greatest === null) return null;
    most = Math.max(most, greatest);
  }
  // Columns of only 0 and 1 are more likely answers than pixels.
  if (most <= 1) return null;
  const size = Math.sqrt(columns.length / channels);
  return { height: size, width: size, channels, pixels: columns.map(({ name }) => name), label };
}

/** Null if a value is not a pixel value. */
function greatestPixel(column: Column): number | null {
  const values = valuesOf(column);
  if (values === null) return null;
  if (typeof values === "number") return isPixel(values) ? values : null;
  let greatest = 0;
  for (const value of values) {
    if (!isPixel(value)) return null;
    if (value > greatest) greatest = value;
  }
  return greatest;
}

/** The values of a pixel; a single value if it is the same in all pictures, as is common at the border. */
function valuesOf(column: Column): Float64Array | number | null {
  if (column.kind === "number") return column.values;
  return column.kind === "constant" ? Number(textAt(column.cells, 0) ?? NaN) : null;
}

function isPixel(value: number): boolean {
  return value >= 0 && value <= 255 && Number.isInteger(value);
}
