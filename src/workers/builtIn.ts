import type { BuiltInId } from "../core/data/dataConfig.ts";
import { unpackPictures } from "../core/data/pictures/packedPictures.ts";
import { tableFromDataset, tableFromRaw, type Table } from "../core/data/table/table.ts";
import { openBytes } from "./read/byteSource.ts";
import { delimitedRows } from "./read/readDelimited.ts";
import { silentReading } from "./read/reading.ts";
import { readRows } from "./read/rowSource.ts";

/** One chunk each, loaded at the first use of the set. */
const TABLES = import.meta.glob<string>("../../datasets/*/data.csv", { query: "?raw", import: "default" });
/** As `data:` URLs, so that they are read the same way in a worker and in Node.js. */
const PICTURES = import.meta.glob<string>("../../datasets/*/pictures.bin", {
  query: "?url&inline",
  import: "default",
});

/** Name of the class column of built-in picture sets. */
const CLASSES_OF_PICTURES = "digit";

/** A built-in data set; its target is the last column (ensured by `datasets/make.py`). */
export async function readBuiltIn(id: BuiltInId): Promise<Table> {
  const loadPictures = PICTURES[`../../datasets/${id}/pictures.bin`];
  if (loadPictures !== undefined) {
    const packed = bytesOfDataUrl(await loadPictures());
    return tableFromDataset(unpackPictures(await inflate(packed), CLASSES_OF_PICTURES));
  }
  const load = TABLES[`../../datasets/${id}/data.csv`];
  if (load === undefined) throw new Error(`no built-in data set ${id}`);
  const blob = new Blob([await load()]);
  const reading = silentReading();
  const rows = await delimitedRows(await openBytes(id, blob, reading), "utf-8", reading);
  const { table } = await readRows(rows, { limitBytes: Infinity, sampleRows: null, target: null }, reading);
  return tableFromRaw(table, false);
}

function bytesOfDataUrl(url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (sign) => sign.charCodeAt(0));
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
