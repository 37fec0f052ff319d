import type { DecodedArray, FileMetaData } from "hyparquet";
import { AppError } from "../../core/errors.ts";
import { allBytes, type ByteSource } from "./byteSource.ts";
import type { Reading } from "./reading.ts";
import type { RowSource } from "./rowSource.ts";
import { valueText } from "./valueText.ts";

/** Rows between two checks for cancellation. */
const ROWS_AT_ONCE = 4096;

/**
 * A Parquet file as rows, one group of rows after the other.
 * @throws AppError `fileDamaged`
 */
export async function parquetRows(source: ByteSource, blob: Blob, reading: Reading): Promise<RowSource> {
  const [{ parquetMetadataAsync, parquetRead, parquetSchema }, { compressors }] = await Promise.all([
    import("hyparquet"),
    import("hyparquet-compressors"),
  ]);
  const packed = source.isPacked ? new Blob([await allBytes(source)]) : blob;
  const file = {
    byteLength: packed.size,
    slice: (start: number, end?: number) => {
      if (end !== undefined) reading.addBytes(end - start);
      return packed.slice(start, end).arrayBuffer();
    },
  };
  const attempt = <T>(work: () => Promise<T>): Promise<T> => orDamaged(source.name, reading, work);
  const metadata = await attempt(() => parquetMetadataAsync(file));
  const names = await attempt(() =>
    Promise.resolve(parquetSchema(metadata).children.map(({ element }) => element.name)),
  );

  const columnsOf = async (group: RowGroup): Promise<Column[]> => {
    const parts = new Map<string, Part[]>();
    await parquetRead({
      file,
      metadata,
      compressors,
      ...group,
      onChunk: ({ columnName, columnData, rowStart }) => {
        reading.check();
        parts.set(columnName, [...(parts.get(columnName) ?? []), { rowStart, values: columnData }]);
      },
    });
    return names.map((name) => parts.get(name) ?? []).map(columnOf);
  };
  return {
    async feed(open) {
      const builder = open({ delimiter: ",", header: true });
      builder.push(names, 1);
      for (const group of rowGroups(metadata)) {
        const columns = await attempt(() => columnsOf(group));
        for (let row = group.rowStart; row < group.rowEnd; row++) {
          builder.push(
            columns.map((at) => valueText(at(row))),
            row + 2,
          );
          if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) reading.addRows(ROWS_AT_ONCE);
        }
        await Promise.resolve();
      }
    },
    dialect: () => ({ format: "parquet" }),
  };
}

interface RowGroup {
  readonly rowStart: number;
  readonly rowEnd: number;
}

/** A run of a column's values. */
interface Part extends Pick<RowGroup, "rowStart"> {
  readonly values: DecodedArray;
}

type Column = (row: number) => unknown;

function rowGroups(metadata: FileMetaData): RowGroup[] {
  let rowStart = 0;
  return metadata.row_groups.map(({ num_rows }) => {
    const group = { rowStart, rowEnd: rowStart + Number(num_rows) };
    rowStart = group.rowEnd;
    return group;
  });
}

/** Rows are requested in order, so each is in the same part as the previous one or in the next. */
function columnOf(parts: readonly Part[]): Column {
  const ordered = parts.toSorted((a, b) => a.rowStart - b.rowStart);
  let at = 0;
  return (row) => {
    while (at + 1 < ordered.length && ordered[at + 1]!.rowStart <= row) at++;
    const part = ordered[at];
    return part?.values[row - part.rowStart];
  };
}

async function orDamaged<T>(name: string, reading: Reading, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    reading.check();
    if (thrown instanceof AppError) throw thrown;
    throw new AppError("fileDamaged", { name, format: "Parquet" }, { cause: thrown });
  }
}
