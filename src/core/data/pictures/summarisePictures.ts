import { createRng, permutation } from "../../math/rng.ts";
import { textAt } from "../table/cells.ts";
import { cellsOfColumn, sortLevels } from "../table/columnKind.ts";
import type { Column, Dataset, PictureColumn, PictureSummary } from "../table/dataset.ts";
import { MAX_CLASSES } from "../limits.ts";
import { pictureAt, pictureCount, pictureValues } from "./pictureColumn.ts";

const MOST_SAMPLES = 8;
/** Most bytes of all samples, which are copied to the page with every summary. */
const MOST_BYTES = 2_000_000;
/** Seed of the order within a class, so that the same data show the same pictures. */
const SEED = 1;

/** Some pictures of one class. */
export interface PicturesAsked {
  /** The column of classes. */
  readonly target: string;
  readonly name: string;
  /** Index of the first one within the class. */
  readonly from: number;
  readonly count: number;
}

/** The pictures of a dataset by class, if it has pictures. */
export function summarisePictures(dataset: Dataset, target: string): PictureSummary | null {
  const found = picturesAndClasses(dataset, target);
  if (found === null) return null;
  const { pictures, classes } = found;
  const rowsOf = rowsByClass(pictures, classes);
  const { height, width, channels } = pictures;
  const shown = sortLevels(rowsOf.keys()).slice(0, MAX_CLASSES);
  const most = Math.floor(MOST_BYTES / (pictureValues(pictures) * Math.max(1, shown.length)));
  const samples = Math.max(1, Math.min(MOST_SAMPLES, most));
  return {
    height,
    width,
    channels,
    classes: shown.map((name) => {
      const rows = rowsOf.get(name)!;
      return { name, count: rows.length, samples: copies(pictures, rows, 0, samples) };
    }),
  };
}

/** In the order of the summary's samples: in random order, because the first pictures of a file are often alike. */
export function picturesOfClass(
  dataset: Dataset,
  { target, name, from, count }: PicturesAsked,
): readonly Uint8Array[] {
  const found = picturesAndClasses(dataset, target);
  if (found === null) return [];
  const rows = rowsByClass(found.pictures, found.classes).get(name) ?? [];
  return copies(found.pictures, rows, from, count);
}

function picturesAndClasses(
  { columns }: Dataset,
  target: string,
): { readonly pictures: PictureColumn; readonly classes: Column } | null {
  const pictures = columns.find((column) => column.kind === "picture");
  const classes = columns.find(({ name }) => name === target);
  return pictures === undefined || classes === undefined || classes === pictures
    ? null
    : { pictures, classes };
}

function rowsByClass(pictures: PictureColumn, classes: Column): ReadonlyMap<string, readonly number[]> {
  const rowsOf = new Map<string, number[]>();
  const cells = cellsOfColumn(classes);
  const count = pictureCount(pictures);
  for (let row = 0; row < count; row++) {
    const level = textAt(cells, row);
    if (level === null) continue;
    const own = rowsOf.get(level);
    if (own === undefined) rowsOf.set(level, [row]);
    else own.push(row);
  }
  return rowsOf;
}

function copies(
  column: PictureColumn,
  rows: readonly number[],
  from: number,
  count: number,
): readonly Uint8Array[] {
  const order = permutation(rows.length, createRng(SEED));
  return Array.from(order.subarray(from, from + count), (place) => pictureAt(column, rows[place]!).slice());
}
