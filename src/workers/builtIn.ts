import type { BuiltInId } from "../core/data/dataConfig.ts";
import type { RawTable } from "../core/data/dataset.ts";
import { readCsv } from "./readCsv.ts";

/** One chunk each, loaded when the set is first asked for. */
const LOADERS = import.meta.glob<string>("../../datasets/*/data.csv", { query: "?raw", import: "default" });

/** A built-in data set; its target is the last column (`datasets/make.py` sees to it). */
export async function readBuiltInTable(id: BuiltInId): Promise<RawTable> {
  const load = LOADERS[`../../datasets/${id}/data.csv`];
  if (load === undefined) throw new Error(`no built-in data set ${id}`);
  return readCsv(new TextEncoder().encode(await load())).table;
}
