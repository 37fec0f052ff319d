import { wrap, type Remote } from "comlink";
import { AppError } from "../core/errors.ts";

/** The worker behind a call is gone: `workerCrashed` (or it was terminated) or `workerHung`. The call is never answered. */
export class WorkerLost extends AppError {
  override readonly name = "WorkerLost";
}

/** One worker and its proxy, kept together for as long as either is in use. Lost once, lost for good: spawn another. */
export interface WorkerHandle<Api> {
  /**
   * Calls the worker. Rejects with `WorkerLost` when the worker crashes, is terminated, or does not answer in time; without
   * that, a call to a dead worker would never settle.
   * @param deadlineMs milliseconds to wait; a worker that misses it is terminated, for what it does afterwards is unknown
   */
  call<T>(invoke: (api: Remote<Api>) => Promise<T>, deadlineMs?: number): Promise<T>;
  /** Ends the worker at once; calls under way reject. Does nothing to a worker already lost. */
  terminate(): void;
  /** Resolves with the reason once the worker is lost, by whatever cause; never rejects. */
  readonly lost: Promise<string>;
}

/** Starts a worker. A `create` that throws gives a handle that is lost from the start. */
export function spawnWorker<Api>(create: () => Worker): WorkerHandle<Api> {
  let resolveLoss: (error: WorkerLost) => void;
  const loss = new Promise<WorkerLost>((resolve) => {
    resolveLoss = resolve;
  });
  let worker: Worker | null = null;
  const lose = (error: WorkerLost): void => {
    worker?.terminate();
    worker = null;
    resolveLoss(error);
  };
  const crash = (reason: string): void => lose(new WorkerLost("workerCrashed", { reason }));

  let api: Remote<Api> | null = null;
  try {
    worker = create();
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      crash(event.message || "the worker's script could not be run");
    });
    worker.addEventListener("messageerror", () => crash("a message could not be read"));
    api = wrap<Api>(worker);
  } catch (thrown) {
    crash(thrown instanceof Error ? thrown.message : String(thrown));
  }

  return {
    async call(invoke, deadlineMs) {
      if (worker === null || api === null) throw await loss;
      const hang = (): void => lose(new WorkerLost("workerHung", { seconds: (deadlineMs ?? 0) / 1000 }));
      const timer = deadlineMs === undefined ? undefined : setTimeout(hang, deadlineMs);
      try {
        return await Promise.race([invoke(api), rejectWith(loss)]);
      } finally {
        clearTimeout(timer);
      }
    },
    terminate: () => crash("terminated"),
    lost: loss.then((error) => String(error.details["reason"] ?? error.message)),
  };
}

async function rejectWith(error: Promise<WorkerLost>): Promise<never> {
  throw await error;
}
