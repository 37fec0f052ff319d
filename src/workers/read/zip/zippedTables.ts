import { isPictureName } from "../../../core/data/pictures/picturePaths.ts";
import { AppError } from "../../../core/errors.ts";
import type { GivenFile } from "../../reader.protocol.ts";
import { inflatesTooLarge } from "../byteSource.ts";
import type { Reading } from "../reading.ts";
import { entryFile, isOfficeFile, isZip, openZip, refuseForeign } from "./zipEntries.ts";

const TABLE_NAME =
  /\.(?:csv|tsv|tab|xlsx|xlsm|parquet|json|jsonl|ndjson|arff|libsvm|svm|svmlight)(?:\.gz)?$/i;
/** Names that may be tables, used only if there are no others, because much text is packed with tables. */
const MAYBE_TABLE_NAME = /\.(?:data|dat|txt|asc)(?:\.gz)?$/i;
/** Names of texts about a table. */
const ABOUT_NAME = /(?:^|\/)(?:read[ _-]?me|licen[cs]e|index|about|notes?|changelog|info|description)[^/]*$/i;
/** Most claimed bytes of all tables of a zip, which are unpacked to files. */
const MOST_CLAIMED = 2_000_000_000;
/** Names that are never tables. */
const STRAY_NAME =
  /\.(?:png|jpe?g|jfif|webp|gif|bmp|tiff?|svg|ico|pdf|html?|md|rst|docx?|py|r|ipynb|names)$/i;
/** Hidden files, such as those that macOS adds. */
const HIDDEN = /(?:^|\/)(?:__MACOSX\/|\.)/;

/** Whether a file in a zip is a table, by its name, because many other files begin like text, too. */
export function isTableName(path: string): boolean {
  return TABLE_NAME.test(path) && !HIDDEN.test(path);
}

/** The tables among paths: those with a table's name, otherwise those that may be tables. */
function tablesAmong<T>(files: readonly T[], pathOf: (file: T) => string): readonly T[] {
  const surely = files.filter((file) => isTableName(pathOf(file)));
  if (surely.length > 0) return surely;
  return files.filter((file) => {
    const path = pathOf(file);
    return MAYBE_TABLE_NAME.test(path) && !HIDDEN.test(path) && !ABOUT_NAME.test(path);
  });
}

/**
 * The files, with the tables of a zip in its place, because Kaggle's downloads are zips. An Excel workbook, which is a zip, too, is
 * not unpacked.
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

/** Most stray pictures beside tables that are reported; more are not accidental. */
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

/** Among several files, pictures and texts about tables are not tables. */
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
  // Pictures reach this point only beside other files.
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
