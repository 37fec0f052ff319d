import type { TFunction } from "i18next";
import type {
  FoundLayout,
  LayoutChoices,
  OddLines,
  SkippedLines,
  SkipReason,
  TableRange,
} from "../../../../../core/data/parse/layout.ts";

/** A text has lines, a sheet rows. */
export type LayoutFormat = "delimited" | "xlsx";

const LONGEST_QUOTE = 48;
const LETTERS = 26;

/** Where a table was found, if not the whole file: one short sentence per kind of finding. */
export function layoutSentences(
  t: TFunction,
  format: LayoutFormat,
  found: FoundLayout,
  choices: LayoutChoices,
): readonly string[] {
  const { headerLine, headerLines, shortRows, tables, table } = found;
  const sentences: (string | null)[] = [
    skippedSentence(t, format, found, "above"),
    headerLines > 1
      ? t("layout.header", { range: lineRangeText(t, format, headerLine, headerLine + headerLines - 1) })
      : null,
    skippedSentence(t, format, found, "units"),
    skippedSentence(t, format, found, "comment"),
    skippedSentence(t, format, found, "repeatedHeader"),
    skippedSentence(t, format, found, "total"),
    skippedSentence(t, format, found, "below"),
    shortRows === undefined ? null : t("layout.shortRows", { count: shortRows }),
    tables.length > 1
      ? t(choices.table === undefined ? "layout.largest" : "layout.chosenTable", {
          count: tables.length,
          range: tableText(t, format, tables[(table ?? 1) - 1] ?? tables[0]!),
        })
      : null,
  ];
  return sentences.filter((sentence) => sentence !== null);
}

/** How many lines are odd, and how they are treated; null if there are no odd lines. */
export function oddSentence(t: TFunction, format: LayoutFormat, odd: OddLines): string | null {
  if (odd.count === 0) return null;
  const { count, items } = odd;
  const state = oddState(odd);
  return t(`layout.odd.${state === "some" && items.length < count ? "someOfMany" : state}`, {
    count,
    all: countText(t, format, odd.of),
    left: items.filter(({ kept }) => !kept).length,
    shown: items.length,
  });
}

/** Whether the known odd lines are rows of the table: all of them, or no line. */
export function oddState({ items }: OddLines): "kept" | "left" | "some" {
  if (items.every(({ kept }) => kept)) return "kept";
  return items.some(({ kept }) => kept) ? "some" : "left";
}

/** "line 5" */
export function placeText(t: TFunction, format: LayoutFormat, number: number): string {
  return t(format === "xlsx" ? "layout.row" : "layout.line", { number });
}

/** "lines 12–240" */
export function lineRangeText(t: TFunction, format: LayoutFormat, from: number, to: number): string {
  if (from === to) return placeText(t, format, from);
  return t(format === "xlsx" ? "layout.rowRange" : "layout.lineRange", { from, to });
}

/** "lines 12–240, 5 columns" */
export function tableText(t: TFunction, format: LayoutFormat, table: TableRange): string {
  const range = lineRangeText(t, format, table.from, table.to);
  const columns = t("data.columns", { count: table.columns });
  if (table.firstColumn === undefined) return t("layout.tableOption", { range, columns });
  return t("layout.tableOptionBeside", { range, columns, letter: columnLetter(table.firstColumn) });
}

/** The column name in a sheet: A for 1, AA for 27. */
export function columnLetter(number: number): string {
  const rest = Math.floor((number - 1) / LETTERS);
  const letter = String.fromCharCode(65 + ((number - 1) % LETTERS));
  return rest === 0 ? letter : columnLetter(rest) + letter;
}

/** "4 lines" */
function countText(t: TFunction, format: LayoutFormat, count: number): string {
  return t(format === "xlsx" ? "layout.rows" : "layout.lines", { count });
}

function skippedSentence(
  t: TFunction,
  format: LayoutFormat,
  { skipped, headerLine, firstLine, tables }: FoundLayout,
  why: Exclude<SkipReason, "otherTable">,
): string | null {
  const parts = skipped.filter((part) => part.why === why);
  const [first] = parts;
  if (first === undefined) return null;
  const begin = headerLine > 0 ? headerLine : firstLine;
  const told = parts.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  // All lines above the first table were skipped, blank ones as well.
  const count = why === "above" && tables.length < 2 ? begin - 1 : told;
  return t(`layout.${why}`, {
    count,
    place: placeText(t, format, why === "above" ? begin : first.from),
    places: countText(t, format, count),
    quoted: quoted(t, parts),
  });
}

/** The first line with content. */
function quoted(t: TFunction, parts: readonly SkippedLines[]): string {
  const text = parts.map((part) => part.text.trim()).find((line) => line !== "");
  if (text === undefined) return "";
  const short = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  return t("layout.quoted", { text: short });
}
