import type { Remote } from "comlink";
import type { BuiltInId, DataConfig, Readings } from "../core/data/dataConfig.ts";
import type { DatasetSummary } from "../core/data/dataset.ts";
import type { DivisionSummary } from "../core/data/divisionSummary.ts";
import type { GeneratorSpec } from "../core/data/generators/generatorSpec.ts";
import type { PreparationConfig } from "../core/data/preparationConfig.ts";
import type { PreparedData } from "../core/data/preparedData.ts";
import { AppError } from "../core/errors.ts";
import type { ColumnKinds, ReaderApi, ReaderResult } from "./reader.protocol.ts";
import { spawnWorker, WorkerLost, type WorkerHandle } from "./workerHost.ts";

/** Far beyond reading the largest file allowed: only a hung worker takes so long. */
const DEADLINE_MS = 120_000;

/**
 * The reader worker as the page sees it: every call resolves, or rejects with an `AppError`. A dataset outlives the loss of the
 * worker: it is read again, once, in a new one.
 */
export interface ReaderClient {
  readFile(name: string, file: Blob): Promise<DatasetSummary & { fingerprint: string }>;
  readBuiltIn(id: BuiltInId): Promise<DatasetSummary>;
  generate(spec: GeneratorSpec): Promise<DatasetSummary>;
  setKinds(id: string, kinds: ColumnKinds, readings?: Readings): Promise<DatasetSummary>;
  /** "search": one for each fold, "final": one. */
  prepare(
    id: string,
    config: DataConfig,
    preparation: PreparationConfig,
    seed: number,
    stage: "search" | "final",
  ): Promise<readonly PreparedData[]>;
  /** How `prepare` would divide the rows. */
  divide(id: string, config: DataConfig, seed: number): Promise<DivisionSummary>;
  forget(id: string): Promise<void>;
  /** Ends the worker; the client is not used afterwards. */
  terminate(): void;
}

type Answer<T> = Promise<ReaderResult<T>>;
type Reading<T extends DatasetSummary> = (api: Remote<ReaderApi>) => Answer<T>;

/** A dataset of this client: how to read it, and its id in the worker that last did. */
interface Known {
  readonly read: Reading<DatasetSummary>;
  worker: WorkerHandle<ReaderApi>;
  innerId: string;
}

/** @param spawn starts the worker; replaced in tests */
export function createReaderClient(spawn: () => WorkerHandle<ReaderApi> = spawnReader): ReaderClient {
  const known = new Map<string, Known>();
  const host = replaceable(spawn);
  let opened = 0;

  const open = async <T extends DatasetSummary>(read: Reading<T>): Promise<T> => {
    const summary = await host.retry(() => host.call(read));
    const id = `${++opened}`;
    known.set(id, { read, worker: host.worker(), innerId: summary.id });
    return { ...summary, id };
  };
  /** Calls the worker with the dataset's id there; one that has not read it reads it first. */
  const callWith = <T>(
    id: string,
    invoke: (api: Remote<ReaderApi>, innerId: string) => Answer<T>,
  ): Promise<T> =>
    host.retry(async () => {
      const dataset = known.get(id);
      if (dataset === undefined) throw new Error(`no open dataset ${id}`);
      if (dataset.worker !== host.worker()) {
        dataset.innerId = (await host.call(dataset.read)).id;
        dataset.worker = host.worker();
      }
      return host.call((api) => invoke(api, dataset.innerId));
    });

  return {
    readFile: (name, file) => open((api) => api.readFile(name, file)),
    readBuiltIn: (id) => open((api) => api.readBuiltIn(id)),
    generate: (spec) => open((api) => api.generate(spec)),
    setKinds: async (id, kinds, readings) => ({
      ...(await callWith(id, (api, innerId) => api.setKinds(innerId, kinds, readings))),
      id,
    }),
    prepare: (id, config, preparation, seed, stage) =>
      callWith(id, (api, innerId) => api.prepare(innerId, config, preparation, seed, stage)),
    divide: (id, config, seed) => callWith(id, (api, innerId) => api.divide(innerId, config, seed)),
    async forget(id) {
      const dataset = known.get(id);
      known.delete(id);
      if (dataset === undefined || dataset.worker !== host.worker()) return;
      // A worker that is lost has forgotten already.
      await dataset.worker.call((api) => api.forget(dataset.innerId)).catch(() => undefined);
    },
    terminate: () => host.worker().terminate(),
  };
}

/** A worker that another takes the place of when it is lost. */
function replaceable(spawn: () => WorkerHandle<ReaderApi>) {
  let worker = spawn();
  return {
    worker: () => worker,
    async call<T>(invoke: (api: Remote<ReaderApi>) => Answer<T>): Promise<T> {
      const result = await worker.call(invoke, DEADLINE_MS);
      if (result.ok) return result.value;
      throw new AppError(result.error.code, result.error.details);
    },
    /** Attempts once more in a new worker when this one is lost. */
    async retry<T>(attempt: () => Promise<T>): Promise<T> {
      const used = worker;
      try {
        return await attempt();
      } catch (thrown) {
        if (!(thrown instanceof WorkerLost)) throw thrown;
        if (worker === used) worker = spawn();
        return attempt();
      }
    },
  };
}

function spawnReader(): WorkerHandle<ReaderApi> {
  return spawnWorker<ReaderApi>(
    () => new Worker(new URL("./reader.worker.ts", import.meta.url), { type: "module", name: "reader" }),
  );
}
