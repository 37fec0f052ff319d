import type { OddLine, OddLineReason, OddLines, SkippedLines, SkipReason } from "../layout.ts";

const LONGEST_TEXT = 300;
const MOST_ODD = 100;
/** Sums may follow each group of rows. */
const MOST_SKIPPED = 2000;
const MOST_SHOWN = 50;

/** Counts the lines of a file that are not ordinary rows. */
export interface LayoutLedger {
  /** Counts an ordinary row of data. */
  addRow(): void;
  /** Removes a row that turned out not to be data. @param odd why it was kept as an odd line; null: it was no such */
  removeRow(line: number, odd: OddLineReason | null): void;
  addOdd(line: number, text: string, why: OddLineReason, cells: number, kept: boolean): void;
  /** A row without its trailing empty cells, in a file that omits them. */
  addShort(): void;
  /** A header with a different number of cells; it is not a row. */
  addHeader(line: number, text: string, why: OddLineReason, cells: number): void;
  skip(line: number, text: string, why: SkipReason): void;
  odd(): OddLines;
  skipped(): readonly SkippedLines[];
  /** Odd lines with uncertain cells: not kept, or with a wrong number of cells. */
  readonly unsure: number;
  readonly short: number;
}

export function createLayoutLedger(): LayoutLedger {
  const items: OddLine[] = [];
  const skipped: { from: number; to: number; why: SkipReason; text: string }[] = [];
  let rows = 0;
  let count = 0;
  let unsure = 0;
  let short = 0;
  return {
    addRow() {
      rows++;
    },
    removeRow(line, odd) {
      rows--;
      if (odd === null) return;
      count--;
      if (isUnsure(odd)) unsure--;
      const at = items.findIndex((item) => item.line === line);
      if (at >= 0) items.splice(at, 1);
    },
    addOdd(line, text, why, cells, kept) {
      rows++;
      count++;
      if (!kept || isUnsure(why)) unsure++;
      if (items.length < MOST_ODD) items.push({ line, text: text.slice(0, LONGEST_TEXT), why, cells, kept });
    },
    addShort() {
      short++;
    },
    addHeader(line, text, why, cells) {
      count++;
      rows++;
      items.unshift({ line, text: text.slice(0, LONGEST_TEXT), why, cells, kept: true });
    },
    skip(line, text, why) {
      const last = skipped.findLast((lines) => lines.why === why);
      // Blank lines may stand between them; other lines may not.
      if (last !== undefined && last === skipped.at(-1) && line - last.to <= 2) last.to = line;
      else if (last !== undefined && why === "otherTable" && last === skipped.at(-1)) last.to = line;
      else if (skipped.length < MOST_SKIPPED) {
        const shown = skipped.length < MOST_SHOWN ? text.slice(0, LONGEST_TEXT) : "";
        skipped.push({ from: line, to: line, why, text: shown });
      }
    },
    odd: () => ({ count, of: rows, items: items.toSorted((a, b) => a.line - b.line) }),
    skipped: () => skipped.toSorted((a, b) => a.from - b.from),
    get unsure() {
      return unsure;
    },
    get short() {
      return short;
    },
  };
}

/** Whether the cells of a kept line may be in wrong columns. */
function isUnsure(why: OddLineReason): boolean {
  return why === "tooFew" || why === "tooMany";
}
