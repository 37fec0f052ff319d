import type { Sheet } from "read-excel-file/web-worker";
import { hasHeader } from "../../core/data/parse/header.ts";
import type { LayoutChoices } from "../../core/data/parse/layout.ts";
import { placeInSheet, rowText } from "../../core/data/parse/sheet/placeInSheet.ts";
import { hasTable, type SheetGrid } from "../../core/data/parse/sheet/sheetTables.ts";
import { AppError } from "../../core/errors.ts";
import { allBytes, checkGrowth, inflatesTooLarge, MOST_INFLATED, type ByteSource } from "./byteSource.ts";
import type { Reading } from "./reading.ts";
import type { RowSource } from "./rowSource.ts";
import { headLine, HEAD_LINES } from "./textLines.ts";
import { valueText } from "./valueText.ts";
import { openZip, readEntry } from "./zip/zipEntries.ts";

const ROWS_AT_ONCE = 4096;
/** Another sheet is reported if it has this many times the cells. */
const CLEARLY_LARGER = 1.5;
/** Rows by which the header is recognised. */
const HEADER_DECIDED_BY = 200;
/** Separator of the cells of a displayed row. */
const CELL_BORDER = " | ";

/**
 * The table of a sheet of an Excel workbook as rows. Cells have their last calculated values; formulas are not evaluated.
 * @param chosen the sheet; null: the first with a table in it
 * @throws AppError `fileDamaged`, `entryDamaged`, `entryEncrypted`, `fileInflatesTooLarge`, `zipWithoutTable`, `sheetMissing`
 */
export async function workbookRows(
  source: ByteSource,
  chosen: string | null,
  reading: Reading,
  choices: LayoutChoices = {},
): Promise<RowSource> {
  const { sheet, sheets } = await openSheet(source, chosen, reading);
  const grid = gridOf(sheet.data);
  const place = placeInSheet(grid, choices);
  const { top, bottom, columns } = place.table;
  // The table is chosen here, not by the row reader.
  const { table: _table, ...layout } = choices;
  const larger = largerSheet(sheet, sheets);
  return {
    feed(open) {
      const builder = open({ delimiter: ", ", header: null, layout, rows: bottom - top + 1 });
      for (let row = top; row <= bottom; row++) {
        // Rows of a sheet end at their last cell: missing trailing cells are empty, not ragged.
        builder.push(
          columns.map((column) => grid.text(row, column)),
          row + 1,
        );
        if ((row - top) % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) reading.addRows(ROWS_AT_ONCE);
      }
      return Promise.resolve();
    },
    dialect: ({ header, layout: found }) => ({
      format: "xlsx",
      sheet: sheet.sheet,
      sheets: sheets.map((candidate) => candidate.sheet),
      ...(larger === null ? {} : { larger }),
      header,
      layout: {
        ...found,
        quote: "",
        skipped: [
          ...place.above,
          ...found.skipped.map((part) => ({ ...part, text: rowText(grid, place.table, part.from - 1) })),
          ...place.below,
        ],
        tables: place.tables,
        ...(place.tables.length > 1 ? { table: place.number } : {}),
        head: headOf(sheet.data),
      },
    }),
  };
}

/** The largest of the other sheets, by its rows with two cells or more, times its columns; null if it is not clearly larger. */
function largerSheet(read: Sheet, sheets: readonly Sheet[]): { sheet: string; rows: number } | null {
  const sized = sheets.map((candidate) => {
    const used = candidate.data.filter((row) => usedCells(row) > 1);
    const columns = used.reduce((most, row) => Math.max(most, usedCells(row)), 0);
    return { candidate, used, columns, cells: used.length * columns };
  });
  const own = sized.find(({ candidate }) => candidate === read)!;
  const largest = sized.reduce((best, one) => (one.cells > best.cells ? one : best), own);
  if (largest.cells <= CLEARLY_LARGER * own.cells) return null;
  return { sheet: largest.candidate.sheet, rows: rowsBelowNames(largest.used, largest.columns) };
}

/** Rows of a sheet without those above its table and without its header. */
function rowsBelowNames(rows: Sheet["data"], columns: number): number {
  const top = rows.findIndex((row) => 2 * usedCells(row) > columns);
  const head = rows.slice(top, top + HEADER_DECIDED_BY).map((row) => row.map(valueText));
  return rows.length - top - (hasHeader(head, columns) ? 1 : 0);
}

/** The first rows of the sheet that `workbookRows` would choose, with joined cells. */
export async function sheetHead(
  source: ByteSource,
  chosen: string | null,
  reading: Reading,
): Promise<readonly string[]> {
  const { sheet } = await openSheet(source, chosen, reading);
  return headOf(sheet.data);
}

function headOf(rows: Sheet["data"]): readonly string[] {
  return rows
    .slice(0, HEAD_LINES)
    .map((row) => headLine(row.slice(0, usedCells(row)).map(valueText).join(CELL_BORDER)));
}

function gridOf(rows: Sheet["data"]): SheetGrid {
  return {
    rows: rows.length,
    columns: rows.reduce((most, row) => Math.max(most, usedCells(row)), 0),
    isUsed: (row, column) => isUsed(rows[row]![column]),
    text: (row, column) => valueText(rows[row]![column]),
  };
}

async function openSheet(
  source: ByteSource,
  chosen: string | null,
  reading: Reading,
): Promise<{ sheet: Sheet; sheets: readonly Sheet[] }> {
  const bytes = await allBytes(source);
  await checkArchive(bytes, source.name, reading);
  const sheets = await sheetsOf(bytes, source.name);
  const sheet =
    chosen === null
      ? (sheets.find(({ data }) => hasTable(gridOf(data))) ??
        sheets.find(({ data }) => isTable(data)) ??
        sheets[0])
      : sheets.find((candidate) => candidate.sheet === chosen);
  if (sheet === undefined) throw new AppError("sheetMissing", { name: source.name, sheet: chosen ?? "" });
  return { sheet, sheets };
}

/**
 * Checks the claimed sizes before anything is inflated. Then each part is inflated once to compare its checksum: the sheet reader
 * does not, and a damaged sheet may give wrong numbers.
 */
async function checkArchive(bytes: Uint8Array<ArrayBuffer>, name: string, reading: Reading): Promise<void> {
  const entries = await openZip(name, new Blob([bytes]));
  const claimed = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (claimed > MOST_INFLATED) throw inflatesTooLarge(name, claimed);
  checkGrowth(name, bytes.length, claimed);
  if (entries.some(({ path }) => path === "xl/workbook.bin"))
    throw new AppError("fileUnsupported", { name, format: "xlsb" });
  if (!entries.some(({ path }) => path === "xl/workbook.xml"))
    throw new AppError("zipWithoutTable", { name });
  for (const entry of entries) {
    reading.check();
    if (entry.encrypted) throw new AppError("entryEncrypted", { name, path: entry.path });
    await readEntry(name, entry);
  }
}

async function sheetsOf(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Sheet[]> {
  const { default: readSheets } = await import("read-excel-file/web-worker");
  try {
    return await readSheets(bytes.buffer);
  } catch (thrown) {
    throw new AppError("fileDamaged", { name, format: "Excel" }, { cause: thrown });
  }
}

function isTable(rows: Sheet["data"]): boolean {
  return rows.length >= 2 && rows.some((row) => usedCells(row) >= 2);
}

function usedCells(row: Sheet["data"][number]): number {
  return row.findLastIndex(isUsed) + 1;
}

function isUsed(cell: unknown): boolean {
  return cell !== null && cell !== undefined && (typeof cell !== "string" || cell.trim() !== "");
}
