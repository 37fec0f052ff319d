import { isPictureName } from "../../core/data/pictures/picturePaths.ts";
import { AppError } from "../../core/errors.ts";
import type { GivenFile } from "../reader.protocol.ts";
import { inflatesTooLarge, MOST_INFLATED } from "./byteSource.ts";
import type { Reading } from "./reading.ts";
import { isOfficeFile, isZip, openZip, readEntry, refuseForeign, type ZipEntry } from "./zipEntries.ts";

const TABLE_NAME = /\.(?:csv|tsv|xlsx|parquet|json|jsonl|ndjson)(?:\.gz)?$/i;
/** What macOS packs beside the files, and other hidden ones. */
const HIDDEN = /(?:^|\/)(?:__MACOSX\/|\.)/;

/** Whether a file in a zip is a table, by its name: of what is packed with tables, much else begins like text. */
export function isTableEntry({ path }: ZipEntry): boolean {
  return TABLE_NAME.test(path) && !HIDDEN.test(path);
}

/**
 * The files, with the tables of a zip in its place: Kaggle's downloads are packed so. An Excel workbook, a zip as well, stays as it is.
 * @throws AppError `fileDamaged`, `entryDamaged`, `entryEncrypted`, `fileInflatesTooLarge`, `fileUnsupported`, `zipNotAlone`, `zipUnusable`
 */
export async function unpackTables(
  files: readonly GivenFile[],
  reading: Reading,
): Promise<readonly GivenFile[]> {
  const unpacked: GivenFile[] = [];
  for (const file of files) unpacked.push(...((await isZip(file)) ? await tablesOf(file, reading) : [file]));
  return unpacked;
}

async function tablesOf(file: GivenFile, reading: Reading): Promise<readonly GivenFile[]> {
  const { name, blob } = file;
  const entries = await openZip(name, blob);
  if (isOfficeFile(entries)) return [file];
  refuseForeign(name, entries);
  const tables = entries.filter(isTableEntry);
  // Pictures come here only beside other files.
  if (tables.length === 0 && entries.some(({ path }) => isPictureName(path)))
    throw new AppError("zipNotAlone", { name });
  if (tables.length === 0) throw new AppError("zipUnusable", { name, files: entries.length });
  const claimed = tables.reduce((sum, { bytes }) => sum + bytes, 0);
  if (claimed > MOST_INFLATED) throw inflatesTooLarge(name, claimed);
  const unpacked: GivenFile[] = [];
  for (const entry of tables) {
    reading.check();
    if (entry.encrypted) throw new AppError("entryEncrypted", { name, path: entry.path });
    unpacked.push({ name: entry.path, blob: new Blob([await readEntry(name, entry)]) });
  }
  return unpacked;
}
