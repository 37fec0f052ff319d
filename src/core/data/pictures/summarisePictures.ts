import { textAt } from "../cells.ts";
import { cellsOfColumn, sortLevels } from "../columnKind.ts";
import type { Dataset, PictureColumn, PictureSummary } from "../dataset.ts";
import { MAX_CLASSES } from "../limits.ts";
import { pictureAt, pictureValues } from "./pictureColumn.ts";

const MOST_SAMPLES = 8;
/** All samples together: what is copied to the page with every summary. */
const MOST_BYTES = 2_000_000;

/** The pictures of a dataset by class, if it has some. */
export function summarisePictures({ columns }: Dataset, target: string): PictureSummary | null {
  const pictures = columns.find((column) => column.kind === "picture");
  const classes = columns.find(({ name }) => name === target);
  if (pictures === undefined || classes === undefined || classes === pictures) return null;
  const rowsOf = new Map<string, number[]>();
  const cells = cellsOfColumn(classes);
  const { height, width, channels } = pictures;
  const count = pictures.pixels.length / pictureValues(pictures);
  for (let row = 0; row < count; row++) {
    const level = textAt(cells, row);
    if (level === null) continue;
    const own = rowsOf.get(level);
    if (own === undefined) rowsOf.set(level, [row]);
    else own.push(row);
  }
  const shown = sortLevels(rowsOf.keys()).slice(0, MAX_CLASSES);
  const most = Math.floor(MOST_BYTES / (pictureValues(pictures) * Math.max(1, shown.length)));
  const samples = Math.max(1, Math.min(MOST_SAMPLES, most));
  return {
    height,
    width,
    channels,
    classes: shown.map((name) => ({
      name,
      count: rowsOf.get(name)!.length,
      samples: copies(pictures, rowsOf.get(name)!.slice(0, samples)),
    })),
  };
}

function copies(column: PictureColumn, rows: readonly number[]): Uint8Array[] {
  return rows.map((row) => pictureAt(column, row).slice());
}
