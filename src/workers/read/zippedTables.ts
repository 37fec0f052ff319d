import { isPictureName } from "../../core/data/pictures/picturePaths.ts";
import { AppError } from "../../core/errors.ts";
import type { GivenFile } from "../reader.protocol.ts";
import { inflatesTooLarge } from "./byteSource.ts";
import type { Reading } from "./reading.ts";
import { entryFile, isOfficeFile, isZip, openZip, refuseForeign } from "./zipEntries.ts";

const TABLE_NAME =
  /\.(?:csv|tsv|tab|xlsx|xlsm|parquet|json|jsonl|ndjson|arff|libsvm|svm|svmlight)(?:\.gz)?$/i;
/** Tables by custom, where nothing else is: much of what is packed with tables is text as well. */
const MAYBE_TABLE_NAME = /\.(?:data|dat|txt|asc)(?:\.gz)?$/i;
/** What explains a table. */
const ABOUT_NAME = /(?:^|\/)(?:read[ _-]?me|licen[cs]e|index|about|notes?|changelog|info|description)[^/]*$/i;
/** Of all tables of a zip, which are unpacked to files. */
const MOST_CLAIMED = 2_000_000_000;
/** No tables, whatever is in them. */
const STRAY_NAME =
  /\.(?:png|jpe?g|jfif|webp|gif|bmp|tiff?|svg|ico|pdf|html?|md|rst|docx?|py|r|ipynb|names)$/i;
/** What macOS packs beside the files, and other hidden ones. */
const HIDDEN = /(?:^|\/)(?:__MACOSX\/|\.)/;

/** Whether a file in a zip is a table, by its name: of what is packed with tables, much else begins like text. */
export function isTableName(path: string): boolean {
  return TABLE_NAME.test(path) && !HIDDEN.test(path);
}

/** The tables among paths: those called so, else those that may be. */
function tablesAmong<T>(files: readonly T[], pathOf: (file: T) => string): readonly T[] {
  const surely = files.filter((file) => isTableName(pathOf(file)));
  if (surely.length > 0) return surely;
  return files.filter((file) => {
    const path = pathOf(file);
    return MAYBE_TABLE_NAME.test(path) && !HIDDEN.test(path) && !ABOUT_NAME.test(path);
  });
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
  for (const file of withoutStrays(files))
    unpacked.push(...((await isZip(file)) ? await tablesOf(file, reading) : [file]));
  return unpacked;
}

/** A few strays beside tables are named; many pictures are no mishap. */
const MOST_NAMED = 5;

/** Pictures beside tables, given or in a zip, that are left aside. @throws AppError as `unpackTables` does */
export async function straysOf(files: readonly GivenFile[]): Promise<readonly string[]> {
  const names: string[] = [];
  for (const { name, blob } of files) {
    if (!(await isZip({ name, blob }))) continue;
    const entries = await openZip(name, blob);
    if (!isOfficeFile(entries)) names.push(...entries.map(({ path }) => path));
  }
  if (files.length > 1) names.push(...files.map(({ name }) => name));
  const strays = names.filter((name) => isPictureName(name) && !HIDDEN.test(name) && !ABOUT_NAME.test(name));
  return strays.length > MOST_NAMED ? [] : strays;
}

/** Of several files, a picture or what explains a table is no table. */
function withoutStrays(files: readonly GivenFile[]): readonly GivenFile[] {
  const kept = files.filter(
    ({ name }) => isTableName(name) || !(STRAY_NAME.test(name) || ABOUT_NAME.test(name) || HIDDEN.test(name)),
  );
  return kept.length === 0 ? files : kept;
}

async function tablesOf(file: GivenFile, reading: Reading): Promise<readonly GivenFile[]> {
  const { name, blob } = file;
  const entries = await openZip(name, blob);
  if (isOfficeFile(entries)) return [file];
  refuseForeign(name, entries);
  const tables = tablesAmong(entries, ({ path }) => path);
  // Pictures come here only beside other files.
  if (tables.length === 0 && entries.some(({ path }) => isPictureName(path)))
    throw new AppError("zipNotAlone", { name });
  if (tables.length === 0) throw new AppError("zipUnusable", { name, files: entries.length });
  const claimed = tables.reduce((sum, { bytes }) => sum + bytes, 0);
  if (claimed > MOST_CLAIMED) throw inflatesTooLarge(name, claimed, MOST_CLAIMED);
  const unpacked: GivenFile[] = [];
  for (const entry of tables) {
    reading.check();
    if (entry.encrypted) throw new AppError("entryEncrypted", { name, path: entry.path });
    unpacked.push({ name: entry.path, blob: await entryFile(name, entry) });
  }
  return unpacked;
}
