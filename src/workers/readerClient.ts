import { proxy, transfer, type Remote } from "comlink";
import type { ReadChoices } from "../core/data/dataConfig.ts";
import type { DatasetSummary } from "../core/data/table/dataset.ts";
import type {
  FileSummary,
  GivenFile,
  PrepareRequest,
  ReaderApi,
  ReadProgress,
  ReadRequest,
} from "./reader.protocol.ts";
import { valueOf, type ClientOf, type WorkerResult } from "./answered.ts";
import { knowParts } from "./parts/sendInParts.ts";
import { untilSilent } from "./watchdog.ts";
import { spawnWorker, WorkerLost, type WorkerHandle } from "./workerHost.ts";

/** Far longer than any work on a table: only a hung worker takes this long. */
const DEADLINE_MS = 120_000;
/** A worker that has not cancelled a reading after this time is in an uninterruptible operation. */
const GRACE_MS = 2000;

/**
 * The reader worker as the page sees it: every call resolves, or rejects with an `AppError`. A dataset outlives the loss of the
 * worker: it is read again, once, in a new one.
 */
export interface ReaderClient extends Omit<
  ClientOf<ReaderApi>,
  "readFiles" | "cancelReading" | "sendPrepared"
> {
  /** Rejects with the signal's reason if it is aborted. */
  readFiles(
    files: readonly GivenFile[],
    choices: ReadChoices,
    target: string | null,
    watch: ReadWatch,
  ): Promise<FileSummary>;
  /** The port through which a trainer receives the rows of prepared data; the page does not listen to it. */
  sendPrepared(id: string, request: PrepareRequest): Promise<MessagePort>;
  /** Ends the worker; the client is not used afterwards. */
  terminate(): void;
}

export interface ReadWatch {
  readonly onProgress: (progress: ReadProgress) => void;
  readonly signal: AbortSignal;
}

type Answer<T> = Promise<WorkerResult<T>>;
type Reading<T extends DatasetSummary> = (api: Remote<ReaderApi>) => Answer<T>;

/** A dataset of this client: how to read it, and its id in the worker that has read it, or is reading it again. */
interface Known {
  readonly read: Reading<DatasetSummary>;
  /** null: not in any worker. */
  worker: WorkerHandle<ReaderApi> | null;
  innerId: Promise<string>;
}

/** @param spawn starts the worker; replaced in tests */
export function createReaderClient(spawn: () => WorkerHandle<ReaderApi> = spawnReader): ReaderClient {
  const host = replaceable(spawn);
  const { open, callWith, tell } = knownDatasets(host);
  const forget = (id: string): Promise<void> => tell(id, "forget");
  return {
    readFiles: cancellable(host, open, forget),
    fingerprint: (files) => host.retry(() => host.call((api) => api.fingerprint(files))),
    rawHead: (files, choices) => host.retry(() => host.call((api) => api.rawHead(files, choices))),
    readBuiltIn: (id) => open((api) => api.readBuiltIn(id)),
    generate: (spec) => open((api) => api.generate(spec)),
    setKinds: async (id, kinds, readings) => ({
      ...(await callWith(id, (api, innerId) => api.setKinds(innerId, kinds, readings))),
      id,
    }),
    prepare: (id, request) => callWith(id, (api, innerId) => api.prepare(innerId, request)),
    async sendPrepared(id, request) {
      let received!: MessagePort;
      await callWith(id, (api, innerId) => {
        // A port that was sent to a lost worker is lost too.
        const { port1, port2 } = new MessageChannel();
        received = port2;
        return api.sendPrepared(innerId, request, transfer(port1, [port1]));
      });
      return received;
    },
    forgetPrepared: (id) => tell(id, "forgetPrepared"),
    divide: (id, config, seed) => callWith(id, (api, innerId) => api.divide(innerId, config, seed)),
    profile: (id, config) => callWith(id, (api, innerId) => api.profile(innerId, config)),
    profileColumn: (id, config, column) =>
      callWith(id, (api, innerId) => api.profileColumn(innerId, config, column)),
    rows: (id, config, window, sort) =>
      callWith(id, (api, innerId) => api.rows(innerId, config, window, sort)),
    pictures: (id, config, asked) => callWith(id, (api, innerId) => api.pictures(innerId, config, asked)),
    forget,
    terminate: () => host.worker().terminate(),
  };
}

type Host = ReturnType<typeof replaceable>;
type Datasets = ReturnType<typeof knownDatasets>;

/** The datasets that are open, whichever worker holds them. */
function knownDatasets(host: Host) {
  const known = new Map<string, Known>();
  let opened = 0;
  /** The dataset's id in the current worker, which reads it first if needed, once for all waiting calls. */
  const innerId = async (dataset: Known): Promise<string> => {
    const worker = host.worker();
    if (dataset.worker !== worker) {
      dataset.worker = worker;
      dataset.innerId = host.call(dataset.read).then(({ id }) => id);
    }
    try {
      return await dataset.innerId;
    } catch (thrown) {
      if (dataset.worker === worker) dataset.worker = null;
      throw thrown;
    }
  };
  return {
    /** @param first reads it this time; `read` is used if the worker is lost */
    async open<T extends DatasetSummary>(
      read: Reading<T>,
      first: () => Promise<T> = () => host.call(read),
    ): Promise<T> {
      const { summary, worker } = await host.retry(async () => {
        const used = host.worker();
        return { summary: await first(), worker: used };
      });
      const id = `${++opened}`;
      known.set(id, { read, worker, innerId: Promise.resolve(summary.id) });
      return { ...summary, id };
    },
    /** Calls the worker with the dataset's id there. */
    callWith: <T>(id: string, invoke: (api: Remote<ReaderApi>, innerId: string) => Answer<T>): Promise<T> =>
      host.retry(async () => {
        const dataset = known.get(id);
        if (dataset === undefined) throw new Error(`no open dataset ${id}`);
        const inner = await innerId(dataset);
        return host.call((api) => invoke(api, inner));
      }),
    /** Asks the worker to free data; a lost worker holds none. */
    async tell(id: string, what: "forget" | "forgetPrepared"): Promise<void> {
      const dataset = known.get(id);
      if (what === "forget") known.delete(id);
      const worker = host.worker();
      if (dataset?.worker !== worker) return;
      const inner = await dataset.innerId.catch(() => null);
      // If the worker is lost meanwhile, the data are freed too.
      if (inner !== null) await worker.call((api) => api[what](inner)).catch(() => undefined);
    },
  };
}

/** A reading of files that can be cancelled by its signal. */
function cancellable(
  host: Host,
  open: Datasets["open"],
  forget: (id: string) => Promise<void>,
): ReaderClient["readFiles"] {
  let readings = 0;
  const cancel = async (reading: number, ended: Promise<unknown>): Promise<void> => {
    const worker = host.worker();
    // A lost worker no longer reads; `call` ends a worker that does not answer in time.
    await worker.call((api) => api.cancelReading(reading), GRACE_MS).catch(() => undefined);
    const timer = setTimeout(() => worker.terminate(), GRACE_MS);
    await ended;
    clearTimeout(timer);
  };
  return (files, choices, target, { onProgress, signal }) => {
    const request: ReadRequest = { reading: ++readings, files, choices, target };
    const opened = open<FileSummary>(
      (api) =>
        api.readFiles(
          request,
          proxy(() => undefined),
        ),
      () => {
        signal.throwIfAborted();
        return host.watch(onProgress, (api, report) => api.readFiles(request, proxy(report)));
      },
    );
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        reject(signal.reason as Error);
        // Data that could not be read are not held by the worker.
        const forgotten = opened.then(({ id }) => forget(id)).catch(() => undefined);
        void cancel(request.reading, forgotten);
      };
      signal.addEventListener("abort", abort, { once: true });
      opened.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
    });
  };
}

/** A worker that is replaced when it is lost. */
function replaceable(spawn: () => WorkerHandle<ReaderApi>) {
  let worker = spawn();
  return {
    worker: () => worker,
    async call<T>(invoke: (api: Remote<ReaderApi>) => Answer<T>): Promise<T> {
      return valueOf(await worker.call(invoke, DEADLINE_MS));
    },
    /** Calls work that reports its progress: its duration is unlimited as long as it reports. */
    async watch<T, Report>(
      onReport: (report: Report) => void,
      invoke: (api: Remote<ReaderApi>, report: (value: Report) => void) => Answer<T>,
    ): Promise<T> {
      const { terminate } = worker;
      return valueOf(
        await untilSilent({ onReport, terminate, isHeld: () => false }, (report: (value: Report) => void) =>
          worker.call((api) => invoke(api, report)),
        ),
      );
    },
    /** Tries once more in a new worker if this one is lost. */
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
  knowParts();
  return spawnWorker<ReaderApi>(
    () => new Worker(new URL("./reader.worker.ts", import.meta.url), { type: "module", name: "reader" }),
    // Work on a large table may block it.
    { silentSeconds: () => DEADLINE_MS / 1000 },
  );
}
