import { AppError } from "../../../core/errors.ts";
import { allBytes, type ByteSource } from "../byteSource.ts";
import { decode, detectEncoding } from "../encoding.ts";
import type { Reading } from "../reading.ts";
import { recordsOf, type Records } from "./jsonRecords.ts";
import type { RowSource } from "../rowSource.ts";

/** What saved studies say of themselves. */
const STUDY_FORMAT = "surmise-study";
/** Characters of one string that every browser can hold. */
const LONGEST_TEXT = 400_000_000;
const ROWS_AT_ONCE = 4096;
/** JSON strings cannot contain line ends, so a line with this beginning is a comment. */
const JSON_COMMENT = /^\s*(?:\/\/|\/\*|#)/;
/** Most characters of it in a message. */
const SHOWN = 60;

/**
 * One JSON value as rows: see `recordsOf`.
 * @throws AppError `jsonBroken`, `jsonComment`, `jsonIsStudy`, `jsonNotTable`, `tableTooLarge`
 */
export async function jsonRows(
  source: ByteSource,
  chosen: string | null,
  reading: Reading,
): Promise<RowSource> {
  const bytes = await allBytes(source);
  const encoding = chosen ?? detectEncoding(bytes);
  if (bytes.length > LONGEST_TEXT) {
    throw new AppError("jsonTooLong", {
      megabytes: Math.ceil(bytes.length / 1e6),
      limit: LONGEST_TEXT / 1e6,
    });
  }
  const text = await textOf(bytes, encoding);
  const value = parse(text, source.name);
  if (isStudy(value)) throw new AppError("jsonIsStudy", { name: source.name });
  const records = recordsOf(value);
  if (records === null) throw new AppError("jsonNotTable", { name: source.name });
  return {
    feed(open) {
      pushRecords(records, open, reading);
      return Promise.resolve();
    },
    dialect: () => ({ format: "json", encoding }),
  };
}

/** Whether it is a study that this page saved, whose lists would otherwise be taken for a table. */
function isStudy(value: unknown): boolean {
  return typeof value === "object" && value !== null && "format" in value && value.format === STUDY_FORMAT;
}

function pushRecords(records: Records, open: Parameters<RowSource["feed"]>[0], reading: Reading): void {
  const { rowCount } = records;
  const builder = open({ delimiter: ",", header: records.names === null ? null : true, rows: rowCount });
  if (records.names !== null) builder.push(records.names, 1);
  let line = 1;
  for (const row of records.rows()) {
    builder.push(row, ++line);
    if (line % ROWS_AT_ONCE === 0) reading.addRows(ROWS_AT_ONCE);
  }
}

async function textOf(bytes: Uint8Array, encoding: string): Promise<string> {
  let text = "";
  for await (const piece of decode(once(bytes), encoding, false)) text += piece;
  return text;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const lines = text.split("\n");
    const comment = lines.findIndex((line) => JSON_COMMENT.test(line));
    if (comment >= 0) {
      const said = lines[comment]!.trim().slice(0, SHOWN);
      throw new AppError("jsonComment", { name, row: comment + 1, text: said });
    }
    const at = /position (\d+)/.exec(thrown instanceof Error ? thrown.message : "")?.[1];
    const before = at === undefined ? "" : text.slice(0, Number(at));
    throw new AppError("jsonBroken", { name, row: before.split("\n").length });
  }
}
