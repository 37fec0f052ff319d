import type { RowChoice } from "../keptColumns.ts";
import type { LayoutChoices, TableRange } from "../layout.ts";
import type { OtherReadings } from "../otherReadings.ts";

export interface TableOptions {
  /** Between cells, for error messages. */
  readonly delimiter: string;
  /** Most bytes that the cells may take. */
  readonly limitBytes: number;
  /** null: all rows are kept. */
  readonly choose: RowChoice | null;
  /** Whether the first row names the columns; null: decided by how it looks. */
  readonly header: boolean | null;
  /** Number of rows, if known: a table that cannot fit is then refused before it is read. */
  readonly rows?: number;
  /** The user's choices of the layout; absent: none. */
  readonly layout?: LayoutChoices;
  /** The lines of the table, if an earlier pass found them. */
  readonly range?: TableRange;
  /** Other ways to read a line; absent: none. */
  readonly other?: OtherReadings;
}
