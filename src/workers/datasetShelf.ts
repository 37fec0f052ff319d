import type { Readings } from "../core/data/dataConfig.ts";
import type { DatasetSummary, Dialect } from "../core/data/dataset.ts";
import { summariseDivision } from "../core/data/divisionSummary.ts";
import { fingerprint } from "../core/data/fingerprint.ts";
import { generate } from "../core/data/generators/generate.ts";
import { prepareFinal, prepareFolds } from "../core/data/prepareData.ts";
import type { PreparedData } from "../core/data/preparedData.ts";
import { datasetOf, summarise, tableFromDataset, tableFromRaw, type Table } from "../core/data/table.ts";
import { AppError, toErrorRecord } from "../core/errors.ts";
import { readBuiltIn } from "./builtIn.ts";
import { checkSize, readCsv } from "./readCsv.ts";
import type { ColumnKinds, ReaderApi, ReaderResult } from "./reader.protocol.ts";

/** What the worker holds of a dataset. */
interface Shelved {
  readonly table: Table;
  readonly dialect: Dialect | null;
  /** null: suggested by rule. */
  readonly target: string | null;
}

/** What the reader worker serves, apart from the worker: the datasets that are open, by id. */
export function createDatasetShelf(): ReaderApi {
  const shelf = new Map<string, Shelved>();
  let opened = 0;

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

  return {
    readFile: (name, file) =>
      resultOf(async () => {
        checkSize(file.size);
        const bytes = await readBytes(name, file);
        const { table: raw, dialect } = readCsv(bytes);
        const table = tableFromRaw(raw, dialect.delimiter !== ",");
        return { ...put({ table, dialect, target: null }), fingerprint: fingerprint(bytes) };
      }),
    readBuiltIn: (id) =>
      resultOf(async () => {
        const table = await readBuiltIn(id);
        return put({ table, dialect: null, target: table.columns.at(-1)!.name });
      }),
    generate: (spec) =>
      resultOf(() => {
        const { dataset, target } = generate(spec);
        return put({ table: tableFromDataset(dataset), dialect: null, target });
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
      resultOf(() => summariseDivision(datasetOf(take(id).table, config.kinds), config, seed)),
    forget: (id) => {
      shelf.delete(id);
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
  { table, dialect, target }: Shelved,
  kinds: ColumnKinds,
  readings?: Readings,
): DatasetSummary {
  return { id, dialect, ...summarise(table, datasetOf(table, kinds, readings), target) };
}

async function readBytes(name: string, file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (thrown) {
    throw new AppError("fileUnreadable", { name, reason: toErrorRecord(thrown).details["reason"] ?? "" });
  }
}

/** What a user can act on resolves as a record; all else is a bug and becomes `unexpected`. */
async function resultOf<T>(work: () => T | Promise<T>): Promise<ReaderResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (thrown) {
    return { ok: false, error: toErrorRecord(thrown) };
  }
}
