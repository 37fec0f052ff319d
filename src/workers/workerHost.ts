import { wrap, type Remote } from "comlink";
import { unloadedCode } from "./answered.ts";
import { isHeartbeat } from "./heartbeat.ts";
import { watchSilence, type Silence } from "./watchdog.ts";
import { WorkerLost } from "./workerLost.ts";

export { WorkerLost };

/** Default silence limit of a worker. */
const SILENT_SECONDS = 60;
/** Limit until the first sign of life, while a worker's code is loading over any connection. */
const LOADING_SECONDS = 120;

/** One worker and its proxy, kept together for as long as either is in use. A lost worker stays lost: spawn another. */
export interface WorkerHandle<Api> {
  /**
   * Calls the worker. Rejects with `WorkerLost` when the worker ends, is silent for too long, or does not answer in time; otherwise
   * a call to a dead worker would never settle.
   * @param deadlineMs milliseconds to wait; a worker that misses it is terminated, because its state is then unknown
   */
  call<T>(invoke: (api: Remote<Api>) => Promise<T>, deadlineMs?: number): Promise<T>;
  /** Seconds without a sign of life while a call is running; otherwise 0. */
  silentSeconds(): number;
  /** Ends the worker at once; running calls reject. A lost worker is not affected. */
  terminate(): void;
}

export interface WorkerLimits {
  /** Seconds without a sign of life after which a worker counts as hung; must exceed its longest blocking call. */
  readonly silentSeconds: () => number;
}

/** Starts a worker, which gives signs of life (see `startHeart`). If `create` throws, the handle is lost from the start. */
export function spawnWorker<Api>(
  create: () => Worker,
  { silentSeconds: mostSilence }: WorkerLimits = { silentSeconds: () => SILENT_SECONDS },
): WorkerHandle<Api> {
  let worker: Worker | null = null;
  let api: Remote<Api> | null = null;
  let loss: WorkerLost | null = null;
  let alive = false;
  const waiting = new AbortController();
  const lose = (error: WorkerLost): void => {
    if (loss !== null) return;
    loss = error;
    worker?.terminate();
    waiting.abort();
    calls.rejectAll(error);
  };
  const crash = (reason: string): void => lose(new WorkerLost("workerCrashed", { reason }));
  const neverCame = (): void => lose(new WorkerLost(unloadedCode()));
  const listen = ({ data }: MessageEvent): void => {
    alive = true;
    calls.heard();
    if (!isHeartbeat(data) || data.heart !== "lock") return;
    // Its lock becomes available when it has ended.
    const ended = (): void => crash("endedSilently");
    // Nobody waits any more, or locks are forbidden: then beats remain.
    navigator.locks.request(data.name, { signal: waiting.signal }, ended).catch(() => undefined);
  };
  const tooLong = (seconds: number): void => {
    if (alive) lose(new WorkerLost("workerHung", { seconds }));
    else neverCame();
  };
  const calls = watchedCalls(tooLong, () => (alive ? mostSilence() : LOADING_SECONDS));

  try {
    worker = create();
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      // If the script cannot be fetched, there is no message.
      if (event.message) crash(event.message);
      else if (alive) crash("codeBroken");
      else neverCame();
    });
    worker.addEventListener("messageerror", () => crash("messageBroken"));
    worker.addEventListener("message", listen);
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
      calls.begin(reject);
      try {
        return await Promise.race([invoke(api!), lost]);
      } finally {
        clearTimeout(timer);
        calls.end(reject);
      }
    },
    silentSeconds: calls.silentSeconds,
    terminate: () => crash("terminated"),
  };
}

/** The calls under way. Silence is watched for while there are any. */
function watchedCalls(onTooLong: (seconds: number) => void, limitSeconds: () => number) {
  let silence: Silence | null = null;
  /** One for each call. A single promise of the loss, raced against by all, would hold every answer as long as it lives. */
  const rejecters = new Set<(error: WorkerLost) => void>();
  return {
    begin(reject: (error: WorkerLost) => void): void {
      rejecters.add(reject);
      silence ??= watchSilence({ onTooLong, limitSeconds, isHeld: () => false });
    },
    end(reject: (error: WorkerLost) => void): void {
      rejecters.delete(reject);
      if (rejecters.size > 0) return;
      silence?.stop();
      silence = null;
    },
    rejectAll(error: WorkerLost): void {
      for (const reject of rejecters) reject(error);
    },
    heard: (): void => silence?.heard(),
    silentSeconds: (): number => silence?.seconds() ?? 0,
  };
}
