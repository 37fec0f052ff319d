import { concatCells } from "../../core/data/table/cells.ts";
import type { AsideFile, RawColumn, RawTable } from "../../core/data/table/dataset.ts";
import { findGarbled } from "../../core/data/parse/garbled.ts";
import { tableFromRaw, type Table } from "../../core/data/table/table.ts";
import { AppError } from "../../core/errors.ts";
import type { GivenFile } from "../reader.protocol.ts";
import { filesAside } from "./asideTables.ts";
import { openBytes, type ByteSource } from "./byteSource.ts";
import { formatOf } from "./fileFormat.ts";
import { fileName, hasTestName } from "./fileNames.ts";
import { delimitedRows } from "./readDelimited.ts";
import type { ReadData, ReadOptions } from "./readFiles.ts";
import type { Reading } from "./reading.ts";
import { arffRows } from "./readArff.ts";
import { jsonRows } from "./json/readJson.ts";
import { jsonLinesRows } from "./json/readJsonLines.ts";
import { libsvmRows } from "./readLibsvm.ts";
import { parquetRows } from "./readParquet.ts";
import { workbookRows } from "./readWorkbook.ts";
import { isTableName, straysOf, unpackTables } from "./zip/zippedTables.ts";
import { readRows, type ReadTable, type RowSource } from "./rowSource.ts";

const JSON_NAME = /\.json(?:\.gz)?$/i;
const NEVER_TARGETS: ReadonlySet<string> = new Set(["text", "constant", "date", "picture"]);

/**
 * Tables, including those in zips, one below the other; the rows of test files (recognised by their names, unless all have such
 * names) come last. Files that cannot be learnt from, and different tables, are left aside (`filesAside`).
 * @throws AppError `filesDiffer` if not all files that belong together have the same columns, in any order; those of reading,
 * `filesAside` and `unpackTables`
 */
export async function readTables(
  given: readonly GivenFile[],
  options: ReadOptions,
  reading: Reading,
): Promise<ReadData> {
  const files = await unpackTables(given, reading);
  const totalBytes = files.reduce((sum, { blob }) => sum + blob.size, 0);
  const tables: ReadTable[] = [];
  const all: GivenFile[] = [];
  const strays = await straysOf(given);
  const noTables = strays.map((name): AsideFile => ({ name: fileName(name), reason: "noTable" }));
  for (const file of inOrder(files)) {
    // A sample takes each file's share.
    const share = files.length === 1 ? 1 : file.blob.size / totalBytes;
    const table = await readTable(file, share, options, reading).catch((thrown: unknown) => {
      if (isNoTable(file, files, thrown)) return null;
      throw thrown;
    });
    if (table === null) noTables.push({ name: fileName(file.name), reason: "noTable" });
    else {
      all.push(file);
      tables.push(table);
    }
  }
  const aside = [...filesAside(all, tables), ...noTables];
  const ordered = all.filter((_, i) => aside[i] === null);
  const read = tables.filter((_, i) => aside[i] === null);
  const first = read[0]!;
  const whole = read.slice(1).reduce((table, next, i) => {
    checkSameColumns(ordered[0]!.name, table, ordered[i + 1]!.name, next.table);
    return below(table, next.table);
  }, first.table);
  const tests = read.filter((_, i) => isTest(ordered[i]!, files));
  const { dialect } = first;
  const garbled = "encoding" in dialect ? findGarbled(whole) : null;
  const decimalCommaLikely = dialect.format === "delimited" && dialect.delimiter !== ",";
  const table = tableFromRaw(whole, decimalCommaLikely, options.layout?.decimal);
  return {
    table: {
      ...table,
      testRows: tests.reduce((sum, { table }) => sum + table.rowCount, 0),
    },
    dialect,
    target: targetOf(table, aside),
    rowsInFile: read.reduce((sum, { rowsInFile }) => sum + rowsInFile, 0),
    ...(garbled && { garbled }),
    ...(ordered.length < files.length + strays.length && { aside: aside.filter((file) => file !== null) }),
  };
}

/** The target, as shown by a test file without it; null: unknown, or not a possible target. */
function targetOf(table: Table, aside: readonly (AsideFile | null)[]): string | null {
  const names = new Set(aside.flatMap((file) => (file?.reason === "noTarget" ? [file.column] : [])));
  const column = table.columns.find(({ name }) => names.has(name));
  const isPossible = column !== undefined && !NEVER_TARGETS.has(column.inferredKind);
  return names.size === 1 && isPossible ? column.name : null;
}

/**
 * Whether an unreadable file is not a table: prose or settings beside files with names of tables. A damaged table does not count.
 */
function isNoTable(file: GivenFile, files: readonly GivenFile[], thrown: unknown): boolean {
  const others = files.filter((other) => other !== file && isTableName(other.name));
  if (!(thrown instanceof AppError) || others.length === 0 || hasTestName(file.name)) return false;
  if (thrown.code === "jsonNotTable") return others.some(({ name }) => !JSON_NAME.test(name));
  return !isTableName(file.name);
}

async function readTable(
  { name, blob }: GivenFile,
  share: number,
  options: ReadOptions,
  reading: Reading,
): Promise<ReadTable> {
  const source = await openBytes(name, blob, reading);
  const rows = await rowsOf(source, blob, options, reading);
  const { limitBytes, sampleRows, target } = options;
  const limits = {
    limitBytes: limitBytes * share,
    sampleRows: sampleRows === undefined ? null : Math.max(1, Math.round(sampleRows * share)),
    target,
  };
  return readRows(rows, limits, reading);
}

async function rowsOf(
  source: ByteSource,
  blob: Blob,
  options: ReadOptions,
  reading: Reading,
): Promise<RowSource> {
  const encoding = options.encoding ?? null;
  switch (await formatOf(source)) {
    case "zip":
      return workbookRows(source, options.sheet ?? null, reading, options.layout);
    case "parquet":
      return parquetRows(source, blob, reading);
    case "json":
      return jsonRows(source, encoding, reading);
    case "jsonLines":
      return jsonLinesRows(source, encoding, reading);
    case "arff":
      return arffRows(source, encoding, reading);
    case "libsvm":
      return libsvmRows(source, encoding, reading);
    case "delimited":
      return delimitedRows(source, encoding, reading, options.layout);
  }
}

/** Test files last, otherwise in the given order. */
function inOrder(files: readonly GivenFile[]): readonly GivenFile[] {
  return [...files.filter((file) => !isTest(file, files)), ...files.filter((file) => isTest(file, files))];
}

/** If all files have such names, they are not test files. */
function isTest(file: GivenFile, files: readonly GivenFile[]): boolean {
  return hasTestName(file.name) && !files.every(({ name }) => hasTestName(name));
}

function checkSameColumns(name: string, table: RawTable, otherName: string, other: RawTable): void {
  const missing = lacking(other, table);
  if (missing !== undefined) {
    throw new AppError("filesDiffer", { name: otherName, other: name, column: missing.name });
  }
  const added = lacking(table, other);
  if (added !== undefined) {
    throw new AppError("filesDiffer", { name, other: otherName, column: added.name });
  }
}

/** The first column of `whole` that `table` lacks. */
function lacking(table: RawTable, whole: RawTable): RawColumn | undefined {
  const names = new Set(table.columns.map(({ name }) => name));
  return whole.columns.find(({ name }) => !names.has(name));
}

function below(table: RawTable, next: RawTable): RawTable {
  const byName = new Map(next.columns.map((column) => [column.name, column.cells]));
  return {
    rowCount: table.rowCount + next.rowCount,
    columns: table.columns.map((column) => ({
      ...column,
      cells: concatCells(column.cells, byName.get(column.name)!),
    })),
  };
}
