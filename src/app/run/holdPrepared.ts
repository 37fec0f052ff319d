import type { ReaderClient } from "../../workers/readerClient.ts";

/** How many hold the prepared rows of each dataset. */
const holders = new WeakMap<ReaderClient, Map<string, number>>();

/**
 * Holds the prepared rows of a dataset, which the reader keeps for all studies of it together.
 * @returns lets go of them, once; the last one that does frees them
 */
export function holdPrepared(reader: ReaderClient, datasetId: string): () => void {
  const counts = holders.get(reader) ?? new Map<string, number>();
  holders.set(reader, counts);
  counts.set(datasetId, (counts.get(datasetId) ?? 0) + 1);
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    const left = (counts.get(datasetId) ?? 0) - 1;
    if (left > 0) {
      counts.set(datasetId, left);
      return;
    }
    counts.delete(datasetId);
    void reader.forgetPrepared(datasetId);
  };
}
