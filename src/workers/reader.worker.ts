import { expose, transfer } from "comlink";
import { startHeart } from "./heart.ts";
import { buffersOf, createDatasetShelf } from "./datasetShelf.ts";
import type { ReaderApi } from "./reader.protocol.ts";

const shelf = createDatasetShelf();

const served: ReaderApi = {
  ...shelf,
  async prepare(...request) {
    const result = await shelf.prepare(...request);
    return result.ok ? transfer(result, buffersOf(result.value)) : result;
  },
};

expose(served);
startHeart();
