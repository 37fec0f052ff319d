import { isMissing, isNumber } from "./cells.ts";
import { columnFit, type ColumnFit } from "./columnFit.ts";
import { createTableFinder, largestTable } from "./findTables.ts";
import { hasHeader, headerVotes } from "./header.ts";
import { hasLongHeader, isGroupRow, joinHeader, secondRow, unitOf } from "./headerRows.ts";
import type { LayoutChoices, SkipReason } from "./layout.ts";

/** A row of a file or sheet. */
export interface SourceRow {
  readonly cells: readonly string[];
  /** From 1. */
  readonly line: number;
}

/** Where a table begins in the first rows of its file, and what its columns are. */
export interface HeadLayout<Row extends SourceRow = SourceRow> {
  /** Cells of a row. */
  readonly width: number;
  readonly comment: "#" | "%" | "//" | "";
  /** The header's, of 1 line or more; none: there is no header. */
  readonly header: readonly Row[];
  readonly units: Row | null;
  /** As the header gives them, not yet unique; "" where it gives none. */
  readonly names: readonly string[];
  /** Of each column: "" where there is none. */
  readonly columnUnits: readonly string[];
  /** Rows that are none of the table, each with the reason. */
  readonly skipped: readonly { readonly row: Row; readonly why: SkipReason }[];
  /** All rows from the first of the data on. */
  readonly data: readonly Row[];
  readonly fit: ColumnFit;
}

export interface LayoutOptions {
  readonly choices: LayoutChoices;
  /** Whether there is a header; null: decided by how it looks. */
  readonly header: boolean | null;
  /** Makes a line of another number of cells one of `width`; null: it cannot be done. */
  readonly mend: (row: SourceRow, width: number) => readonly string[] | null;
}

export const COMMENT_SIGNS = ["#", "%", "//"] as const;
/** Lines above a table that may be prose. */
const MOST_ABOVE = 100;
const MOST_HEADER_LINES = 3;
/** Rows that count 1, 2, 3, … hardly by chance. */
const LEAST_COUNTED = 4;
/** Names of columns that count the rows. */
const COUNTS =
  /^(?:.*[\s_.-])?(?:id|ids|idx|index|no|nr|num|number|#|row|rank|key|case|time|day|week|month|step|t)\.?$|[a-z]Id$|ID$|号$/i;

/**
 * Finds the table in the first rows of a file, blank ones left out: what stands above it, its header, units, and the first row of its
 * data. An ordinary table begins with its first row.
 * @param rows one at least
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

/**
 * Whether a line is a comment: it begins with the sign, and has not the cells of the others.
 * @param width cells of the others; null: the sign was chosen, and is enough
 */
export function isComment(row: SourceRow, comment: string, width: number | null): boolean {
  return comment !== "" && row.cells.length !== width && startsWith(row, comment);
}

/** Cells of most rows of the largest table. */
function tableWidth(rows: readonly SourceRow[], all: readonly SourceRow[]): number {
  const finder = createTableFinder();
  const some = rows.length > 0 ? rows : all;
  for (const { cells, line } of some) finder.add(cells.length, line);
  return largestTable(finder.stretches())?.columns ?? 1;
}

/** The sign with which the lines begin that have not the cells of the others. */
function commentSign(rows: readonly SourceRow[]): "#" | "%" | "//" | "" {
  for (const sign of COMMENT_SIGNS) {
    const others = rows.filter((row) => !startsWith(row, sign));
    if (others.length === rows.length || others.length === 0) continue;
    const width = tableWidth(others, rows);
    const comments = rows.filter((row) => isComment(row, sign, width));
    if (comments.length > 0 || isAboveHeader(rows, sign, width)) return sign;
  }
  return "";
}

/** Whether the first row is a comment that has as many cells as the header by chance, which shows in that the row below is more of one. */
function isAboveHeader(rows: readonly SourceRow[], sign: string, width: number): boolean {
  const below = rows.slice(1).map(({ cells }) => cells);
  return rows.length > 2 && startsWith(rows[0]!, sign) && headerVotes(below, width) > 0;
}

function startsWith({ cells }: SourceRow, sign: string): boolean {
  return sign !== "" && cells[0]!.trimStart().startsWith(sign);
}

interface Start {
  /** Where the table begins in the rows. */
  readonly from: number;
  /** Lines of the header that come before its last. */
  readonly groups: number;
  /** Whether its first row, of another number of cells than the others, is the header. */
  readonly damaged: boolean;
}

/** Where the table begins: with its header, or without one with its data. */
function startOfTable(rows: readonly SourceRow[], width: number, options: LayoutOptions): Start {
  const { choices } = options;
  const at = (from: number): Start => ({ from, groups: 0, damaged: rows[from]?.cells.length !== width });
  if (choices.headerLine !== undefined && choices.headerLine > 0) {
    const from = rows.findIndex(({ line }) => line >= choices.headerLine!);
    return { ...at(Math.max(0, from)), damaged: rows[from]?.cells.length !== width };
  }
  if (options.header !== null) return at(0);
  const first = rows.findIndex(({ cells }) => cells.length === width);
  if (first < 0 || choices.headerLine === 0) return { from: Math.max(0, first), groups: 0, damaged: false };
  const above = first > 0 ? headerAbove(rows, first, width, options) : null;
  if (above !== null) return above;
  const full = rows.slice(first, first + MOST_ABOVE + 200).filter(({ cells }) => cells.length === width);
  const within = headerWithin(
    full.map(({ cells }) => cells),
    width,
  );
  const from = rows.indexOf(full[within.from]!);
  return { from, groups: within.groups, damaged: false };
}

/** The header just above rows that have another number of cells than it; null: there is none. */
function headerAbove(
  rows: readonly SourceRow[],
  first: number,
  width: number,
  options: LayoutOptions,
): Start | null {
  const row = rows[first - 1]!;
  const next = rows
    .slice(first)
    .filter(({ cells }) => cells.length === width)
    .map(({ cells }) => cells);
  const used = row.cells.filter((cell) => cell.trim() !== "").length;
  const near = row.line === rows[first]!.line - 1;
  const mended = options.mend(row, width);
  const names = mended ?? row.cells;
  const isNamelike =
    used >= 2 && !names.some(isNumber) && new Set(names.map((name) => name.trim())).size >= names.length - 1;
  if (
    !near ||
    !isNamelike ||
    (mended === null && Math.abs(row.cells.length - width) > Math.max(2, width / 4))
  )
    return null;
  if (headerVotes(next, width) > 0) return null;
  const filled = Array.from({ length: width }, (_, j) => names[j] ?? "");
  // Without numbers among the data, the first of the rows could be the header as well: then it is, unless it comes back below.
  if (
    headerVotes([filled, ...next], width) <= 0 &&
    next.length > 2 &&
    hasHeader(next, width) &&
    mended === null
  )
    return null;
  return { from: first - 1, groups: 0, damaged: true };
}

/** Where the header is among rows that all have the same cells: the first row, or the first full one below some with hardly a cell. */
function headerWithin(rows: readonly (readonly string[])[], width: number): { from: number; groups: number } {
  const used = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== "").length;
  const none = { from: 0, groups: 0 };
  const needed = Math.max(...rows.map(used)) - 1;
  const isFull = (row: readonly string[]): boolean => used(row) >= needed;
  if (width < 3 || isFull(rows[0]!)) return none;
  const header = rows.findIndex(isFull);
  if (header < 1 || header > MOST_ABOVE || header === rows.length - 1) return none;
  const row = rows[header]!;
  const names = row.map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (names.some(isNumber) || new Set(names).size < names.length) return none;
  const group = isGroupRow(rows[header - 1]!, row) ? 1 : 0;
  const above = rows.slice(0, header - group);
  const votes = headerVotes(rows.slice(header), width);
  const isProse = above.every((cells) => used(cells) <= Math.max(1, width / 2));
  const titles = above.every((cells) => used(cells) === 1);
  if (!isProse || votes < 0 || (votes === 0 && !titles) || (group === 1 && votes <= 0)) return none;
  return { from: header - group, groups: group };
}

function headerOf<Row extends SourceRow>(
  rows: readonly Row[],
  full: readonly Row[],
  width: number,
  start: Start,
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

/** Whether the first row is a header, perhaps one that is repeated further down. */
function isHeader(rows: readonly SourceRow[], width: number): boolean {
  const cells = rows.map((row) => row.cells);
  if (hasHeader(cells, width) || hasLongHeader(cells)) return true;
  const others = rows.filter((row, i) => i === 0 || !isSameRow(rows[0]!, row)).map((row) => row.cells);
  if (others.length < rows.length && headerVotes(others, width) > 0) return true;
  return [1, 2].some((count) => isHeaderAbove(cells, count, width));
}

/** Whether the first row is a header with more names, or units, in so many rows between it and the numbers. */
function isHeaderAbove(rows: readonly (readonly string[])[], count: number, width: number): boolean {
  const between = rows.slice(1, 1 + count);
  if (between.some((row) => row.some(isNumber))) return false;
  return headerVotes([rows[0]!, ...rows.slice(1 + count)], width) > 0;
}

/** The cells of a header that may have another number of them than the rows: one less where the first column has no name, as R writes. */
function headerCells(
  cells: readonly string[],
  data: readonly (readonly string[])[],
  width: number,
  mended: readonly string[] | null,
): readonly string[] {
  if (cells.length === width) return cells;
  if (cells.length === width - 1 && namesRows(data, width, cells[0]!)) return ["", ...cells];
  return mended ?? cells;
}

/**
 * Whether the first column names the rows: each text once, or 1, 2, 3, … Where nothing at all is written in the last one, each row may
 * as well end with a delimiter too many: then only numbers that count, below a name that does not say so, are names of rows.
 * @param first of the header
 */
function namesRows(data: readonly (readonly string[])[], width: number, first: string): boolean {
  const cells = data.map((row) => row[0]!.trim());
  const lastIsWritten = data.some((row) => row[width - 1]!.trim() !== "");
  const counted = cells.every((cell, i) => Number(cell) === i + Number(cells[0]));
  if (!lastIsWritten)
    return counted && cells.length >= LEAST_COUNTED && cells[0] === "1" && !COUNTS.test(first.trim());
  const texts = !cells.some(isNumber) && !cells.some(isMissing);
  return cells.length > 1 && new Set(cells).size === cells.length && (counted || texts);
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

/** Whether a row says the same as another, as a header that is repeated does. */
export function isSameRow(a: SourceRow, b: SourceRow): boolean {
  return (
    a.cells.length === b.cells.length &&
    a.cells.length > 1 &&
    a.cells.every((cell, j) => cell.trim() === b.cells[j]!.trim())
  );
}
