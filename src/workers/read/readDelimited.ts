import Papa from "papaparse";
import { detectDelimiter } from "../../core/data/parse/delimiter.ts";
import type { TableBuilder } from "../../core/data/parse/tableBuilder.ts";
import { AppError } from "../../core/errors.ts";
import type { ByteSource } from "./byteSource.ts";
import { decode, detectEncoding, WrongGuess } from "./encoding.ts";
import type { Reading } from "./reading.ts";
import { StartAgain, type RowSource } from "./rowSource.ts";

const HEAD = 262_144;
/** Never occurs in text: with it as the quote, quotes are ordinary characters. */
const NO_QUOTE = "\0";
/** A cell in quotes that is longer was never closed. */
const LONGEST_CELL = 4_000_000;
/** What Excel writes into the first line to tell itself the delimiter. */
const SEPARATOR_LINE = /^sep=([,;|\t])\n/i;

/**
 * Delimited text as rows; delimiter and encoding are detected.
 * @param encoding as the user chose it; null: detected
 * @param head bytes that decide about the encoding, and characters that decide about the delimiter
 */
export async function delimitedRows(
  source: ByteSource,
  encoding: string | null,
  reading: Reading,
  head = HEAD,
): Promise<RowSource> {
  let guess = encoding ?? detectEncoding(await source.head(head));
  let quotes = true;
  let delimiter = ",";
  return {
    async feed(open) {
      try {
        const text = unixLines(decode(source.chunks(), guess, encoding === null));
        delimiter = await feedText(text, quotes ? '"' : NO_QUOTE, head, open, reading);
      } catch (thrown) {
        if (thrown instanceof WrongGuess) guess = thrown.better;
        else if (thrown instanceof BrokenQuotes) quotes = false;
        else throw thrown;
        throw new StartAgain();
      }
    },
    dialect: (header) => ({ format: "delimited", delimiter, encoding: guess, header }),
  };
}

/** A quote that is never closed would swallow the rest of the file: then quotes are read as ordinary characters. */
class BrokenQuotes extends Error {}

/** Parses text by the piece. Returns the delimiter. */
async function feedText(
  pieces: AsyncIterable<string>,
  quoteChar: string,
  head: number,
  open: Parameters<RowSource["feed"]>[0],
  reading: Reading,
): Promise<string> {
  let parse: ((text: string, isLast: boolean) => string) | null = null;
  let delimiter = ",";
  let rest = "";
  const begin = (): void => {
    const named = SEPARATOR_LINE.exec(rest);
    delimiter = named?.[1] ?? detectDelimiter(rest);
    if (named !== null) rest = rest.slice(named[0].length);
    const builder = open({ delimiter, header: null });
    parse = createParser(builder, delimiter, quoteChar, named === null ? 1 : 2, reading);
  };
  for await (const piece of pieces) {
    rest += piece;
    if (parse === null && rest.length < head) continue;
    if (parse === null) begin();
    rest = parse!(rest, false);
    if (rest.length > LONGEST_CELL) throw new BrokenQuotes();
  }
  if (parse === null) begin();
  parse!(rest, true);
  return delimiter;
}

/** Pushes the rows of each text into the table and gives back what is left of the last one. */
function createParser(
  builder: TableBuilder,
  delimiter: string,
  quoteChar: string,
  firstLine: number,
  reading: Reading,
): (text: string, isLast: boolean) => string {
  let line = firstLine;
  return (text, isLast) => {
    const parser = new Papa.Parser({ delimiter, newline: "\n", quoteChar });
    const { data, errors, meta } = parser.parse(text, 0, !isLast) as Papa.ParseResult<string[]>;
    if (errors.some(({ type }) => type === "Quotes")) {
      if (quoteChar !== NO_QUOTE) throw new BrokenQuotes();
      throw new AppError("csvBinary");
    }
    // Without quotes no cell holds a line break.
    const mayBreak = quoteChar !== NO_QUOTE && text.includes(quoteChar);
    const before = builder.rowCount;
    for (const row of data) {
      builder.push(row, line);
      line += 1 + (mayBreak ? breaksIn(row) : 0);
    }
    reading.addRows(builder.rowCount - before);
    return isLast ? "" : text.slice(meta.cursor);
  };
}

function breaksIn(row: readonly string[]): number {
  let breaks = 0;
  for (const cell of row) if (cell.includes("\n")) breaks += cell.split("\n").length - 1;
  return breaks;
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
