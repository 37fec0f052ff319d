import { AppError } from "../core/errors.ts";
import type { ObservedTrial, SamplerName, SamplerOptions, Suggestion } from "../core/sampler/sampler.ts";
import type { SamplerAnswer, SamplerApi } from "./sampler.protocol.ts";
import { spawnWorker, WorkerLost, type WorkerHandle } from "./workerHost.ts";

/** Far beyond any suggestion: only a hung worker takes so long. */
const ASK_DEADLINE_MS = 120_000;

/** A sampler in its own worker. Shown all trials at every ask, it survives the loss of that worker. */
export interface SamplerClient {
  /** null: every configuration of a finite space has been tried. Rejects with an `AppError`. */
  ask(trials: readonly ObservedTrial[]): Promise<Suggestion | null>;
  terminate(): void;
}

/** @param watchful whether suggestions say how much improvement is left, whatever the sampler */
export function createSamplerClient(
  name: SamplerName,
  options: SamplerOptions,
  watchful: boolean,
): SamplerClient {
  let handle = open();

  function open(): { worker: WorkerHandle<SamplerApi>; ready: Promise<void> } {
    const worker = spawnWorker<SamplerApi>(
      () => new Worker(new URL("./sampler.worker.ts", import.meta.url), { type: "module", name: "sampler" }),
    );
    const ready = worker.call((api) => api.open(name, options, watchful));
    // A failure to open is met by the first ask, which awaits `ready`.
    ready.catch(() => undefined);
    return { worker, ready };
  }

  const askOnce = async (trials: readonly ObservedTrial[]): Promise<Suggestion | null> => {
    const { worker, ready } = handle;
    await ready;
    const answer = await worker.call<SamplerAnswer>((api) => api.ask(trials), ASK_DEADLINE_MS);
    if (answer.ok) return answer.suggestion;
    throw new AppError(answer.error.code, answer.error.details);
  };

  return {
    async ask(trials) {
      try {
        return await askOnce(trials);
      } catch (thrown) {
        if (!(thrown instanceof WorkerLost)) throw thrown;
        handle = open();
        return askOnce(trials);
      }
    },
    terminate: () => handle.worker.terminate(),
  };
}
