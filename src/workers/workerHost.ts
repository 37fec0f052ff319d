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
}

/** Starts a worker. A `create` that throws gives a handle that is lost from the start. */
export function spawnWorker<Api>(create: () => Worker): WorkerHandle<Api> {
  let worker: Worker | null = null;
  let api: Remote<Api> | null = null;
  let loss: WorkerLost | null = null;
  /** One for each call under way. A single promise of the loss, raced against by all, would hold every answer as long as it lives. */
  const rejecters = new Set<(error: WorkerLost) => void>();
  const lose = (error: WorkerLost): void => {
    if (loss !== null) return;
    loss = error;
    worker?.terminate();
    for (const reject of rejecters) reject(error);
  };
  const crash = (reason: string): void => lose(new WorkerLost("workerCrashed", { reason }));

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
      if (loss !== null) throw loss;
      let reject!: (error: WorkerLost) => void;
      const lost = new Promise<never>((_resolve, settle) => {
        reject = settle;
      });
      const hang = (): void => lose(new WorkerLost("workerHung", { seconds: (deadlineMs ?? 0) / 1000 }));
      const timer = deadlineMs === undefined ? undefined : setTimeout(hang, deadlineMs);
      rejecters.add(reject);
      try {
        return await Promise.race([invoke(api!), lost]);
      } finally {
        clearTimeout(timer);
        rejecters.delete(reject);
      }
    },
    terminate: () => crash("terminated"),
  };
}
