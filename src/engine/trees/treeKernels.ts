import type { PreparedPart } from "../../core/data/preparation/preparedData.ts";
import { finish, type Work } from "../../core/learner/work.ts";
import { openMemory } from "../wasm/wasmMemory.ts";
import { createRowMemory } from "./rowMemory.ts";
import { loadRows, type TreeRows } from "./treeRows.ts";

/** The functions of the compiled kernels. Addresses are byte offsets in their memory; meanings in `assembly/`. */
export interface TreeExports {
  setRows(
    rows: number,
    columns: number,
    bins: number,
    binStride: number,
    binCounts: number,
    lows: number,
    highs: number,
    targets: number,
    weights: number,
  ): void;
  setOrder(
    order: number,
    records: number,
    orderSpare: number,
    recordsSpare: number,
    classes: number,
    classSums: number,
  ): void;
  setRules(
    minLeaf: number,
    maxDepth: number,
    maxLeaves: number,
    l2: number,
    minHessian: number,
    rate: number,
    bestFirst: boolean,
    randomThresholds: boolean,
    allowed: number,
    allowedCount: number,
    columnsPerNode: number,
  ): void;
  setNodes(
    columns: number,
    bins: number,
    thresholds: number,
    left: number,
    missingLeft: number,
    gains: number,
    rows: number,
    values: number,
    from: number,
    depths: number,
    slots: number,
    open: number,
  ): void;
  setBitPlaces(address: number): void;
  setSlots(slots: number, free: number, count: number): void;
  binColumn(
    values: number,
    rows: number,
    pairs: number,
    tallies: number,
    out: number,
    low: number,
    high: number,
  ): number;
  sampleForest(seed: number, bootstrap: boolean): number;
  sampleRound(seed: number, wanted: number, gradients: number): void;
  beginTree(rows: number, seed: number, scratch: number): void;
  grow(budget: number): number;
  nodeCount(): number;
  lossGradients(loss: number, outputs: number, scores: number, gradients: number): number;
  addLeaves(grown: number, scores: number, outputs: number, output: number): void;
}

/** The kernels with their memory. */
export interface TreeInstance {
  readonly memory: WebAssembly.Memory;
  readonly exports: TreeExports;
}

/** The compiled kernels of a worker. */
export interface TreeKernels {
  /**
   * Brings training rows into the kernels' memory, sorted into bins. All trainings on the same rows share that. A training that is
   * under way on other rows cannot go on.
   * @param features columns of a row
   * @throws AppError dataNeedsMemory
   */
  load(part: PreparedPart, features: number): TreeRows;
  /** The same in portions, one for each column: 100,000 rows take a few milliseconds. */
  loading(part: PreparedPart, features: number): Work<TreeRows>;
}

/** Pages of 64 KiB to begin with. */
const FIRST_PAGES = 4;

/**
 * Compiles the kernels; their code is loaded on demand, because a study of networks alone never needs it. All rows share one memory:
 * Chromium has room for 125 memories in a page, of all workers together, and a cross-validation has many folds.
 * @throws AppError memoryRefused
 */
export async function openTrees(): Promise<TreeKernels> {
  const { binary } = await import("./build/trees.ts");
  const module = await WebAssembly.compile(
    Uint8Array.from(atob(binary), (character) => character.charCodeAt(0)),
  );
  const memory = openMemory(FIRST_PAGES);
  const abort = () => {
    throw new Error("a tree kernel aborted");
  };
  const { exports } = new WebAssembly.Instance(module, { env: { memory, abort } });
  const instance: TreeInstance = { memory, exports: exports as WebAssembly.Exports & TreeExports };
  const space = createRowMemory();
  const loading = (part: PreparedPart, features: number): Work<TreeRows> =>
    loadRows(instance, space, part, features);
  return { loading, load: (part, features) => finish(loading(part, features)) };
}
