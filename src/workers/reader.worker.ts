import { expose, transfer } from "comlink";
import { buffersOf, createDatasetShelf } from "./datasetShelf.ts";
import type { ReaderApi } from "./reader.protocol.ts";

const shelf = createDatasetShelf();

const served: ReaderApi = {
  ...shelf,
  async prepare(id, config, seed, stage) {
    const result = await shelf.prepare(id, config, seed, stage);
    return result.ok ? transfer(result, buffersOf(result.value)) : result;
  },
};

expose(served);
