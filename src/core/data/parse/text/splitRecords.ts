import { LONGEST_STRAY_CELL, scanRecord, type ScannedRecord, type TextDialect } from "./scanRecord.ts";

/** A longer cell in quotes counts as never closed. */
const LONGEST_CELL = 4_000_000;
/** This many lines that are each a record are not lines of one cell. */
const SURE_LINES = 6;
/**
 * Most characters that are searched without success after lines of the wrong width; after that, stray quotes end with their line.
 */
const MOST_IN_VAIN = 10_000_000;

/** A record of a file. */
export interface TextRecord {
  readonly cells: readonly string[];
  /** Its first line in the file, from 1. */
  readonly line: number;
  /** Its text, without the line end. */
  readonly text: string;
  /** Whether its quotes are damaged. */
  readonly brokenQuotes: boolean;
}

export interface RecordSplitter {
  /** Passes on the records of a text, and returns the rest of the last one. */
  split(text: string, isLast: boolean, take: (record: TextRecord) => void): string;
  /** The line in which the rest begins. */
  readonly line: number;
}

/**
 * Splits text into records. A quote that is never closed affects only its own line: if a record with the usual number of cells
 * begins before it is closed, or the enclosed text is not well-formed, the record ends with its line and the quote is an ordinary
 * character.
 * @param width number of cells of a record, if known
 * @param firstLine of the file, from 1
 */
export function createRecordSplitter(
  dialect: TextDialect,
  width: number | null,
  firstLine: number,
): RecordSplitter {
  let line = firstLine;
  const search = { inVain: 0 };
  return {
    split(text, isLast, take) {
      let at = 0;
      while (at < text.length) {
        const newline = text.indexOf("\n", at);
        if (newline < 0 && !isLast) break;
        const lineEnd = newline < 0 ? text.length : newline;
        const record = recordAt(text, at, lineEnd, { dialect, width, isLast, search });
        if (record === null) break;
        const end = Math.min(record.end - 1, text.length);
        take({
          cells: record.cells,
          line,
          text: text.slice(at, end),
          brokenQuotes: record.quotes !== "good",
        });
        line += end > lineEnd ? linesIn(text, at, end) : 1;
        at = record.end;
      }
      return text.slice(at);
    },
    get line() {
      return line;
    },
  };
}

interface Splitting {
  readonly dialect: TextDialect;
  readonly width: number | null;
  readonly isLast: boolean;
  /** Shared by all texts of a file. */
  readonly search: { inVain: number };
}

/** The record at an index; null: more text is needed. */
function recordAt(
  text: string,
  at: number,
  lineEnd: number,
  { dialect, width, isLast, search }: Splitting,
): ScannedRecord | null {
  const alone = scanRecord(text, at, lineEnd, dialect);
  if (alone.quotes !== "unclosed") return alone;
  // A complete line continues in the next only if that is certain.
  const isSought = alone.cells.length !== width && search.inVain < MOST_IN_VAIN;
  const stray = isSought ? LONGEST_STRAY_CELL : 0;
  const long = scanRecord(text, at, at + LONGEST_CELL, dialect, stray);
  const hasAll = isLast || at + LONGEST_CELL <= text.length;
  if (long.quotes === "unclosed") {
    if (!hasAll && !long.settled) return null;
    search.inVain += Math.min(stray, text.length - at);
    return alone;
  }
  // A record that ends with the text may continue.
  if (!isLast && long.end > text.length) return hasAll ? alone : null;
  if (belongsTogether(text, lineEnd + 1, alone, long, dialect, width)) return long;
  search.inVain += Math.min(long.end, text.length) - at;
  return alone;
}

/** Whether lines form one record, by their numbers of cells together and separately. */
function belongsTogether(
  text: string,
  second: number,
  alone: ScannedRecord,
  long: ScannedRecord,
  dialect: TextDialect,
  width: number | null,
): boolean {
  const good = long.quotes === "good";
  if (width === null) return good;
  const whole = recordsAlone(text, second, long.end, dialect, width);
  const isWhole = long.cells.length === width;
  if (good && isWhole) return !(alone.cells.length === width && whole.all && whole.count + 1 >= SURE_LINES);
  if (alone.cells.length === width) return false;
  return whole.count === 0 && (good || isWhole);
}

/** How many of some lines are each a record of the right width, and whether all are. */
function recordsAlone(
  text: string,
  from: number,
  to: number,
  dialect: TextDialect,
  width: number,
): { count: number; all: boolean } {
  let count = 0;
  let lines = 0;
  for (let at = from; at < to; lines++) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    if (scanRecord(text, at, end, dialect).cells.length === width) count++;
    at = end + 1;
  }
  return { count, all: count === lines };
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 1;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}
