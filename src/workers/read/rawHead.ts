import type { GivenFile, RawHead } from "../reader.protocol.ts";
import type { ReadChoices } from "../../core/data/dataConfig.ts";
import { hasSubmissionName, hasTestName, hasTrainName } from "./fileNames.ts";
import { openBytes } from "./byteSource.ts";
import { detectEncoding, isPadded } from "./encoding.ts";
import { formatOf } from "./fileFormat.ts";
import type { Reading } from "./reading.ts";
import { sheetHead } from "./readWorkbook.ts";
import { firstLines } from "./textLines.ts";
import { unpackTables } from "./zip/zippedTables.ts";

/** Enough bytes for the displayed lines of any table. */
const BYTES = 65_536;

/**
 * The first lines of the first file, or of the first in a zip, independent of its table; null if it is not text.
 * @throws AppError where the file cannot be opened
 */
export async function rawHead(
  files: readonly GivenFile[],
  choices: ReadChoices,
  reading: Reading,
): Promise<RawHead | null> {
  const tables = await unpackTables(files, reading);
  // In the order of `readTables`: the training file first.
  const first =
    tables.find(({ name }) => hasTrainName(name)) ??
    tables.find(({ name }) => !hasTestName(name) && !hasSubmissionName(name)) ??
    tables[0];
  if (first === undefined) return null;
  const source = await openBytes(first.name, first.blob, reading);
  const layout = choices.layout ?? {};
  const format = await formatOf(source);
  if (format === "zip") {
    const lines = await sheetHead(source, choices.sheet ?? null, reading);
    return { format: "xlsx", lines, layout };
  }
  if (format !== "delimited") return null;
  const bytes = await source.head(BYTES);
  const text = new TextDecoder(choices.encoding ?? detectEncoding(bytes)).decode(bytes, { stream: true });
  if (text.includes("\0") && !isPadded(bytes)) return null;
  return { format: "delimited", lines: firstLines(text.replaceAll("\0", "")), layout };
}
