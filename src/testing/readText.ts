import { textsOf } from "../core/data/table/cells.ts";
import type { FoundLayout, LayoutChoices } from "../core/data/parse/layout.ts";
import { openBytes } from "../workers/read/byteSource.ts";
import { delimitedRows } from "../workers/read/readDelimited.ts";
import { silentReading } from "../workers/read/reading.ts";
import { readRows } from "../workers/read/rowSource.ts";

export interface ReadText {
  readonly delimiter: string;
  readonly header: readonly string[];
  /** By column; "" if there is none. */
  readonly units: readonly string[];
  /** "" for a missing cell. */
  readonly rows: readonly (readonly string[])[];
  readonly layout: FoundLayout;
}

/** Reads a text like a file, by rows. @throws AppError as reading does */
export async function readText(text: string, choices: LayoutChoices = {}): Promise<ReadText> {
  const reading = silentReading();
  const source = await openBytes("t.csv", new Blob([text]), reading);
  const opened = await delimitedRows(source, null, reading, choices);
  const limits = { limitBytes: Infinity, sampleRows: null, target: null };
  const { table, dialect } = await readRows(opened, limits, reading);
  if (dialect.format !== "delimited" || dialect.layout === undefined) throw new Error(dialect.format);
  const columns = table.columns.map(({ cells }) => textsOf(cells));
  return {
    delimiter: dialect.delimiter,
    header: table.columns.map(({ name }) => name),
    units: table.columns.map(({ unit = "" }) => unit),
    rows: Array.from({ length: table.rowCount }, (_, i) => columns.map((column) => column[i] ?? "")),
    layout: dialect.layout,
  };
}
