import { AppError } from "../../core/errors.ts";
import type { PreparedData, PreparedPart } from "../../core/data/preparation/preparedData.ts";
import { LANES, panelCount } from "./panels.ts";

/** Most bytes an engine takes: browsers do not guarantee more to a tab, and several workers share a machine. */
const MEMORY_LIMIT = 2 ** 31;
const PAGE_BYTES = 2 ** 16;
const MEGABYTE = 2 ** 20;
/** The lowest addresses stay free, because kernels read address 0 as "none". */
const FIRST_FREE = 1024;

/** Rows in the kernels' memory. */
export interface LoadedRows {
  readonly rows: number;
  /** Address of the features: row-major, each row padded with zeros to whole vectors. */
  readonly features: number;
  /** Address of the targets, one float32 each. */
  readonly targets: number;
}

export interface LoadedFold {
  /** Columns. */
  readonly features: number;
  readonly train: LoadedRows;
  readonly validation: LoadedRows | null;
  readonly test: LoadedRows | null;
}

export interface LoadedFolds {
  readonly folds: readonly LoadedFold[];
  /** First free byte after them, a multiple of 16. */
  readonly end: number;
}

/** Bytes from one row of the dataset to the next. */
export function rowBytesOf(features: number): number {
  return 4 * LANES * panelCount(features);
}

/**
 * A new memory. Browsers reserve gigabytes of addresses for each and run out of them long before the machine's memory is used.
 * @throws AppError memoryRefused
 */
export function openMemory(pages: number): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: pages });
  } catch (cause) {
    throw new AppError("memoryRefused", {}, { cause });
  }
}

/**
 * Grows the memory to at least this size. It never shrinks, because WebAssembly cannot.
 * @param code the error if that is too much for the engine or the device
 * @throws AppError of this code
 */
export function reserve(
  memory: WebAssembly.Memory,
  bytes: number,
  code: "modelNeedsMemory" | "dataNeedsMemory",
): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing <= 0) return;
  const refused = (options: ErrorOptions = {}): AppError =>
    new AppError(code, { megabytes: Math.ceil(bytes / MEGABYTE) }, options);
  if (bytes > MEMORY_LIMIT) throw refused();
  try {
    memory.grow(Math.ceil(missing / PAGE_BYTES));
  } catch (cause) {
    throw refused({ cause });
  }
}

/**
 * Writes the rows of all folds to the beginning of the memory.
 * @throws AppError dataNeedsMemory
 */
export function loadFolds(memory: WebAssembly.Memory, folds: readonly PreparedData[]): LoadedFolds {
  const parts = folds.flatMap(({ train, validation, test }) => [train, validation, test]);
  const features = folds[0]?.featureCount ?? 0;
  const bytes = parts.reduce((sum, part) => sum + bytesOf(part, features), FIRST_FREE);
  reserve(memory, bytes, "dataNeedsMemory");
  let free = FIRST_FREE;
  const load = (part: PreparedPart): LoadedRows => {
    const loaded = placeRows(part, features, free);
    free += bytesOf(part, features);
    writeRows(memory, part, features, loaded);
    return loaded;
  };
  const loaded = folds.map(({ train, validation, test }) => ({
    features,
    train: load(train),
    validation: validation === null ? null : load(validation),
    test: test === null ? null : load(test),
  }));
  return { folds: loaded, end: free };
}

/** Writes the features of a part, from row `first` on, to `address`. */
export function writeFeatures(
  memory: WebAssembly.Memory,
  part: Pick<PreparedPart, "rows" | "features">,
  features: number,
  address: number,
  first: number,
  rows: number,
): void {
  const stride = rowBytesOf(features) / 4;
  const target = new Float32Array(memory.buffer, address, rows * stride);
  if (stride === features) {
    target.set(part.features.subarray(first * features, (first + rows) * features));
    return;
  }
  target.fill(0);
  for (let row = 0; row < rows; row++) {
    const from = (first + row) * features;
    target.set(part.features.subarray(from, from + features), row * stride);
  }
}

function writeRows(
  memory: WebAssembly.Memory,
  part: PreparedPart,
  features: number,
  { features: address, targets, rows }: LoadedRows,
): void {
  writeFeatures(memory, part, features, address, 0, rows);
  new Float32Array(memory.buffer, targets, rows).set(part.targets);
}

function placeRows({ rows }: PreparedPart, features: number, from: number): LoadedRows {
  return { rows, features: from, targets: from + rows * rowBytesOf(features) };
}

function bytesOf(part: PreparedPart | null, features: number): number {
  if (part === null) return 0;
  return part.rows * rowBytesOf(features) + 16 * Math.ceil(part.rows / LANES);
}
