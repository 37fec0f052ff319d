/** A row as it comes from its file. */
export interface BodyRow {
  readonly cells: readonly string[];
  readonly line: number;
  /** As it stands; undefined in a sheet. */
  readonly text: string | undefined;
  readonly brokenQuotes: boolean;
  /** Whether a blank line stands before it. */
  readonly apart: boolean;
}

export function textOf({ text, cells }: BodyRow): string {
  return text ?? cells.join(", ");
}
