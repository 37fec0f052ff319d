import { createRowCounter, createRowSample } from "../../core/data/parse/rowChoice.ts";
import type { BuiltTable } from "../../core/data/parse/table/finishTable.ts";
import type { RowChoice } from "../../core/data/parse/keptColumns.ts";
import type { LayoutChoices, TableRange } from "../../core/data/parse/layout.ts";
import type { OtherReadings } from "../../core/data/parse/otherReadings.ts";
import { createTableBuilder, type TableBuilder } from "../../core/data/parse/table/tableBuilder.ts";
import type { DeclaredKind, Dialect, RawTable } from "../../core/data/table/dataset.ts";
import type { Reading } from "./reading.ts";

/** Same file, same sample. */
const SAMPLE_SEED = 1;

/** A file as rows of text, whatever its format. */
export interface RowSource {
  /**
   * Pushes every row into a table that it opens, from the first row each time.
   * @throws AppError for what cannot be read; `StartAgain`
   */
  feed(open: (shape: FileShape) => TableBuilder): Promise<void>;
  /** How the file was read, known after feeding. */
  dialect(built: Pick<BuiltTable, "header" | "layout">): Dialect;
  /** What the file says of each column, in their order; known after feeding. Absent where it says nothing. */
  declared?(): readonly DeclaredKind[];
}

export interface FileShape {
  /** Between cells, for error messages. */
  readonly delimiter: string;
  /** Whether the first row names the columns; null: decided by how it looks. */
  readonly header: boolean | null;
  /** How many rows there will be, where that is known. */
  readonly rows?: number;
  /** What was chosen of the layout; absent: nothing. */
  readonly layout?: LayoutChoices;
  /** How a line may be read otherwise; absent: in no other way. */
  readonly other?: OtherReadings;
}

/** Thrown by a source that found out that it read its file in a wrong way; it reads it in another way the next time. */
export class StartAgain extends Error {}

export interface TableLimits {
  /** Most bytes that the cells may take. */
  readonly limitBytes: number;
  /** As many rows, drawn at random; null: all. */
  readonly sampleRows: number | null;
  /** Whose classes have the same shares in a sample as in the file; null: the last column. */
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
  /** The table of the file, once a pass over all of it found another than the first. */
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
