import { proxy } from "comlink";
import type { PreparedData } from "../core/data/preparation/preparedData.ts";
import { AppError, toErrorRecord, type ErrorRecord } from "../core/errors.ts";
import type { Measurement } from "../engine/calibrate.ts";
import type { EngineInfo } from "../engine/engine.ts";
import type {
  EngineFigure,
  EngineRequest,
  FinalOutcome,
  FinalRequest,
  FoldDecision,
  MeasureRequest,
  OpenAnswer,
  TrainerApi,
  TrialCheck,
  TrialOutcome,
  TrialProgress,
  TrialRequest,
} from "./trainer.protocol.ts";
import { answeredError } from "./answered.ts";
import { knowParts } from "./parts/sendInParts.ts";
import { untilSilent, type Silence } from "./watchdog.ts";
import { spawnWorker, type WorkerHandle } from "./workerHost.ts";

/** Loading code over a slow line and compiling first shaders on a slow machine; this is far beyond. */
const OPEN_DEADLINE_MS = 120_000;
const LOAD_DEADLINE_MS = 60_000;
/** Our kernels give the worker its turn every few milliseconds, so that only large data and first weights take it seconds. */
const KERNELS_SILENT_SECONDS = 20;
/** A step of TensorFlow.js on the processor, or its first shaders, cannot be interrupted. */
const TFJS_SILENT_SECONDS = 60;

/** A trainer in its own worker, its engine open. Calls reject only when the worker is lost: then open another. */
export interface TrainerClient {
  readonly engine: EngineInfo;
  /** What "auto" measured to choose it. */
  readonly measured: readonly Measurement[];
  /**
   * Copies the data into the worker: the folds of a search, or the final data alone.
   * @param variant names one of several preparations, so that `use` finds it again; null: there is no other
   * @throws AppError dataNeedsMemory, and as every call
   */
  load(folds: readonly PreparedData[], variant: string | null): Promise<void>;
  /** Goes back to a variant loaded before; false where the worker has let it go. @throws as `load` */
  use(variant: string): Promise<boolean>;
  /** @param onCheck decides whether the trial goes on; until it has, the trainer is not expected to report */
  train(
    request: TrialRequest,
    onProgress: (progress: TrialProgress) => void,
    onCheck: (check: TrialCheck) => Promise<FoldDecision>,
  ): Promise<TrialOutcome>;
  judge(request: FinalRequest, onProgress: (share: number) => void): Promise<FinalOutcome>;
  /** The running call ends as "stopped" at its next batch, and so does a pause. Does nothing to later calls. */
  stop(): void;
  /** Holds the running trial, and those after it, within an epoch or after it, until `resume`. */
  pause(): void;
  resume(): void;
  /** Seconds since the call under way gave a sign; 0 without one, and while silence is expected. */
  silentSeconds(): number;
  terminate(): void;
}

/**
 * Spawns a trainer worker and opens its engine.
 * @throws AppError engineUnavailable, workerCrashed or workerHung
 */
export async function openTrainer(request: EngineRequest): Promise<TrainerClient> {
  let silentSeconds = TFJS_SILENT_SECONDS;
  const worker = spawnTrainer(() => silentSeconds);
  const opening = await worker.call<OpenAnswer>((api) => api.open(request), OPEN_DEADLINE_MS);
  if (!opening.ok) {
    worker.terminate();
    throw answeredError(opening.error);
  }
  if (opening.engine.kind === "wasm") silentSeconds = KERNELS_SILENT_SECONDS;
  return trainerClient(worker, opening.engine, opening.measured);
}

/**
 * Measures one engine in a worker of its own, so that what it does to the device or the worker ends with it. Never rejects; a
 * worker that was lost is a reason like others.
 * @param signal ends the worker at once
 */
export async function measureEngine(request: MeasureRequest, signal: AbortSignal): Promise<EngineFigure> {
  const worker = spawnTrainer(() => TFJS_SILENT_SECONDS);
  const end = (): void => worker.terminate();
  signal.addEventListener("abort", end);
  try {
    return await worker.call<EngineFigure>((api) => api.measure(request), OPEN_DEADLINE_MS);
  } catch (thrown) {
    return { available: false, kind: request.kind, reason: toErrorRecord(thrown).code };
  } finally {
    signal.removeEventListener("abort", end);
    end();
  }
}

function spawnTrainer(silentSeconds: () => number): WorkerHandle<TrainerApi> {
  knowParts();
  return spawnWorker<TrainerApi>(
    () => new Worker(new URL("./trainer.worker.ts", import.meta.url), { type: "module", name: "trainer" }),
    { silentSeconds },
  );
}

function trainerClient(
  worker: WorkerHandle<TrainerApi>,
  engine: EngineInfo,
  measured: readonly Measurement[],
): TrainerClient {
  let paused = false;
  /** Of the reports of the training under way. */
  let reports: Silence | null = null;
  const onWatch = (silence: Silence | null): void => {
    reports = silence;
  };
  const terminate = (): void => worker.terminate();
  const send = (invoke: Parameters<typeof worker.call<void>>[0]): void => {
    // Nothing to do when the worker is lost: the running call says so.
    worker.call(invoke).catch(() => undefined);
  };
  return {
    engine,
    measured,
    async load(folds, variant) {
      const failure = await worker.call<ErrorRecord | null>(
        (api) => api.load(folds, variant),
        LOAD_DEADLINE_MS,
      );
      if (failure !== null) throw AppError.of(failure);
    },
    async use(variant) {
      const used = await worker.call<boolean | ErrorRecord>((api) => api.use(variant), LOAD_DEADLINE_MS);
      if (typeof used === "object") throw AppError.of(used);
      return used;
    },
    train(request, onReport, onCheck) {
      let checking = false;
      const check = async (what: TrialCheck): Promise<FoldDecision> => {
        checking = true;
        try {
          return await onCheck(what);
        } finally {
          checking = false;
        }
      };
      return untilSilent({ onReport, terminate, onWatch, isHeld: () => paused || checking }, (report) =>
        worker.call<TrialOutcome>((api) => api.train(request, proxy(report), proxy(check))),
      );
    },
    judge: (request, onReport) =>
      untilSilent({ onReport, terminate, onWatch, isHeld: () => false }, (report) =>
        worker.call<FinalOutcome>((api) => api.judge(request, proxy(report))),
      ),
    stop() {
      paused = false;
      send((api) => api.stop());
    },
    pause() {
      paused = true;
      send((api) => api.pause());
    },
    resume() {
      paused = false;
      send((api) => api.resume());
    },
    silentSeconds: () => Math.max(reports?.seconds() ?? 0, worker.silentSeconds()),
    terminate,
  };
}
