import type { Sheet } from "read-excel-file/web-worker";
import { AppError } from "../../core/errors.ts";
import { allBytes, inflatesTooLarge, MOST_INFLATED, type ByteSource } from "./byteSource.ts";
import type { Reading } from "./reading.ts";
import type { RowSource } from "./rowSource.ts";
import { valueText } from "./valueText.ts";

const ROWS_AT_ONCE = 4096;

/**
 * A sheet of an Excel workbook as rows. Cells hold what was last calculated; no formula is evaluated.
 * @param chosen the sheet; null: the first with a table in it
 * @throws AppError `fileDamaged`, `fileInflatesTooLarge`, `zipWithoutTable`, `sheetMissing`
 */
export async function workbookRows(
  source: ByteSource,
  chosen: string | null,
  reading: Reading,
): Promise<RowSource> {
  const bytes = await allBytes(source);
  await checkArchive(bytes, source.name);
  reading.check();
  const sheets = await sheetsOf(bytes, source.name);
  const sheet =
    chosen === null
      ? (sheets.find(({ data }) => isTable(data)) ?? sheets[0])
      : sheets.find((candidate) => candidate.sheet === chosen);
  if (sheet === undefined) throw new AppError("sheetMissing", { name: source.name, sheet: chosen ?? "" });
  const width = Math.max(0, ...sheet.data.map(usedCells));
  return {
    feed(open) {
      const builder = open({ delimiter: ", ", header: null });
      sheet.data.forEach((row, i) => {
        // Rows end where a sheet is empty: what is missing at their ends is empty, not ragged.
        builder.push(
          Array.from({ length: width }, (_, j) => valueText(row[j])),
          i + 1,
        );
        if (i % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) reading.addRows(ROWS_AT_ONCE);
      });
      return Promise.resolve();
    },
    dialect: (header) => ({
      format: "xlsx",
      sheet: sheet.sheet,
      sheets: sheets.map((candidate) => candidate.sheet),
      header,
    }),
  };
}

/** Reads the archive's directory alone: nothing is inflated before it is known how much it claims to be. */
async function checkArchive(bytes: Uint8Array, name: string): Promise<void> {
  const { unzipSync } = await import("fflate");
  let claimed = 0;
  let isWorkbook = false;
  try {
    unzipSync(bytes, {
      filter: (entry) => {
        claimed += entry.originalSize;
        isWorkbook ||= entry.name === "xl/workbook.xml";
        return false;
      },
    });
  } catch (thrown) {
    throw new AppError(
      "fileDamaged",
      { name, format: isWorkbookName(name) ? "Excel" : "ZIP" },
      { cause: thrown },
    );
  }
  if (claimed > MOST_INFLATED) throw inflatesTooLarge(name, claimed);
  if (!isWorkbook) throw new AppError("zipWithoutTable", { name });
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
  return row.findLastIndex((cell) => cell !== null && cell !== undefined && cell !== "") + 1;
}

function isWorkbookName(name: string): boolean {
  return /\.xls[xm]?(?:\.gz)?$/i.test(name);
}
