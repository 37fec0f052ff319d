import { readingsOf, type DataConfig, type Readings } from "../core/data/dataConfig.ts";
import type {
  AsideFile,
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
import { rowsOf, sortedRows } from "../core/data/profile/tableRows.ts";
import { generate } from "../core/data/generators/generate.ts";
import { prepareFinal, prepareFolds } from "../core/data/preparation/prepareData.ts";
import type { Garbled } from "../core/data/parse/garbled.ts";
import type { PreparedData } from "../core/data/preparation/preparedData.ts";
import { datasetOf, summarise, tableFromDataset, type Table } from "../core/data/table/table.ts";
import { toErrorRecord } from "../core/errors.ts";
import { readBuiltIn } from "./builtIn.ts";
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
  ReaderApi,
  ReaderResult,
  ReadProgress,
  ReadRequest,
} from "./reader.protocol.ts";

/** What the worker holds of a dataset. */
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

/**
 * What the reader worker serves, apart from the worker: the datasets that are open, by id.
 * @param limitBytes most bytes that a table may take
 * @param decode replaced in tests: decoding needs a browser
 */
export function createDatasetShelf(
  limitBytes = memoryLimit(),
  decode: PictureDecoder = decodePicture,
): ReaderApi {
  const shelf = new Map<string, Shelved>();
  const readings = new Map<number, AbortController>();
  let opened = 0;
  /** The order of rows last asked for: scrolling asks for the same again and again. */
  let sorted: { key: string; order: Uint32Array } = { key: "", order: new Uint32Array(0) };
  /** The last one, with every column. */
  let profiled: { readonly key: string; readonly profile: DataProfile } | null = null;

  const put = (shelved: Shelved): DatasetSummary => {
    const id = `dataset-${++opened}`;
    shelf.set(id, shelved);
    return summaryOf(id, shelved, []);
  };
  const take = (id: string): Shelved => {
    const shelved = shelf.get(id);
    if (shelved === undefined) throw new Error(`no open dataset ${id}`);
    return shelved;
  };

  const profileOf = (id: string, config: DataConfig): DataProfile => {
    const key = JSON.stringify([id, config.kinds, readingsOf(config), config.target, config.task]);
    if (profiled?.key === key) return profiled.profile;
    const { table } = take(id);
    const dataset = datasetOf(table, config.kinds, config);
    const spelt =
      config.merges === undefined ? dataset : datasetOf(table, config.kinds, { ...config, merges: [] });
    const profile = profileTable(dataset, config, dataset.testRows ?? 0, spelt);
    profiled = { key, profile };
    return profile;
  };

  return {
    readFiles: (request, report) =>
      resultOf(async () => {
        const abort = new AbortController();
        readings.set(request.reading, abort);
        try {
          const { source, ...read } = await readGiven(request, { limitBytes, decode }, abort.signal, report);
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
    prepare: (id, config, preparation, seed, stage) =>
      resultOf(() => {
        const dataset = datasetOf(take(id).table, config.kinds, config);
        return stage === "search"
          ? prepareFolds(dataset, config, preparation, seed)
          : [prepareFinal(dataset, config, preparation, seed)];
      }),
    divide: (id, config, seed) =>
      resultOf(() => summariseDivision(datasetOf(take(id).table, config.kinds, config), config, seed)),
    profile: (id, config) => resultOf(() => limitProfile(profileOf(id, config))),
    profileColumn: (id, config, column) =>
      resultOf(() => profileOf(id, config).columns.find(({ name }) => name === column) ?? null),
    rows: (id, config, window, sort) =>
      resultOf(() => {
        const { table } = take(id);
        const key = sort === null ? "" : JSON.stringify([id, sort, config.kinds, readingsOf(config)]);
        if (sort !== null && sorted.key !== key) {
          sorted = { key, order: sortedRows(datasetOf(table, config.kinds, config), sort) };
        }
        return rowsOf(table, window, sort === null ? null : sorted.order);
      }),
    pictures: (id, config, asked) =>
      resultOf(() => picturesOfClass(datasetOf(take(id).table, config.kinds, config), asked)),
    forget: (id) => {
      shelf.delete(id);
      profiled = null;
      return Promise.resolve();
    },
  };
}

/** The buffers of prepared data, to be transferred instead of copied; each once, for folds share the numbers of their test rows. */
export function buffersOf(folds: readonly PreparedData[]): ArrayBufferLike[] {
  const buffers = folds.flatMap(({ train, validation, test, rowNumbers }) => {
    const parts = [train, validation, test].filter((part) => part !== null);
    return [
      ...parts.flatMap((part) => [part.features.buffer, part.targets.buffer]),
      rowNumbers.train.buffer,
      rowNumbers.validation.buffer,
      rowNumbers.test.buffer,
    ];
  });
  return [...new Set(buffers)];
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
  // Before the table is there: what is read here waits in memory to be collected.
  const fingerprint = await fingerprintOf(inOrder(files), reading);
  const read = await readFiles(files, { ...choices, target, ...means }, reading);
  const name = fileLabel(files.map((file) => file.name));
  return { ...read, source: { kind: "file", name, fingerprint, ...choices } };
}

/** The files of a folder come in no particular order. */
function inOrder(files: readonly GivenFile[]): readonly GivenFile[] {
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** What a user can act on resolves as a record; all else is a bug and becomes `unexpected`. */
async function resultOf<T>(work: () => T | Promise<T>): Promise<ReaderResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    return { ok: false, error: toErrorRecord(thrown) };
  }
}
