import type { ReadChoices } from "../../core/data/dataConfig.ts";
import type { Dialect } from "../../core/data/dataset.ts";
import type { Table } from "../../core/data/table.ts";
import type { GivenFile } from "../reader.protocol.ts";
import type { Reading } from "./reading.ts";
import { readTables } from "./readTables.ts";

/** What files hold, whatever their format. */
export interface ReadData {
  readonly table: Table;
  readonly dialect: Dialect;
  /** Where the files say what is to be predicted; null: suggested by rule. */
  readonly target: string | null;
  /** Rows of the files, of which the table may be a sample. */
  readonly rowsInFile: number;
}

export interface ReadOptions extends ReadChoices {
  readonly target: string | null;
  /** Most bytes that a table may take. */
  readonly limitBytes: number;
}

/**
 * The one door for a user's files: says what they are by their content, and has them read.
 * @throws AppError for what cannot be read
 */
export async function readFiles(
  files: readonly GivenFile[],
  options: ReadOptions,
  reading: Reading,
): Promise<ReadData> {
  return readTables(files, options, reading);
}
