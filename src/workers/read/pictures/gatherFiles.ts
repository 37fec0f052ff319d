import { isOtherPictureName, isPictureName } from "../../../core/data/pictures/picturePaths.ts";
import type { GivenFile } from "../../reader.protocol.ts";
import { isTableName } from "../zip/zippedTables.ts";
import { entryFile, isOfficeFile, isZip, openZip, refuseForeign } from "../zip/zipEntries.ts";
import { fileOfBlob, fileOfEntry, type PictureFile } from "./pictureFiles.ts";

/** Other names of texts that may contain labels: "labels.txt". */
const LABELS_NAME = /(?:labels?|class|annot|train|test|val|标签|类别)[^/]*\.(?:txt|data)$/i;
/** A table of labels is small. */
const LARGEST_TABLE = 100_000_000;

/** The files by type, including those in zips. */
export interface GatheredFiles {
  readonly pictures: readonly PictureFile[];
  /** Paths of pictures of other formats. */
  readonly others: readonly string[];
  /** Files that may be tables, unpacked when they are opened. */
  readonly tables: readonly TableFile[];
}

export interface TableFile {
  readonly name: string;
  open(): Promise<GivenFile>;
}

/** @throws AppError `fileDamaged`, `fileUnsupported` */
export async function gatherFiles(files: readonly GivenFile[]): Promise<GatheredFiles> {
  const gathered = await Promise.all(files.map((file) => partsOf(file, files.length === 1)));
  return {
    pictures: gathered.flatMap(({ pictures }) => pictures),
    others: gathered.flatMap(({ others }) => others),
    tables: gathered.flatMap(({ tables }) => tables),
  };
}

/** @param isAlone with several zips, each is a separate folder: "cats.zip" and "dogs.zip" */
async function partsOf(file: GivenFile, isAlone: boolean): Promise<GatheredFiles> {
  const { name, blob } = file;
  if (!(await isZip(file))) {
    const isTable = mayBeTable(name, blob.size);
    return {
      pictures: isPictureName(name) ? [fileOfBlob(name, blob)] : [],
      others: isOtherPictureName(name) ? [name] : [],
      tables: isTable ? [{ name, open: () => Promise.resolve(file) }] : [],
    };
  }
  const entries = await openZip(name, blob);
  // A workbook is a table; the pictures in it are decoration.
  if (isOfficeFile(entries)) {
    const open = (): Promise<GivenFile> => Promise.resolve(file);
    return { pictures: [], others: [], tables: [{ name, open }] };
  }
  refuseForeign(name, entries);
  const folder = name.replace(/\.zip$/i, "");
  const paths = entries.map(({ path }) => path);
  return {
    pictures: entries
      .filter(({ path }) => isPictureName(path))
      .map((entry) => fileOfEntry(isAlone ? entry : { ...entry, path: `${folder}/${entry.path}` })),
    others: paths.filter(isOtherPictureName),
    tables: entries
      .filter(({ path, bytes, encrypted }) => mayBeTable(path, bytes) && !encrypted)
      .map((entry) => ({
        name: entry.path,
        open: async () => ({ name: entry.path, blob: await entryFile(name, entry) }),
      })),
  };
}

function mayBeTable(path: string, bytes: number): boolean {
  return bytes <= LARGEST_TABLE && (isTableName(path) || LABELS_NAME.test(path));
}
