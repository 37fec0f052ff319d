import { isNumber } from "../cellText.ts";
import { hasHeader, headerVotes } from "../header.ts";
import { isGroupRow } from "../headerRows.ts";
import type { LayoutChoices } from "../layout.ts";
import type { SourceRow } from "../sourceRow.ts";

/** Lines above a table that may be prose. */
const MOST_ABOVE = 100;

export interface LayoutOptions {
  readonly choices: LayoutChoices;
  /** Whether there is a header; null: decided by how it looks. */
  readonly header: boolean | null;
  /** Mends a line with a different number of cells to `width` cells; null: not possible. */
  readonly mend: (row: SourceRow, width: number) => readonly string[] | null;
}

export interface TableStart {
  /** Where the table begins in the rows. */
  readonly from: number;
  /** Lines of the header that come before its last. */
  readonly groups: number;
  /** Whether its first row, with a different number of cells, is the header. */
  readonly damaged: boolean;
}

/** Where the table begins: at its header, or at its data if there is no header. */
export function startOfTable(rows: readonly SourceRow[], width: number, options: LayoutOptions): TableStart {
  const { choices } = options;
  const at = (from: number): TableStart => ({ from, groups: 0, damaged: rows[from]?.cells.length !== width });
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
): TableStart | null {
  const row = rows[first - 1]!;
  const next = rows
    .slice(first)
    .filter(({ cells }) => cells.length === width)
    .map(({ cells }) => cells);
  const used = row.cells.filter((cell) => cell.trim() !== "").length;
  // Empty cells after the last name do not count.
  const lastUsed = 1 + row.cells.findLastIndex((cell) => cell.trim() !== "");
  const cellCount = Math.min(row.cells.length, Math.max(width, lastUsed));
  const near = row.line === rows[first]!.line - 1;
  const mended = options.mend(row, width);
  const names = mended ?? row.cells.slice(0, cellCount);
  const isNamelike =
    used >= 2 && !names.some(isNumber) && new Set(names.map((name) => name.trim())).size >= names.length - 1;
  if (!near || !isNamelike || (mended === null && Math.abs(cellCount - width) > Math.max(2, width / 4)))
    return null;
  if (headerVotes(next, width) > 0) return null;
  const filled = Array.from({ length: width }, (_, j) => names[j] ?? "");
  // Without numbers in the data, the first of the rows may be the header: it is, unless it occurs again below.
  if (
    headerVotes([filled, ...next], width) <= 0 &&
    next.length > 2 &&
    hasHeader(next, width) &&
    mended === null
  )
    return null;
  return { from: first - 1, groups: 0, damaged: true };
}

/**
 * Where the header is among rows that all have the same cells: the first row, or the first full row below some almost empty ones.
 */
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
