import { isMissing, isNumber } from "../cellText.ts";
import { columnFit, type ColumnFit } from "../columnFit.ts";
import { commentSign, isComment, startsWith, tableWidth } from "../comments.ts";
import { hasHeader, headerVotes } from "../header.ts";
import { hasLongHeader, joinHeader, secondRow, unitOf } from "../headerRows.ts";
import type { SkipReason } from "../layout.ts";
import { isSameRow, type SourceRow } from "../sourceRow.ts";
import { startOfTable, type LayoutOptions, type TableStart } from "./tableStart.ts";

const MOST_HEADER_LINES = 3;
/** Fewest rows that count 1, 2, 3, … not by chance. */
const LEAST_COUNTED = 4;
/** Names of columns that number the rows. */
const COUNTS =
  /^(?:.*[\s_.-])?(?:id|ids|idx|index|no|nr|num|number|#|row|rank|key|case|time|day|week|month|step|t)\.?$|[a-z]Id$|ID$|号$/i;

/** Names of measurements and amounts. */
const OF_NUMBERS =
  /^(?:.*[\s_.-])?(?:mpg|cyl|disp|hp|wt|qsec|age|years?|income|salary|price|costs?|amount|total|counts?|sum|mean|avg|min|max|score|ratio|rate|percent|pct|weight|height|length|width|depth|mass|area|size|distance|speed|temperature|temp|pressure|population|murder|assault|gdp|mw|kg|cm|mm|km|年龄|身高|体重|价格|收入|数量|面积|长度|宽度|温度)(?:[\s_.-].*)?$/i;

/** The beginning of a table in the first rows of its file, and its columns. */
export interface HeadLayout<Row extends SourceRow = SourceRow> {
  /** Number of cells of a row. */
  readonly width: number;
  readonly comment: "#" | "%" | "//" | "";
  /** The lines of the header; empty: no header. */
  readonly header: readonly Row[];
  readonly units: Row | null;
  /** As in the header, not yet unique; "" if missing. */
  readonly names: readonly string[];
  /** One per column; "" if there is none. */
  readonly columnUnits: readonly string[];
  /** Rows that do not belong to the table, with reasons. */
  readonly skipped: readonly { readonly row: Row; readonly why: SkipReason }[];
  /** All rows from the first of the data on. */
  readonly data: readonly Row[];
  readonly fit: ColumnFit;
}

/**
 * Finds the table in the first rows of a file, without blank ones: the lines above it, its header, units, and the first row of its
 * data. An ordinary table begins with its first row.
 * @param rows at least one
 */
export function findLayout<Row extends SourceRow>(
  rows: readonly Row[],
  options: LayoutOptions,
): HeadLayout<Row> {
  const { choices } = options;
  const comment = choices.comment ?? commentSign(rows);
  const skipped: { row: Row; why: SkipReason }[] = [];
  const width = tableWidth(
    rows.filter((row) => !startsWith(row, comment)),
    rows,
  );
  const left = rows.filter((row) => {
    if (!isComment(row, comment, choices.comment === undefined ? width : null)) return true;
    skipped.push({ row, why: "comment" });
    return false;
  });
  const table = startOfTable(left, width, options);
  for (const row of left.slice(0, table.from))
    skipped.push({ row, why: startsWith(row, comment) ? "comment" : "above" });
  const inTable = left.slice(table.from);
  const full = inTable.filter(({ cells }) => cells.length === width);
  const header = headerOf(inTable, full, width, table, options);
  const { units, rest } = unitsOf(inTable.slice(header.lines.length), header.names, width, options);
  if (units !== null) skipped.push({ row: units, why: "units" });
  const data = rest.filter((row) => {
    if (choices.firstLine === undefined || row.line >= choices.firstLine) return true;
    skipped.push({ row, why: "above" });
    return false;
  });
  skipped.sort((a, b) => a.row.line - b.row.line);
  const sample = data.filter(({ cells }) => cells.length === width).map(({ cells }) => cells);
  return {
    width,
    comment,
    header: header.lines,
    units,
    names: header.names,
    columnUnits: Array.from(
      { length: width },
      (_, j) => unitOf(units?.cells[j] ?? "") ?? units!.cells[j]!.trim(),
    ),
    skipped,
    data,
    fit: columnFit(sample, width),
  };
}

function headerOf<Row extends SourceRow>(
  rows: readonly Row[],
  full: readonly Row[],
  width: number,
  start: TableStart,
  { choices, header, mend }: LayoutOptions,
): { lines: readonly Row[]; names: readonly string[] } {
  const none = { lines: [], names: new Array<string>(width).fill("") };
  const cellsOf = (some: readonly Row[]): readonly (readonly string[])[] => some.map(({ cells }) => cells);
  if (rows.length === 0 || header === false || choices.headerLine === 0) return none;
  const chosen = header ?? (choices.headerLine === undefined ? null : true);
  if (chosen === null && !start.damaged && start.groups === 0 && !isHeader(full, width)) return none;
  let lines = rows.slice(0, choices.headerLines ?? 1 + start.groups);
  const isOpen = choices.headerLines === undefined && header === null && choices.headerLine === undefined;
  const most = isOpen ? MOST_HEADER_LINES : 0;
  while (lines.length < most) {
    const next = rows[lines.length];
    const last = lines.at(-1)!;
    const below = cellsOf(rows.slice(lines.length + 1).filter(({ cells }) => cells.length === width));
    const fits = next !== undefined && next.cells.length === width && next.line !== choices.unitsLine;
    if (!fits || isSameRow(last, next) || secondRow(last.cells, next.cells, below) !== "names") break;
    lines = [...lines, next];
  }
  const data = cellsOf(full.filter((row) => !lines.includes(row)));
  const cells = lines.map((line) => headerCells(line.cells, data, width, mend(line, width)));
  return { lines, names: joinHeader(cells, width) };
}

/** Whether the first row is a header, possibly repeated further down. */
function isHeader(rows: readonly SourceRow[], width: number): boolean {
  const cells = rows.map((row) => row.cells);
  if (hasHeader(cells, width) || hasLongHeader(cells)) return true;
  const others = rows.filter((row, i) => i === 0 || !isSameRow(rows[0]!, row)).map((row) => row.cells);
  if (others.length < rows.length && headerVotes(others, width) > 0) return true;
  return [1, 2].some((count) => isHeaderAbove(cells, count, width));
}

/** Whether the first row is a header with this many rows of further names or units between it and the numbers. */
function isHeaderAbove(rows: readonly (readonly string[])[], count: number, width: number): boolean {
  const between = rows.slice(1, 1 + count);
  if (between.some((row) => row.some(isNumber))) return false;
  return headerVotes([rows[0]!, ...rows.slice(1 + count)], width) > 0;
}

/** The cells of a header whose number may differ from the rows': one fewer if the first column has no name, as R writes it. */
function headerCells(
  cells: readonly string[],
  data: readonly (readonly string[])[],
  width: number,
  mended: readonly string[] | null,
): readonly string[] {
  if (cells.length === width) return cells;
  if (cells.length === width - 1 && namesRows(data, width, cells)) return ["", ...cells];
  return mended ?? cells;
}

/**
 * Whether the first column contains row names: each text once, or 1, 2, 3, … If the last column is completely empty, each row may
 * instead end with an extra delimiter. Then only two cases count as row names: consecutive numbers below a name that does not mean
 * a row number, and texts below a name of numbers such as "mpg".
 */
function namesRows(data: readonly (readonly string[])[], width: number, header: readonly string[]): boolean {
  const cells = data.map((row) => row[0]!.trim());
  const lastIsWritten = data.some((row) => row[width - 1]!.trim() !== "");
  const counted = cells.every((cell, i) => Number(cell) === i + Number(cells[0]));
  const texts = !cells.some(isNumber) && !cells.some(isMissing);
  const areDifferent = cells.length > 1 && new Set(cells).size === cells.length;
  if (lastIsWritten) return areDifferent && (counted || texts);
  const isAbove = (name: string, j: number): boolean =>
    isAmongNumbers(name) && data.every((row) => !isMissing(row[j]!) && !isNumber(row[j]!));
  if (texts) return areDifferent && cells.length >= LEAST_COUNTED && header.some(isAbove);
  return counted && cells.length >= LEAST_COUNTED && cells[0] === "1" && !COUNTS.test(header[0]!.trim());
}

/** Whether a name is that of a measurement or amount, whose cells are not texts. */
function isAmongNumbers(name: string): boolean {
  return OF_NUMBERS.test(name.trim()) || /\((?:%|[a-zµ°$€£]{1,4})\)$/i.test(name.trim());
}

function unitsOf<Row extends SourceRow>(
  rows: readonly Row[],
  names: readonly string[],
  width: number,
  { choices, header }: LayoutOptions,
): { units: Row | null; rest: readonly Row[] } {
  if (choices.unitsLine !== undefined) {
    const units = rows.find(({ line }) => line === choices.unitsLine) ?? null;
    return { units, rest: units === null ? rows : rows.filter((row) => row !== units) };
  }
  const [first, ...rest] = rows;
  if (
    first === undefined ||
    header !== null ||
    first.cells.length !== width ||
    names.every((name) => name === "")
  ) {
    return { units: null, rest: rows };
  }
  const below = rest.filter(({ cells }) => cells.length === width).map(({ cells }) => cells);
  return secondRow(names, first.cells, below) === "units"
    ? { units: first, rest }
    : { units: null, rest: rows };
}
