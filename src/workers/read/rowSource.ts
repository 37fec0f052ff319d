import { createRowCounter, createRowSample } from "../../core/data/parse/rowChoice.ts";
import type { BuiltTable } from "../../core/data/parse/table/finishTable.ts";
import type { RowChoice } from "../../core/data/parse/keptColumns.ts";
import type { LayoutChoices, TableRange } from "../../core/data/parse/layout.ts";
import type { OtherReadings } from "../../core/data/parse/otherReadings.ts";
import { createTableBuilder, type TableBuilder } from "../../core/data/parse/table/tableBuilder.ts";
import type { DeclaredKind, Dialect, RawTable } from "../../core/data/table/dataset.ts";
import type { Reading } from "./reading.ts";

/** A fixed seed, so that the same file gives the same sample. */
const SAMPLE_SEED = 1;

/** A file of any format as rows of text. */
export interface RowSource {
  /**
   * Pushes every row into a table that it opens, from the first row each time.
   * @throws AppError for an unreadable file; `StartAgain`
   */
  feed(open: (shape: FileShape) => TableBuilder): Promise<void>;
  /** How the file was read, known after feeding. */
  dialect(built: Pick<BuiltTable, "header" | "layout">): Dialect;
  /** The declared kinds of the columns, in their order; known after feeding. Absent without declarations. */
  declared?(): readonly DeclaredKind[];
}

export interface FileShape {
  /** The delimiter, for error messages. */
  readonly delimiter: string;
  /** Whether the first row names the columns; null: decided by its appearance. */
  readonly header: boolean | null;
  /** The number of rows, if known. */
  readonly rows?: number;
  /** The user's choices of the layout; absent: none. */
  readonly layout?: LayoutChoices;
  /** Other ways to read a line; absent: none. */
  readonly other?: OtherReadings;
}

/** Thrown by a source that has read its file in a wrong way; the next attempt uses another way. */
export class StartAgain extends Error {}

export interface TableLimits {
  /** Most bytes that the cells may take. */
  readonly limitBytes: number;
  /** Number of rows of a random sample; null: all. */
  readonly sampleRows: number | null;
  /** The column whose class shares a sample keeps; null: the last column. */
  readonly target: string | null;
}

export interface ReadTable {
  readonly table: RawTable;
  readonly dialect: Dialect;
  /** Rows of the file, of which the table may be a sample. */
  readonly rowsInFile: number;
}

/**
 * The rows as a table. A sample takes two passes: one that counts the rows of each class, one that draws from them.
 * @throws AppError those of the source and of `TableBuilder`
 */
export async function readRows(source: RowSource, limits: TableLimits, reading: Reading): Promise<ReadTable> {
  const { limitBytes, sampleRows, target } = limits;
  if (sampleRows === null) return finish(source, await pass(source, limitBytes, () => null, reading));
  let counter = createRowCounter(target);
  const countAgain = (): RowChoice => {
    counter = createRowCounter(target);
    return counter.choose;
  };
  finish(source, await pass(source, limitBytes, countAgain, reading));
  const counts = counter.counts();
  const draw = (): RowChoice => createRowSample(counts, sampleRows, SAMPLE_SEED);
  return finish(source, await pass(source, limitBytes, draw, reading));
}

async function pass(
  source: RowSource,
  limitBytes: number,
  choice: () => RowChoice | null,
  reading: Reading,
): Promise<TableBuilder> {
  /** The table to read, if a complete pass found a better one than the first. */
  let range: TableRange | null = null;
  for (;;) {
    reading.restart();
    let builder = null as TableBuilder | null;
    const open = (shape: FileShape): TableBuilder => {
      builder = createTableBuilder({
        ...shape,
        limitBytes,
        choose: choice(),
        ...(range === null ? {} : { range }),
      });
      return builder;
    };
    try {
      await source.feed(open);
    } catch (thrown) {
      if (thrown instanceof StartAgain) continue;
      throw thrown;
    }
    const better = builder!.better();
    if (better === null) return builder!;
    range = better;
  }
}

function finish(source: RowSource, builder: TableBuilder): ReadTable {
  const { table, ...found } = builder.finish();
  const declared = source.declared?.();
  const columns =
    declared === undefined
      ? table.columns
      : table.columns.map((column, j) => ({ ...column, declared: declared[j]! }));
  return { table: { ...table, columns }, dialect: source.dialect(found), rowsInFile: builder.rowCount };
}
