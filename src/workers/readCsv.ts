import Papa from "papaparse";
import type { Dialect, RawTable } from "../core/data/dataset.ts";
import { detectDelimiter } from "../core/data/parse/delimiter.ts";
import { tableFromRows } from "../core/data/parse/tableFromRows.ts";
import { AppError } from "../core/errors.ts";
import { decodeText } from "./decodeText.ts";

/** Larger files are refused before they are read. */
export const MAX_FILE_MEGABYTES = 50;

/** Never occurs in text: with it as the quote, quotes are ordinary characters. */
const NO_QUOTE = "\0";

export interface CsvTable {
  readonly table: RawTable;
  readonly dialect: Dialect;
}

/**
 * A table from the bytes of a delimited text file; delimiter, header and encoding are detected.
 * @throws AppError `csvTooLarge`, those of `decodeText` and of `tableFromRows`
 */
export function readCsv(bytes: Uint8Array): CsvTable {
  checkSize(bytes.length);
  const { text, encoding } = decodeText(bytes);
  return readCsvText(text, encoding);
}

/** @throws AppError `csvTooLarge` */
export function checkSize(bytes: number): void {
  const megabytes = bytes / 1e6;
  if (megabytes > MAX_FILE_MEGABYTES) {
    throw new AppError("csvTooLarge", { megabytes: Math.ceil(megabytes), limit: MAX_FILE_MEGABYTES });
  }
}

function readCsvText(source: string, encoding: string): CsvTable {
  const text = source.includes("\r") ? source.replace(/\r\n?/g, "\n") : source;
  const delimiter = detectDelimiter(text);
  const { table, header } = tableFromRows(parseRows(text, delimiter), delimiter);
  return { table, dialect: { delimiter, header, encoding } };
}

/** A quote that is never closed would swallow the rest of the file: then quotes are read as ordinary characters. */
function parseRows(text: string, delimiter: string): string[][] {
  const parse = (quoteChar: string) =>
    Papa.parse<string[]>(text, { delimiter, newline: "\n", quoteChar, skipEmptyLines: false });
  const quoted = parse('"');
  const broken = quoted.errors.some(({ type }) => type === "Quotes");
  return broken ? parse(NO_QUOTE).data : quoted.data;
}
