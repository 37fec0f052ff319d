import type { GivenFile, RawHead } from "../reader.protocol.ts";
import type { ReadChoices } from "../../core/data/dataConfig.ts";
import { hasSubmissionName, hasTestName, hasTrainName } from "./fileNames.ts";
import { openBytes } from "./byteSource.ts";
import { detectEncoding, isPadded } from "./encoding.ts";
import { formatOf } from "./fileFormat.ts";
import type { Reading } from "./reading.ts";
import { sheetHead } from "./readWorkbook.ts";
import { firstLines } from "./textLines.ts";
import { unpackTables } from "./zippedTables.ts";

/** Enough for as many lines of any table that a person looks at. */
const BYTES = 65_536;

/**
 * The first lines of the first file, or of the first in a zip, whatever its table; null where they are no text.
 * @throws AppError where the file cannot be opened
 */
export async function rawHead(
  files: readonly GivenFile[],
  choices: ReadChoices,
  reading: Reading,
): Promise<RawHead | null> {
  const tables = await unpackTables(files, reading);
  // As `readTables` orders them: what is learnt from stands first.
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
