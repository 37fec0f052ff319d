import { expose, transfer } from "comlink";
import { startHeart } from "./heart.ts";
import { buffersOf, createDatasetShelf } from "./datasetShelf.ts";
import { knowParts, sendInParts } from "./parts/sendInParts.ts";
import type { ReaderApi } from "./reader.protocol.ts";

const shelf = createDatasetShelf();

const served: ReaderApi = {
  ...shelf,
  async prepare(...request) {
    const result = await shelf.prepare(...request);
    return result.ok ? transfer(result, buffersOf(result.value)) : result;
  },
  // The size of these answers grows with the number of columns.
  readFiles: async (...request) => sendInParts(await shelf.readFiles(...request)),
  setKinds: async (...request) => sendInParts(await shelf.setKinds(...request)),
  generate: async (...request) => sendInParts(await shelf.generate(...request)),
  profile: async (...request) => sendInParts(await shelf.profile(...request)),
};

knowParts();
expose(served);
startHeart();
