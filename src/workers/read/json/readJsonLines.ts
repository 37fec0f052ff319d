import type { TableBuilder } from "../../../core/data/parse/table/tableBuilder.ts";
import { createOddLineList } from "../../../core/data/parse/text/oddLines.ts";
import { AppError } from "../../../core/errors.ts";
import type { ByteSource } from "../byteSource.ts";
import { decode, detectEncoding } from "../encoding.ts";
import { flattenRecord, valuesOf } from "./jsonRecords.ts";
import { createJsonKeys, type JsonKeys } from "./jsonKeys.ts";
import type { Reading } from "../reading.ts";
import { StartAgain, type RowSource } from "../rowSource.ts";
import { linesOf } from "../textLines.ts";

const ROWS_AT_ONCE = 4096;
const HEAD = 4096;

/**
 * One JSON value in each line: objects, or arrays of which the first may name the columns. Broken lines are left out and reported.
 * @throws AppError `jsonBroken` and `jsonNotTable` if most lines are not rows; `tooManyColumns`, `jsonKeysDiffer`
 */
export async function jsonLinesRows(
  source: ByteSource,
  chosen: string | null,
  reading: Reading,
): Promise<RowSource> {
  const encoding = chosen ?? detectEncoding(await source.head(HEAD));
  let keys = createJsonKeys();
  /** In order of appearance. */
  let names: ReadonlyMap<string, number> = new Map();
  let odd = createOddLineList();
  return {
    async feed(open) {
      const known = names.size;
      const builder = open({ delimiter: ",", header: known === 0 ? null : true, rows: odd.found().of });
      odd = createOddLineList();
      if (known > 0) builder.push([...names.keys()], 0);
      keys = createJsonKeys();
      const push = pushInto(builder, keys, names);
      let broken: AppError | null = null;
      for await (const [text, line] of linesOf(decode(source.chunks(), encoding, false))) {
        odd.count();
        const value = parsed(text);
        if (typeof value === "object" && value !== null) {
          push(value, line);
        } else {
          broken ??=
            value === undefined
              ? new AppError("jsonBroken", { name: source.name, row: line })
              : new AppError("jsonNotTable", { name: source.name });
          odd.add({ line, text, cells: 0, kept: false }, "unreadable");
        }
        if (line % ROWS_AT_ONCE === 0) reading.addRows(ROWS_AT_ONCE);
      }
      if (broken !== null && odd.isHopeless()) throw broken;
      keys.check();
      if (keys.places.size <= known) return;
      names = keys.places;
      throw new StartAgain();
    },
    dialect: () => ({ format: "jsonLines", encoding, odd: odd.found() }),
  };
}

/** Pushes a line's value as a row. If a name is new, the rest of the line is only searched for more new names. */
function pushInto(
  builder: TableBuilder,
  keys: JsonKeys,
  names: ReadonlyMap<string, number>,
): (value: object, line: number) => void {
  return (value, line) => {
    if (Array.isArray(value)) {
      builder.push(valuesOf(value), line);
      return;
    }
    const { names: found, texts } = flattenRecord(value);
    keys.add(found);
    if (keys.places.size > names.size) return;
    const row = new Array<string>(names.size).fill("");
    found.forEach((name, i) => {
      row[names.get(name)!] = texts[i]!;
    });
    builder.push(row, line);
  };
}

/** undefined: not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
