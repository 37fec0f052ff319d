import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sameKey, type SearchRow } from "./rows.ts";

const FILE = join(dirname(fileURLToPath(import.meta.url)), "optuna.json");

/** Optuna's rows of earlier calls. They follow from the seeds but for `msPerSuggestion`, so that none need be run twice. */
interface Store {
  readonly command: string;
  /** Processor and number of cores of the machine that wrote last. */
  readonly machine: string;
  readonly rows: readonly SearchRow[];
}

/** Where nothing is stored: no rows. */
export async function storedRows(): Promise<readonly SearchRow[]> {
  const text = await readFile(FILE, "utf8").catch(() => null);
  return text === null ? [] : (JSON.parse(text) as Store).rows;
}

/**
 * Puts a row into the store in the place of the same one of an earlier day. The file is read anew: other calls may write to it too.
 * @param day YYYY-MM-DD
 */
export async function storeRow(row: SearchRow, machine: string, day: string): Promise<void> {
  const others = (await storedRows()).filter((each) => !sameKey(each, row));
  const rows = [...others, { ...row, stored: day }].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const head = { command: "npm run bench -- search --peers --store", machine };
  const lines = rows.map((each) => `    ${JSON.stringify(each)}`).join(",\n");
  await writeFile(FILE, `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "rows": [\n${lines}\n  ]\n}\n`);
}

function order({ problem, workers, sampler }: SearchRow): string {
  return `${problem} ${workers} ${sampler}`;
}
