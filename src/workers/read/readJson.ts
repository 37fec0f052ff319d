import { AppError } from "../../core/errors.ts";
import { allBytes, type ByteSource } from "./byteSource.ts";
import { decode, detectEncoding } from "./encoding.ts";
import type { Reading } from "./reading.ts";
import { flatten, recordsOf, valuesOf, type Records } from "./jsonRecords.ts";
import { StartAgain, type RowSource } from "./rowSource.ts";

/** Characters of one string that every browser can hold. */
const LONGEST_TEXT = 400_000_000;
const ROWS_AT_ONCE = 4096;
const HEAD = 4096;

/**
 * One JSON value as rows: see `recordsOf`.
 * @throws AppError `jsonBroken`, `jsonNotTable`, `tableTooLarge`
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
  const records = recordsOf(parse(text, source.name, text));
  if (records === null) throw new AppError("jsonNotTable", { name: source.name });
  return {
    feed(open) {
      pushRecords(records, open, reading);
      return Promise.resolve();
    },
    dialect: () => ({ format: "json", encoding }),
  };
}

function pushRecords(records: Records, open: Parameters<RowSource["feed"]>[0], reading: Reading): void {
  const builder = open({ delimiter: ",", header: records.names === null ? null : true });
  if (records.names !== null) builder.push(records.names, 1);
  let line = 1;
  for (const row of records.rows()) {
    builder.push(row, ++line);
    if (line % ROWS_AT_ONCE === 0) reading.addRows(ROWS_AT_ONCE);
  }
}

/** One JSON value in each line: objects, or arrays of which the first may name the columns. */
export async function jsonLinesRows(
  source: ByteSource,
  chosen: string | null,
  reading: Reading,
): Promise<RowSource> {
  const encoding = chosen ?? detectEncoding(await source.head(HEAD));
  /** In the order in which they first come. */
  const names = new Map<string, number>();
  return {
    async feed(open) {
      const known = names.size;
      const builder = open({ delimiter: ",", header: known === 0 ? null : true });
      if (known > 0) builder.push([...names.keys()], 0);
      for await (const [text, line] of linesOf(decode(source.chunks(), encoding, false))) {
        const value = parse(text, source.name, text, line);
        if (Array.isArray(value)) {
          builder.push(valuesOf(value), line);
          continue;
        }
        if (typeof value !== "object" || value === null)
          throw new AppError("jsonNotTable", { name: source.name });
        const row = rowOf(value, names);
        // Once a name is new, the rest is only looked through for more of them.
        if (names.size === known) builder.push(row, line);
        if (line % ROWS_AT_ONCE === 0) reading.addRows(ROWS_AT_ONCE);
      }
      if (names.size > known) throw new StartAgain();
    },
    dialect: () => ({ format: "jsonLines", encoding }),
  };
}

function rowOf(value: object, names: Map<string, number>): string[] {
  const row = new Array<string>(names.size).fill("");
  const { names: found, texts } = flatten(value);
  found.forEach((name, i) => {
    if (!names.has(name)) names.set(name, names.size);
    row[names.get(name)!] = texts[i]!;
  });
  return row;
}

async function* linesOf(
  pieces: AsyncIterable<string>,
): AsyncGenerator<readonly [text: string, line: number]> {
  let line = 0;
  let rest = "";
  for await (const piece of pieces) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop()!;
    for (const text of lines) {
      line++;
      if (text.trim() !== "") yield [text, line];
    }
  }
  if (rest.trim() !== "") yield [rest, line + 1];
}

async function textOf(bytes: Uint8Array, encoding: string): Promise<string> {
  let text = "";
  for await (const piece of decode(once(bytes), encoding, false)) text += piece;
  return text;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

/** @param line of the file in which `text` begins */
function parse(text: string, name: string, whole: string, line = 1): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const at = /position (\d+)/.exec(thrown instanceof Error ? thrown.message : "")?.[1];
    const before = at === undefined ? "" : whole.slice(0, Number(at));
    throw new AppError("jsonBroken", { name, row: line + before.split("\n").length - 1 });
  }
}
