import { textsOf } from "../../../core/data/table/cells.ts";
import { fileLabel } from "../../../core/data/table/fileLabel.ts";
import { MIN_ROWS } from "../../../core/data/limits.ts";
import { joinLabels, type LabelledPictures } from "../../../core/data/pictures/pictureLabels.ts";
import { isPictureName, placePictures } from "../../../core/data/pictures/picturePaths.ts";
import type { Table } from "../../../core/data/table/table.ts";
import { AppError } from "../../../core/errors.ts";
import type { GivenFile } from "../../reader.protocol.ts";
import type { ReadOptions } from "../readFiles.ts";
import type { Reading } from "../reading.ts";
import { readTables } from "../readTables.ts";
import { gatherFiles, type GatheredFiles, type TableFile } from "./gatherFiles.ts";
import { readPictures, type ReadPictures } from "./readPictures.ts";
import { isOrdinaryTable, readSprite } from "./readSprite.ts";

const SHEET_LABELS_NAME = /\.(?:json|csv|tsv|txt)$/i;
/** Most tables beside pictures that are searched for labels. */
const MOST_TABLES = 12;
/** With fewer pictures per row of a table, pictures are decoration. */
const LEAST_PICTURES_PER_ROW = 0.5;

/**
 * The pictures among files: a folder's, a zip's, or a sprite sheet and its labels. Their classes come from their folders, or from a
 * table that names them. Null: the files are tables.
 * @throws AppError of `readPictures`, `readSprite` and `openZip`; `labelsNameNone`
 */
export async function readPictureFiles(
  files: readonly GivenFile[],
  options: ReadOptions,
  reading: Reading,
): Promise<ReadPictures | null> {
  const sheet = sheetOf(files);
  if (sheet !== null) {
    const sprite = await readSheet(sheet, options);
    if (sprite !== null) return sprite;
  }
  const gathered = await gatherFiles(files);
  const { pictures, others, tables } = gathered;
  const given = fileLabel(files.map(({ name }) => name));
  if (pictures.length === 0) return null;
  const labelled = await labelsAmong(gathered, options, reading);
  const byFolder = placePictures(pictures.map(({ path }) => path));
  const hasFolders =
    new Set(byFolder.map((picture) => picture.class)).size >= 2 && byFolder.length >= MIN_ROWS;
  // By convention folders are classes; a table is used instead only if its column is named as labels.
  const chosen = labelled.best !== null && (labelled.best.isNamed || !hasFolders) ? labelled.best : null;
  if (chosen === null && !hasFolders && tables.length > 0) {
    if (isDecoration(pictures.length, labelled.largest)) return null;
    if (labelled.largest !== null) throw namesNone(labelled.largest, pictures[0]!.path);
  }
  return readPictures(
    { given, files: pictures, others, labelled: chosen },
    options.pictures ?? {},
    options.decode,
    reading,
  );
}

/** A single picture beside a single file of labels. */
function sheetOf(files: readonly GivenFile[]): { picture: GivenFile; labels: GivenFile } | null {
  const pictures = files.filter(({ name }) => isPictureName(name));
  const labels = files.filter(({ name }) => SHEET_LABELS_NAME.test(name));
  return pictures.length === 1 && labels.length === 1 ? { picture: pictures[0]!, labels: labels[0]! } : null;
}

/** null: a table beside a picture that is not a sheet with that many tiles. */
async function readSheet(
  { picture, labels }: { picture: GivenFile; labels: GivenFile },
  options: ReadOptions,
): Promise<ReadPictures | null> {
  try {
    return await readSprite(picture, labels, options.pictures ?? {}, options.decode);
  } catch (thrown) {
    const isUnclear = thrown instanceof AppError && thrown.code === "spriteTilesUnclear";
    if (isUnclear && (await isOrdinaryTable(labels))) return null;
    throw thrown;
  }
}

interface FoundTable {
  readonly name: string;
  readonly rows: number;
  /** The first cell of its first column. */
  readonly value: string;
}

/** The table that names the most pictures, and the largest table. */
async function labelsAmong(
  { pictures, tables }: GatheredFiles,
  options: ReadOptions,
  reading: Reading,
): Promise<{ best: (LabelledPictures & { table: string }) | null; largest: FoundTable | null }> {
  const paths = pictures.map(({ path }) => path);
  let best: (LabelledPictures & { table: string }) | null = null;
  let largest: FoundTable | null = null;
  for (const file of tables.slice(0, MOST_TABLES)) {
    const table = await tableOf(file, options, reading);
    if (table === null) continue;
    if (largest === null || table.rowCount > largest.rows) {
      const [value] = textsOf(table.columns[0]!.cells, 1);
      largest = { name: file.name, rows: table.rowCount, value: value ?? "" };
    }
    const joined = joinLabels(paths, table, stemOf(file.name));
    if (joined !== null && joined.placed.length > (best?.placed.length ?? 0)) {
      best = { ...joined, table: file.name };
    }
  }
  return { best, largest };
}

/** null: not a table. */
async function tableOf(file: TableFile, options: ReadOptions, reading: Reading): Promise<Table | null> {
  try {
    const { limitBytes, target, decode } = options;
    return (await readTables([await file.open()], { limitBytes, target, decode }, reading)).table;
  } catch (thrown) {
    if (thrown instanceof AppError) return null;
    throw thrown;
  }
}

function isDecoration(pictures: number, largest: FoundTable | null): boolean {
  return pictures < MIN_ROWS || (largest !== null && pictures < LEAST_PICTURES_PER_ROW * largest.rows);
}

function namesNone({ name, value }: FoundTable, path: string): AppError {
  return new AppError("labelsNameNone", { name, value, path });
}

/** "train" of "data/train.csv". */
function stemOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\..*$/, "");
}
