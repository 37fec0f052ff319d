import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const BENCH = dirname(dirname(fileURLToPath(import.meta.url)));

/** Optuna's rows of earlier calls. They follow from the seeds but for `msPerSuggestion`, so that no row needs to be run twice. */
export interface Store<Row> {
  /** Empty if there is no file. */
  rows(): Promise<readonly (Row & Stored)[]>;
  /** Stores a row; replaces the row with the same key. The file is read again first, because other calls may write to it too. */
  put(row: Row, machine: string): Promise<void>;
}

interface Stored {
  /** The day of the measurement, YYYY-MM-DD. */
  readonly stored?: string;
}

/**
 * @param file a JSON file under `bench/`: how it was made, the processor and number of cores of the machine that wrote last, and the rows
 * @param keyOf the key of a row, which also determines the order
 */
export function openStore<Row extends object>(
  file: string,
  command: string,
  keyOf: (row: Row) => string,
): Store<Row> {
  const path = join(BENCH, file);
  const rows = async (): Promise<readonly (Row & Stored)[]> => {
    const text = await readFile(path, "utf8").catch(() => null);
    return text === null ? [] : (JSON.parse(text) as { rows: readonly (Row & Stored)[] }).rows;
  };
  return {
    rows,
    put: async (row, machine) => {
      const others = (await rows()).filter((each) => keyOf(each) !== keyOf(row));
      const day = new Date().toISOString().slice(0, 10);
      const all = [...others, { ...row, stored: day }].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      const lines = all.map((each) => `    ${JSON.stringify(each)}`).join(",\n");
      const head = JSON.stringify({ command, machine }, null, 2).slice(0, -2);
      await writeFile(path, `${head},\n  "rows": [\n${lines}\n  ]\n}\n`);
    },
  };
}
