/** A row as read from its file. */
export interface BodyRow {
  readonly cells: readonly string[];
  readonly line: number;
  /** Text of the line; undefined in a sheet. */
  readonly text: string | undefined;
  readonly brokenQuotes: boolean;
  /** Whether a blank line precedes it. */
  readonly apart: boolean;
}

export function textOf({ text, cells }: BodyRow): string {
  return text ?? cells.join(", ");
}
