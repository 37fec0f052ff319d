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
  /** How many rows there will be, where that is known: what cannot fit is then refused before it is read. */
  readonly rows?: number;
  /** What was chosen of the layout; absent: nothing. */
  readonly layout?: LayoutChoices;
  /** The lines of the table, where an earlier pass found them. */
  readonly range?: TableRange;
  /** How a line may be read otherwise; absent: in no other way. */
  readonly other?: OtherReadings;
}
