import { detectDialect, otherReadings } from "../../core/data/parse/text/detectDialect.ts";
import type { LayoutChoices } from "../../core/data/parse/layout.ts";
import type { TextDialect } from "../../core/data/parse/text/scanRecord.ts";
import { createRecordSplitter, type RecordSplitter } from "../../core/data/parse/text/splitRecords.ts";
import type { TableBuilder } from "../../core/data/parse/table/tableBuilder.ts";
import { AppError } from "../../core/errors.ts";
import type { ByteSource } from "./byteSource.ts";
import { decode, detectEncoding, WrongGuess } from "./encoding.ts";
import type { Reading } from "./reading.ts";
import { StartAgain, type RowSource } from "./rowSource.ts";
import { firstLines } from "./textLines.ts";

const HEAD = 262_144;
/** Most characters of a line: a longer one is not a usable table. */
const LONGEST_LINE = 8_000_000;
/** The delimiter line that Excel writes first. */
const SEPARATOR_LINE = /^sep=([,;|\t])\n/i;
const COMMA: TextDialect = { delimiter: ",", runs: false, quote: '"', escape: false };

/**
 * Delimited text as rows; everything not chosen of its dialect and encoding is detected.
 * @param encoding as the user chose it; null: detected
 * @param head number of bytes that decide the encoding, and of characters that decide the dialect
 */
export async function delimitedRows(
  source: ByteSource,
  encoding: string | null,
  reading: Reading,
  choices: LayoutChoices = {},
  head = HEAD,
): Promise<RowSource> {
  let guess = encoding ?? detectEncoding(await source.head(head));
  let found: FedText = { dialect: COMMA, lines: [] };
  return {
    async feed(open) {
      try {
        const text = unixLines(decode(source.chunks(), guess, encoding === null));
        found = await feedText(text, choices, head, open, reading);
      } catch (thrown) {
        if (!(thrown instanceof WrongGuess)) throw thrown;
        guess = thrown.better;
        throw new StartAgain();
      }
    },
    dialect: ({ header, layout }) => ({
      format: "delimited",
      delimiter: found.dialect.delimiter,
      encoding: guess,
      header,
      layout: { ...layout, quote: found.dialect.quote, head: found.lines },
    }),
  };
}

interface FedText {
  readonly dialect: TextDialect;
  /** The first lines, unchanged. */
  readonly lines: readonly string[];
}

/** Splits text piece by piece, and pushes its rows. */
async function feedText(
  pieces: AsyncIterable<string>,
  choices: LayoutChoices,
  head: number,
  open: Parameters<RowSource["feed"]>[0],
  reading: Reading,
): Promise<FedText> {
  let fed: (FedText & { push: (text: string, isLast: boolean) => string }) | null = null;
  let rest = "";
  /** Pieces of an unfinished line, joined only at its end, because each concatenation costs time. */
  let parts: string[] = [];
  let length = 0;
  for await (const piece of pieces) {
    parts.push(piece);
    length += piece.length;
    if (fed === null && length < head) continue;
    if (fed !== null && length > piece.length && !piece.includes("\n") && length < LONGEST_LINE) continue;
    rest = parts.join("");
    fed ??= begin(rest, false, choices, open, reading);
    rest = fed.push(rest, false);
    parts = [rest];
    length = rest.length;
  }
  rest = parts.join("");
  fed ??= begin(rest, true, choices, open, reading);
  fed.push(rest, true);
  return fed;
}

function begin(
  text: string,
  isAll: boolean,
  choices: LayoutChoices,
  open: Parameters<RowSource["feed"]>[0],
  reading: Reading,
): FedText & { push: (text: string, isLast: boolean) => string } {
  const named = SEPARATOR_LINE.exec(text);
  const start = named?.[0].length ?? 0;
  const told = named === null ? {} : { delimiter: named[1] as ";" };
  const { dialect, width } = detectDialect(text.slice(start), isAll, { ...told, ...choices });
  const other = otherReadings(dialect);
  const builder = open({ delimiter: dialect.delimiter, header: null, layout: choices, other });
  const splitter = createRecordSplitter(dialect, width, named === null ? 1 : 2);
  let skipped = start === 0;
  return {
    dialect,
    lines: firstLines(text),
    push(whole, isLast) {
      const from = skipped ? 0 : start;
      skipped = true;
      return pushRecords(splitter, builder, whole.slice(from), isLast, reading);
    },
  };
}

function pushRecords(
  splitter: RecordSplitter,
  builder: TableBuilder,
  text: string,
  isLast: boolean,
  reading: Reading,
): string {
  const before = builder.rowCount;
  const rest = splitter.split(text, isLast, ({ cells, line, text, brokenQuotes }) => {
    builder.push(cells, line, text, brokenQuotes);
  });
  reading.addRows(builder.rowCount - before);
  if (rest.length > LONGEST_LINE && !rest.slice(0, LONGEST_LINE).includes("\n")) {
    throw new AppError("csvLineTooLong", { row: splitter.line, limit: LONGEST_LINE });
  }
  return rest;
}

/** The same text with "\n" for every line end. */
async function* unixLines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  // A line end may be cut in two: its first half waits for the next piece.
  let held = "";
  for await (const piece of pieces) {
    const text = held + piece;
    held = text.endsWith("\r") ? "\r" : "";
    const whole = held === "" ? text : text.slice(0, -1);
    yield whole.includes("\r") ? whole.replace(/\r\n?/g, "\n") : whole;
  }
  if (held !== "") yield "\n";
}
