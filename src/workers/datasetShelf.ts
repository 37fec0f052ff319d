import { readingsOf, type DataConfig, type Readings } from "../core/data/dataConfig.ts";
import type {
  AsideFile,
  Dataset,
  DatasetSummary,
  Dialect,
  PictureReading,
  PictureShape,
} from "../core/data/table/dataset.ts";
import { summariseDivision } from "../core/data/division/divisionSummary.ts";
import { fileLabel } from "../core/data/table/fileLabel.ts";
import { picturesOfClass } from "../core/data/pictures/summarisePictures.ts";
import { limitProfile } from "../core/data/profile/limitProfile.ts";
import type { DataProfile } from "../core/data/profile/profile.ts";
import { profileTable } from "../core/data/profile/profileTable.ts";
import { rowsOf, sortedRows, type RowSort } from "../core/data/profile/tableRows.ts";
import { generate } from "../core/data/generators/generate.ts";
import { prepareFinal, prepareFolds } from "../core/data/preparation/prepareData.ts";
import type { Garbled } from "../core/data/parse/garbled.ts";
import { outlineOf, type PreparedData, type PreparedOutline } from "../core/data/preparation/preparedData.ts";
import { datasetOf, summarise, tableFromDataset, type Table } from "../core/data/table/table.ts";
import { resultOf } from "./answered.ts";
import { readBuiltIn } from "./builtIn.ts";
import { postRows } from "./preparedRows.ts";
import { fingerprintOf } from "./read/byteSource.ts";
import { memoryLimit } from "./read/memoryLimit.ts";
import { decodePicture, type PictureDecoder } from "./read/pictures/decodePicture.ts";
import { rawHead } from "./read/rawHead.ts";
import { readFiles, type ReadOptions } from "./read/readFiles.ts";
import { createReading, silentReading } from "./read/reading.ts";
import type {
  ColumnKinds,
  FileSummary,
  GivenFile,
  PrepareRequest,
  ReaderApi,
  ReadProgress,
  ReadRequest,
} from "./reader.protocol.ts";
import { createVariantShelf, type VariantShelf } from "./variantShelf.ts";

/** Maximal size of each dataset's prepared rows that are kept for trainers without them. */
const MOST_PREPARED_BYTES = 256 * 2 ** 20;

/** A dataset in the worker. */
interface Shelved {
  readonly table: Table;
  readonly dialect: Dialect | null;
  /** null: suggested by rule. */
  readonly target: string | null;
  readonly rowsInFile: number;
  readonly pictures?: PictureReading;
  readonly pixels?: PictureShape;
  readonly garbled?: Garbled;
  readonly aside?: readonly AsideFile[];
}

/** A dataset, with the last results computed from it. */
interface Opened extends Shelved {
  /** Rows ready for trainers: the most recently requested ones within the size limit, and always the last. */
  readonly prepared: VariantShelf;
  /** Cache of the last order of rows, because scrolling asks for the same repeatedly. */
  sorted: { readonly key: string; readonly order: Uint32Array } | null;
  /** Cache of the last profile, with every column. */
  profiled: { readonly key: string; readonly profile: DataProfile } | null;
}

/**
 * The functions of the reader worker, without the worker: the open datasets, by id.
 * @param limitBytes most bytes that a table may take
 * @param decode replaced in tests: decoding needs a browser
 */
export function createDatasetShelf(
  limitBytes = memoryLimit(),
  decode: PictureDecoder = decodePicture,
): ReaderApi {
  const shelf = new Map<string, Opened>();
  let opened = 0;
  const put = (shelved: Shelved): DatasetSummary => {
    const id = `dataset-${++opened}`;
    const prepared = createVariantShelf(MOST_PREPARED_BYTES, 1);
    shelf.set(id, { ...shelved, prepared, sorted: null, profiled: null });
    return summaryOf(id, shelved, []);
  };
  const take = (id: string): Opened => {
    const found = shelf.get(id);
    if (found === undefined) throw new Error(`no open dataset ${id}`);
    return found;
  };

  return {
    ...servedFiles(put, { limitBytes, decode }),
    readBuiltIn: (id) =>
      resultOf(async () => {
        const table = await readBuiltIn(id);
        const target = table.columns.at(-1)!.name;
        return put({ table, dialect: null, target, rowsInFile: table.rowCount });
      }),
    generate: (spec) =>
      resultOf(() => {
        const { dataset, target } = generate(spec);
        const table = tableFromDataset(dataset);
        return put({ table, dialect: null, target, rowsInFile: table.rowCount });
      }),
    setKinds: (id, kinds, readings) => resultOf(() => summaryOf(id, take(id), kinds, readings)),
    prepare: (id, request) => resultOf(() => copiedOutline(preparedFolds(take(id), request))),
    sendPrepared: (id, request, port) => resultOf(() => postRows(port, preparedFolds(take(id), request))),
    forgetPrepared: (id) => {
      shelf.get(id)?.prepared.clear();
      return Promise.resolve();
    },
    divide: (id, config, seed) =>
      resultOf(() => summariseDivision(datasetIn(take(id), config), config, seed)),
    profile: (id, config) => resultOf(() => limitProfile(profileOf(take(id), config))),
    profileColumn: (id, config, column) =>
      resultOf(() => profileOf(take(id), config).columns.find(({ name }) => name === column) ?? null),
    rows: (id, config, window, sort) =>
      resultOf(() => {
        const dataset = take(id);
        return rowsOf(dataset.table, window, sort === null ? null : orderOf(dataset, config, sort));
      }),
    pictures: (id, config, asked) => resultOf(() => picturesOfClass(datasetIn(take(id), config), asked)),
    forget: (id) => {
      shelf.delete(id);
      return Promise.resolve();
    },
  };
}

/** The calls about files that are not read yet. */
function servedFiles(
  put: (shelved: Shelved) => DatasetSummary,
  means: Pick<ReadOptions, "limitBytes" | "decode">,
): Pick<ReaderApi, "readFiles" | "fingerprint" | "rawHead" | "cancelReading"> {
  const readings = new Map<number, AbortController>();
  return {
    readFiles: (request, report) =>
      resultOf(async () => {
        const abort = new AbortController();
        readings.set(request.reading, abort);
        try {
          const { source, ...read } = await readGiven(request, means, abort.signal, report);
          abort.signal.throwIfAborted();
          return { ...put(read), source } satisfies FileSummary;
        } finally {
          readings.delete(request.reading);
        }
      }),
    fingerprint: (files) => resultOf(() => fingerprintOf(inOrder(files), silentReading())),
    rawHead: (files, choices) => resultOf(() => rawHead(inOrder(files), choices, silentReading())),
    cancelReading: (reading) => {
      readings.get(reading)?.abort();
      return Promise.resolve();
    },
  };
}

/** The buffers of the test rows that the page receives, to be transferred instead of copied. */
export function buffersOf({ judged }: PreparedOutline): ArrayBufferLike[] {
  if (judged === null) return [];
  const { test, rowNumbers } = judged;
  const views = [test!.features, test!.targets, rowNumbers.train, rowNumbers.validation, rowNumbers.test];
  return views.map(({ buffer }) => buffer);
}

/** An outline with copied test rows: the originals stay here for the trainers. */
function copiedOutline(folds: readonly PreparedData[]): PreparedOutline {
  const outline = outlineOf(folds);
  if (outline.judged === null) return outline;
  const { test, rowNumbers } = outline.judged;
  const { train, validation, test: tested } = rowNumbers;
  return {
    ...outline,
    judged: {
      ...outline.judged,
      test: { rows: test!.rows, features: test!.features.slice(), targets: test!.targets.slice() },
      rowNumbers: { train: train.slice(), validation: validation.slice(), test: tested.slice() },
    },
  };
}

function datasetIn({ table }: Shelved, config: DataConfig): Dataset {
  return datasetOf(table, config.kinds, config);
}

function preparedFolds(dataset: Opened, request: PrepareRequest): readonly PreparedData[] {
  const key = JSON.stringify(request);
  const kept = dataset.prepared.take(key);
  if (kept !== null) return kept;
  const { config, preparation, seed, stage } = request;
  const rows = datasetIn(dataset, config);
  const folds =
    stage === "search"
      ? prepareFolds(rows, config, preparation, seed)
      : [prepareFinal(rows, config, preparation, seed)];
  dataset.prepared.put(key, folds);
  return folds;
}

function profileOf(dataset: Opened, config: DataConfig): DataProfile {
  const key = JSON.stringify([config.kinds, readingsOf(config), config.target, config.task]);
  if (dataset.profiled?.key === key) return dataset.profiled.profile;
  const read = datasetIn(dataset, config);
  const spelt = config.merges === undefined ? read : datasetIn(dataset, { ...config, merges: [] });
  const profile = profileTable(read, config, read.testRows ?? 0, spelt);
  dataset.profiled = { key, profile };
  return profile;
}

function orderOf(dataset: Opened, config: DataConfig, sort: RowSort): Uint32Array {
  const key = JSON.stringify([sort, config.kinds, readingsOf(config)]);
  if (dataset.sorted?.key !== key) {
    dataset.sorted = { key, order: sortedRows(datasetIn(dataset, config), sort) };
  }
  return dataset.sorted.order;
}

function summaryOf(
  id: string,
  { table, dialect, target, rowsInFile, pictures: reading, pixels, garbled, aside }: Shelved,
  kinds: ColumnKinds,
  readings?: Readings,
): DatasetSummary {
  const { pictures, ...summary } = summarise(table, datasetOf(table, kinds, readings), target);
  return {
    id,
    dialect,
    rowsInFile,
    ...summary,
    ...(pictures && { pictures: { ...pictures, ...(reading && { reading }) } }),
    ...(pixels && { pixels }),
    ...(garbled && { garbled }),
    ...(aside && { aside }),
  };
}

async function readGiven(
  { files, choices, target }: ReadRequest,
  means: Pick<ReadOptions, "limitBytes" | "decode">,
  signal: AbortSignal,
  report: (progress: ReadProgress) => void,
): Promise<Shelved & Pick<FileSummary, "source">> {
  const totalBytes = files.reduce((sum, { blob }) => sum + blob.size, 0);
  const reading = createReading(totalBytes, signal, report, () => performance.now());
  // Before the table is built, because the bytes read here stay in memory until garbage collection.
  const fingerprint = await fingerprintOf(inOrder(files), reading);
  const read = await readFiles(files, { ...choices, target, ...means }, reading);
  const name = fileLabel(files.map((file) => file.name));
  return { ...read, source: { kind: "file", name, fingerprint, ...choices } };
}

/** Sorts the files of a folder, whose order is undefined. */
function inOrder(files: readonly GivenFile[]): readonly GivenFile[] {
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
