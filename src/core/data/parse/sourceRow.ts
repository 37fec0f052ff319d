/** A row of a file or sheet. */
export interface SourceRow {
  readonly cells: readonly string[];
  /** From 1. */
  readonly line: number;
}

/** Whether a row has the same cells as another, like a repeated header. */
export function isSameRow(a: SourceRow, b: SourceRow): boolean {
  return (
    a.cells.length === b.cells.length &&
    a.cells.length > 1 &&
    a.cells.every((cell, j) => cell.trim() === b.cells[j]!.trim())
  );
}
