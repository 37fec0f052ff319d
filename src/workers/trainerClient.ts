import { proxy } from "comlink";
import type { PreparedData } from "../core/data/preparedData.ts";
import { AppError } from "../core/errors.ts";
import type { EngineInfo } from "../engine/engine.ts";
import type {
  EngineRequest,
  FinalOutcome,
  FinalRequest,
  OpenAnswer,
  TrainerApi,
  TrialOutcome,
  TrialProgress,
  TrialRequest,
} from "./trainer.protocol.ts";
import { spawnWorker, WorkerLost, type WorkerHandle } from "./workerHost.ts";

/** Loading code and compiling first shaders takes seconds on a slow machine; this is far beyond. */
const OPEN_DEADLINE_MS = 60_000;
const LOAD_DEADLINE_MS = 60_000;
/**
 * A worker at work reports at least every two seconds. It is taken to hang after twelve checks in a row without a report; counted
 * in checks and not read off a clock, because after the computer's sleep a clock shows a silence that was none.
 */
const CHECK_MS = 5000;
const SILENT_CHECKS = 12;

/** A trainer in its own worker, its engine open. Calls reject only when the worker is lost: then open another. */
export interface TrainerClient {
  readonly engine: EngineInfo;
  load(data: PreparedData): Promise<void>;
  train(request: TrialRequest, onProgress: (progress: TrialProgress) => void): Promise<TrialOutcome>;
  judge(request: FinalRequest, onProgress: (share: number) => void): Promise<FinalOutcome>;
  /** The running call ends as "stopped" at its next batch. */
  stop(): void;
  /** Holds the running trial, and those after it, at the end of an epoch until `resume`. */
  pause(): void;
  resume(): void;
  terminate(): void;
}

/**
 * Spawns a trainer worker and opens its engine.
 * @throws AppError engineUnavailable, workerCrashed or workerHung
 */
export async function openTrainer(request: EngineRequest): Promise<TrainerClient> {
  const worker = spawnWorker<TrainerApi>(
    () => new Worker(new URL("./trainer.worker.ts", import.meta.url), { type: "module", name: "trainer" }),
  );
  const opening = await worker.call<OpenAnswer>((api) => api.open(request), OPEN_DEADLINE_MS);
  if (!opening.ok) {
    worker.terminate();
    throw new AppError(opening.error.code, opening.error.details);
  }
  return trainerClient(worker, opening.engine);
}

function trainerClient(worker: WorkerHandle<TrainerApi>, engine: EngineInfo): TrainerClient {
  let paused = false;
  const send = (invoke: Parameters<typeof worker.call<void>>[0]): void => {
    // Nothing to do when the worker is lost: the running call says so.
    worker.call(invoke).catch(() => undefined);
  };
  return {
    engine,
    load: (data) => worker.call((api) => api.load(data), LOAD_DEADLINE_MS),
    train: (request, onProgress) =>
      watched(
        worker,
        onProgress,
        () => paused,
        (report) => worker.call<TrialOutcome>((api) => api.train(request, report)),
      ),
    judge: (request, onProgress) =>
      watched(
        worker,
        onProgress,
        () => paused,
        (report) => worker.call<FinalOutcome>((api) => api.judge(request, report)),
      ),
    stop: () => send((api) => api.stop()),
    pause() {
      paused = true;
      send((api) => api.pause());
    },
    resume() {
      paused = false;
      send((api) => api.resume());
    },
    terminate: () => worker.terminate(),
  };
}

/** Settles as `call` does, or rejects with `workerHung` after a long silence; reports that come after the end are dropped. */
async function watched<Report, T>(
  worker: WorkerHandle<TrainerApi>,
  onProgress: (report: Report) => void,
  isPaused: () => boolean,
  call: (report: (value: Report) => void) => Promise<T>,
): Promise<T> {
  let silentChecks = 0;
  let over = false;
  let check: ReturnType<typeof setInterval> | undefined;
  const hung = new Promise<never>((_resolve, reject) => {
    check = setInterval(() => {
      silentChecks = isPaused() ? 0 : silentChecks + 1;
      if (silentChecks < SILENT_CHECKS) return;
      reject(new WorkerLost("workerHung", { seconds: (CHECK_MS * SILENT_CHECKS) / 1000 }));
      worker.terminate();
    }, CHECK_MS);
  });
  const report = (value: Report): void => {
    silentChecks = 0;
    if (!over) onProgress(value);
  };
  try {
    return await Promise.race([call(proxy(report)), hung]);
  } finally {
    over = true;
    clearInterval(check);
  }
}
