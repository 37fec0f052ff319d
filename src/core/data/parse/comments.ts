import { createTableFinder, largestTable } from "./table/findTables.ts";
import { headerVotes } from "./header.ts";
import type { SourceRow } from "./sourceRow.ts";

export const COMMENT_SIGNS = ["#", "%", "//"] as const;

/**
 * Whether a line is a comment: it begins with the sign, and its number of cells differs from the others.
 * @param width number of cells of the others; null: the sign was chosen by the user and suffices
 */
export function isComment(row: SourceRow, comment: string, width: number | null): boolean {
  return comment !== "" && row.cells.length !== width && startsWith(row, comment);
}

/** Number of cells of most rows of the largest table. */
export function tableWidth(rows: readonly SourceRow[], all: readonly SourceRow[]): number {
  const finder = createTableFinder();
  const some = rows.length > 0 ? rows : all;
  for (const { cells, line } of some) finder.add(cells.length, line);
  return largestTable(finder.stretches())?.columns ?? 1;
}

/** The sign with which lines with a different number of cells begin. */
export function commentSign(rows: readonly SourceRow[]): "#" | "%" | "//" | "" {
  for (const sign of COMMENT_SIGNS) {
    const others = rows.filter((row) => !startsWith(row, sign));
    if (others.length === rows.length || others.length === 0) continue;
    const width = tableWidth(others, rows);
    const comments = rows.filter((row) => isComment(row, sign, width));
    if (comments.length > 0 || isAboveHeader(rows, sign, width)) return sign;
  }
  return "";
}

/**
 * Whether the first row is a comment that happens to have as many cells as the header: then the row below looks more like a header.
 */
function isAboveHeader(rows: readonly SourceRow[], sign: string, width: number): boolean {
  const below = rows.slice(1).map(({ cells }) => cells);
  return rows.length > 2 && startsWith(rows[0]!, sign) && headerVotes(below, width) > 0;
}

export function startsWith({ cells }: SourceRow, sign: string): boolean {
  return sign !== "" && cells[0]!.trimStart().startsWith(sign);
}
