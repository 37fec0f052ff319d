import type { ReadChoices } from "../../core/data/dataConfig.ts";
import type { AsideFile, Dialect, PictureReading, PictureShape } from "../../core/data/table/dataset.ts";
import type { Garbled } from "../../core/data/parse/garbled.ts";
import { findPixels, picturesFromPixels } from "../../core/data/pictures/pixelColumns.ts";
import { datasetOf, tableFromDataset, type Table } from "../../core/data/table/table.ts";
import type { GivenFile } from "../reader.protocol.ts";
import type { PictureDecoder } from "./pictures/decodePicture.ts";
import { readPictureFiles } from "./pictures/readPictureFiles.ts";
import type { Reading } from "./reading.ts";
import { readTables } from "./readTables.ts";

/** The contents of files of any format. */
export interface ReadData {
  readonly table: Table;
  /** null for pictures. */
  readonly dialect: Dialect | null;
  /** The target, if the files state it; null: suggested by rule. */
  readonly target: string | null;
  /** Rows of the files, of which the table may be a sample. */
  readonly rowsInFile: number;
  /** How pictures were read. */
  readonly pictures?: PictureReading;
  /** If the columns look like pixels. */
  readonly pixels?: PictureShape;
  /** If text looks as if it was decoded with the wrong encoding. */
  readonly garbled?: Garbled;
  /** Tables among the files that are not used; absent: none. */
  readonly aside?: readonly AsideFile[];
}

export interface ReadOptions extends ReadChoices {
  readonly target: string | null;
  /** Most bytes that a table may take. */
  readonly limitBytes: number;
  readonly decode: PictureDecoder;
}

/**
 * The entry point for a user's files: determines their formats by their content, and reads them.
 * @throws AppError for files that cannot be read
 */
export async function readFiles(
  files: readonly GivenFile[],
  options: ReadOptions,
  reading: Reading,
): Promise<ReadData> {
  const pictures = await readPictureFiles(files, options, reading);
  if (pictures !== null) {
    const { dataset, target, testRows } = pictures;
    const table = { ...tableFromDataset(dataset), testRows };
    const { inFiles } = pictures.reading;
    return { table, dialect: null, target, rowsInFile: inFiles, pictures: pictures.reading };
  }
  return withPixels(await readTables(files, options, reading), options.pixels === true);
}

/** Says whether columns look like pixels, or makes pictures of them. */
function withPixels(read: ReadData, wanted: boolean): ReadData {
  const dataset = datasetOf(read.table, []);
  const found = findPixels(dataset);
  if (found === null) return read;
  const { height, width, channels } = found;
  if (!wanted) return { ...read, pixels: { height, width, channels } };
  const table = tableFromDataset(picturesFromPixels(dataset, found));
  return {
    ...read,
    table: { ...table, testRows: read.table.testRows ?? 0 },
    target: found.label,
    pictures: { inFiles: read.rowsInFile, fit: null, left: [] },
  };
}
