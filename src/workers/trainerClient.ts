import { proxy, transfer } from "comlink";
import type { Ensemble } from "../core/ensemble/selectEnsemble.ts";
import { toErrorRecord } from "../core/errors.ts";
import type {
  EngineFigure,
  FinalOutcome,
  FoldDecision,
  MeasureRequest,
  OpenedEngine,
  RowCurveOutcome,
  EnsembleOutcome,
  MemberOutcome,
  TrainerApi,
  TrainerRequest,
  TrialCheck,
  TrialOutcome,
} from "./trainer.protocol.ts";
import { valueOf, type ClientOf, type WorkerResult } from "./answered.ts";
import { knowParts } from "./parts/sendInParts.ts";
import { untilSilent, type Silence } from "./watchdog.ts";
import { spawnWorker, type WorkerHandle } from "./workerHost.ts";

/** Far longer than loading code over a slow connection and compiling the first shaders on a slow machine. */
const OPEN_DEADLINE_MS = 120_000;
const LOAD_DEADLINE_MS = 60_000;
const SELECTION_DEADLINE_MS = 120_000;
/** Our kernels let the worker handle messages every few milliseconds; only large data and initial weights take seconds. */
const KERNELS_SILENT_SECONDS = 20;
/** A step of TensorFlow.js on the processor, or its first shaders, cannot be interrupted. */
const TFJS_SILENT_SECONDS = 60;

type Served = ClientOf<
  Pick<
    TrainerApi,
    "load" | "use" | "train" | "judge" | "rowCurve" | "selectEnsemble" | "trainMember" | "scoreEnsemble"
  >
>;
type Orders = Pick<TrainerApi, "stop" | "pause" | "resume">;

/**
 * A trainer in its own worker, its engine open: the calls of `TrainerApi`, which reject with what it answers as a failure, or when the
 * worker is lost: then open another. While `onCheck` decides whether a trial goes on, the trainer is not expected to report.
 */
export interface TrainerClient extends Served, OpenedEngine, Sent<Orders> {
  /** Seconds since the last sign of life of the running call; 0 without one, and while silence is expected. */
  silentSeconds(): number;
  terminate(): void;
}

/** Calls whose answer nobody waits for. */
type Sent<Api> = { [Name in keyof Api]: () => void };

/**
 * Spawns a trainer worker and opens its engine.
 * @throws AppError engineUnavailable, memoryRefused, workerCrashed or workerHung
 */
export async function openTrainer(request: TrainerRequest): Promise<TrainerClient> {
  let silentSeconds = TFJS_SILENT_SECONDS;
  const worker = spawnTrainer(() => silentSeconds);
  const opening = await worker.call<WorkerResult<OpenedEngine>>((api) => api.open(request), OPEN_DEADLINE_MS);
  if (!opening.ok) worker.terminate();
  const opened = valueOf(opening);
  if (opened.engine === null || opened.engine.kind === "wasm") silentSeconds = KERNELS_SILENT_SECONDS;
  return trainerClient(worker, opened);
}

/**
 * Measures one engine in its own worker, so that its effects on the device or the worker end with it. Never rejects; a lost worker
 * is a reason like any other.
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

function trainerClient(worker: WorkerHandle<TrainerApi>, opened: OpenedEngine): TrainerClient {
  let paused = false;
  /** Silence since the last report of the running training. */
  let reports: Silence | null = null;
  const onWatch = (silence: Silence | null): void => {
    reports = silence;
  };
  const terminate = (): void => worker.terminate();
  const send = (invoke: Parameters<typeof worker.call<void>>[0]): void => {
    // If the worker is lost, the running call rejects.
    worker.call(invoke).catch(() => undefined);
  };
  return {
    ...opened,
    load: async (rows, variant) =>
      valueOf(
        await worker.call<WorkerResult<void>>(
          (api) => api.load(transfer(rows, [rows]), variant),
          LOAD_DEADLINE_MS,
        ),
      ),
    use: async (variant) =>
      valueOf(await worker.call<WorkerResult<boolean>>((api) => api.use(variant), LOAD_DEADLINE_MS)),
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
    rowCurve: (request, onReport) =>
      untilSilent({ onReport, terminate, onWatch, isHeld: () => false }, (report) =>
        worker.call<RowCurveOutcome>((api) => api.rowCurve(request, proxy(report))),
      ),
    selectEnsemble: (request) =>
      worker.call<Ensemble | null>((api) => api.selectEnsemble(request), SELECTION_DEADLINE_MS),
    trainMember: (request, onReport) =>
      untilSilent({ onReport, terminate, onWatch, isHeld: () => false }, (report) =>
        worker.call<MemberOutcome>((api) => api.trainMember(request, proxy(report))),
      ),
    scoreEnsemble: (request, onReport) =>
      untilSilent({ onReport, terminate, onWatch, isHeld: () => false }, (report) =>
        worker.call<EnsembleOutcome>((api) => api.scoreEnsemble(request, proxy(report))),
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
