import { cellsOfFixedWidth, type FixedColumns } from "./fixedWidth.ts";

/** How the cells of a text are written. */
export interface TextDialect {
  /** One character or more. */
  readonly delimiter: string;
  /** Consecutive delimiters count as one, and those at the ends of a line are ignored. */
  readonly runs: boolean;
  /** "": quotes are ordinary characters. */
  readonly quote: '"' | "'" | "";
  /** Whether a backslash escapes the quote, delimiter or backslash after it. */
  readonly escape: boolean;
  /** Whether lines begin and end with a delimiter, as in Markdown. */
  readonly framed?: boolean;
  /** The columns of a text of fixed width; quotes and delimiters are then ignored. */
  readonly fixed?: FixedColumns;
}

export interface ScannedRecord {
  readonly cells: string[];
  /** Index of the text after its line end. */
  readonly end: number;
  /**
   * State of its quotes: "unclosed": one that opens a cell is never closed; "stray": one inside a cell in quotes is not doubled.
   */
  readonly quotes: "good" | "stray" | "unclosed";
  /** For an unclosed quote: whether more text cannot close it. */
  readonly settled: boolean;
}

/** Longest cell whose inner quotes are not doubled. */
export const LONGEST_STRAY_CELL = 10_000;

const SPACE = 0x20;
const TAB = 0x09;
const BLANKS = /[ \t]+/;
/** Escaped backslashes and quotes. */
const ESCAPED = /\\(["'\\])/g;
const ESCAPED_OR_QUOTES = /(?:\\(?=["'\\])|"(?="))(.)/g;
const ESCAPED_OR_APOSTROPHES = /(?:\\(?=["'\\])|'(?='))(.)/g;

/**
 * The record that begins at `start`. A cell in quotes may contain delimiters and, up to `limit`, line ends; blanks around its
 * quotes do not belong to it. A quote that is never closed is an ordinary character.
 * @param text with "\n" line ends
 * @param limit a cell in quotes ends before it, or is not closed
 * @param strayLimit characters of such a cell if quotes inside it are not doubled
 */
export function scanRecord(
  text: string,
  start: number,
  limit: number,
  dialect: TextDialect,
  strayLimit = LONGEST_STRAY_CELL,
): ScannedRecord {
  const { quote } = dialect;
  const lineEnd = endOfLine(text, start);
  const line = text.slice(start, lineEnd);
  // Within the line: a search to the end of the text from every line of it would take too long.
  const isPlain = !dialect.escape && (quote === "" || !line.includes(quote));
  if (isPlain || dialect.fixed !== undefined) {
    return { cells: splitPlain(line, dialect), end: lineEnd + 1, quotes: "good", settled: true };
  }
  const record = scanQuoted(text, start, lineEnd, { cell: limit, stray: strayLimit }, dialect);
  return dialect.framed === true ? { ...record, cells: withoutFrame(record.cells) } : record;
}

/** The cells of a line in which quotes are ignored. */
export function splitPlain(line: string, { delimiter, runs, framed, fixed }: TextDialect): string[] {
  if (fixed !== undefined) return cellsOfFixedWidth(line, fixed);
  if (runs) return line.trim().split(BLANKS);
  return framed === true ? withoutFrame(line.split(delimiter)) : line.split(delimiter);
}

/** The cells between the first and the last delimiter; all of them if there is text before or after them. */
function withoutFrame(cells: string[]): string[] {
  const from = cells.length > 1 && cells[0]!.trim() === "" ? 1 : 0;
  const to = cells.length > from + 1 && cells.at(-1)!.trim() === "" ? cells.length - 1 : cells.length;
  return cells.slice(from, to);
}

interface Limits {
  /** Where a cell in quotes must be closed. */
  readonly cell: number;
  /** Longest cell with stray quotes inside. */
  readonly stray: number;
}

function scanQuoted(
  text: string,
  start: number,
  firstLineEnd: number,
  limit: Limits,
  dialect: TextDialect,
): ScannedRecord {
  const { delimiter, runs, quote, escape } = dialect;
  const sign = quote === "" ? NaN : quote.charCodeAt(0);
  const cells: string[] = [];
  let lineEnd = firstLineEnd;
  let quotes: ScannedRecord["quotes"] = "good";
  let settled = true;
  let at = runs ? skipBlanks(text, start, delimiter, true) : start;
  for (;;) {
    const opening = skipBlanks(text, at, delimiter, runs);
    const quoted =
      text.charCodeAt(opening) === sign
        ? scanCell(text, opening + 1, { ...limit, cell: Math.max(limit.cell, lineEnd) }, dialect)
        : null;
    let next: number;
    if (quoted === null || !quoted.closed) {
      if (quoted !== null) {
        quotes = "unclosed";
        settled &&= quoted.settled;
      }
      next = endOfCell(text, at, lineEnd, dialect);
      const cell = text.slice(at, next);
      cells.push(escape ? unescape(cell, delimiter) : cell);
    } else {
      cells.push(quoted.value);
      if (quoted.stray && quotes === "good") quotes = "stray";
      next = quoted.end;
      if (next > lineEnd) lineEnd = endOfLine(text, next);
    }
    if (next >= lineEnd) return { cells, end: lineEnd + 1, quotes, settled };
    at = next + delimiter.length;
    if (!runs) continue;
    at = skipBlanks(text, at, delimiter, true);
    if (at >= lineEnd) return { cells, end: lineEnd + 1, quotes, settled };
  }
}

type ScannedCell =
  | { readonly closed: true; readonly value: string; readonly end: number; readonly stray: boolean }
  | { readonly closed: false; readonly settled: boolean };

/** The rest of a cell in quotes, up to the delimiter or line end after it; not closed if no quote before `limit` can close it. */
function scanCell(
  text: string,
  start: number,
  limit: Limits,
  { delimiter, runs, quote, escape }: TextDialect,
): ScannedCell {
  let last = limit.cell;
  let at = start;
  let doubled = false;
  let stray = false;
  for (;;) {
    const found = text.indexOf(quote, at);
    if (found < 0 || found >= last) return { closed: false, settled: stray && text.length >= last };
    if (escape && isEscaped(text, start, found)) {
      at = found + 1;
      continue;
    }
    if (text[found + 1] === quote) {
      doubled = true;
      at = found + 2;
      continue;
    }
    const behind = skipBlanks(text, found + 1, delimiter, false);
    const closes =
      behind >= text.length || text[behind] === "\n" || text.startsWith(delimiter, runs ? found + 1 : behind);
    if (closes) {
      const inner = text.slice(start, found);
      const value = doubled || escape ? withoutSigns(inner, quote, escape) : inner;
      return { closed: true, value, end: runs ? found + 1 : behind, stray };
    }
    stray = true;
    last = Math.min(last, start + limit.stray);
    at = found + 1;
  }
}

/** The inside of a cell with its doubled quotes as one, and without the backslashes that escape. */
function withoutSigns(inner: string, quote: string, escape: boolean): string {
  if (escape) return inner.replaceAll(quote === "'" ? ESCAPED_OR_APOSTROPHES : ESCAPED_OR_QUOTES, "$1");
  // Fast for a few quotes and for millions of them, unlike `replaceAll` or string concatenation.
  const parts: string[] = [];
  let from = 0;
  const twice = quote + quote;
  for (let at = inner.indexOf(twice); at >= 0; at = inner.indexOf(twice, from)) {
    parts.push(inner.slice(from, at + 1));
    from = at + 2;
  }
  parts.push(inner.slice(from));
  return parts.join("");
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** Within the line: `indexOf` would search the whole remaining text for each line without a delimiter. */
function endOfCell(text: string, from: number, lineEnd: number, { delimiter, escape }: TextDialect): number {
  const first = delimiter.charCodeAt(0);
  for (let at = from; at < lineEnd; at++) {
    if (text.charCodeAt(at) !== first || (delimiter.length > 1 && !text.startsWith(delimiter, at))) continue;
    if (!escape || !isEscaped(text, from, at)) return at;
  }
  return lineEnd;
}

/** Index after the blanks at `at` that are not delimiters. */
function skipBlanks(text: string, at: number, delimiter: string, all: boolean): number {
  let i = at;
  for (;;) {
    const code = text.charCodeAt(i);
    if (code !== SPACE && code !== TAB) return i;
    if (!all && text.startsWith(delimiter, i)) return i;
    i++;
  }
}

/** Whether an odd number of backslashes precedes a character. */
function isEscaped(text: string, from: number, at: number): boolean {
  let i = at;
  while (i > from && text[i - 1] === "\\") i--;
  return (at - i) % 2 === 1;
}

function unescape(cell: string, delimiter: string): string {
  return cell.includes("\\") ? cell.replaceAll(ESCAPED, "$1").replaceAll(`\\${delimiter}`, delimiter) : cell;
}
