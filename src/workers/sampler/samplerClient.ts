import type { ObservedTrial, Suggestion } from "../../core/sampler/sampler.ts";
import type { StudySamplerRequest } from "../../core/study/studySampler.ts";
import type { Trial } from "../../core/study/trial.ts";
import { createTeller } from "../../core/study/trialNews.ts";
import { valueOf, type WorkerResult } from "../answered.ts";
import type { SamplerApi } from "./sampler.protocol.ts";
import { spawnWorker, WorkerLost, type WorkerHandle } from "../workerHost.ts";

/** A suggestion blocks the worker. With a few hundred trials it takes seconds; only a hung worker takes this long. */
const SILENT_SECONDS = 30;
/** A fit to thousands of trials takes longer: this many more trials may take another second. */
const TRIALS_PER_SECOND = 50;

export type SpawnSampler = (silentSeconds: () => number) => WorkerHandle<SamplerApi>;

/** The trials that a sampler is shown. */
export interface ShownTrials {
  /** Trials of other studies, shown first. */
  readonly known: readonly ObservedTrial[];
  /** Trials of the study itself. Waiting ones are not shown. */
  readonly trials: readonly Trial[];
}

/** A sampler in its own worker. All trials are shown at every ask, so it survives the loss of that worker. */
export interface SamplerClient {
  /** One at a time. null: every configuration of a finite space has been tried. Rejects with an `AppError`. */
  ask(shown: ShownTrials): Promise<Suggestion | null>;
  /** Seconds since the last sign of life of the running ask; 0 without one. */
  silentSeconds(): number;
  terminate(): void;
}

/** @param spawn starts the worker */
export function createSamplerClient(request: StudySamplerRequest, spawn: SpawnSampler): SamplerClient {
  let shown = 0;
  const silentSeconds = (): number => SILENT_SECONDS + shown / TRIALS_PER_SECOND;
  let handle = open();

  function open() {
    const worker = spawn(silentSeconds);
    const ready = worker.call((api) => api.open(request));
    // The first ask, which awaits `ready`, handles a failure to open.
    ready.catch(() => undefined);
    return { worker, ready, tell: createTeller(), known: null as readonly ObservedTrial[] | null };
  }

  const askOnce = async ({ known, trials }: ShownTrials): Promise<Suggestion | null> => {
    const { worker, ready, tell } = handle;
    shown = known.length + trials.length;
    await ready;
    const news = { known: known === handle.known ? null : known, trials: tell(trials) };
    handle.known = known;
    return valueOf(await worker.call<WorkerResult<Suggestion | null>>((api) => api.ask(news)));
  };

  return {
    async ask(shown) {
      try {
        return await askOnce(shown);
      } catch (thrown) {
        if (!(thrown instanceof WorkerLost)) throw thrown;
        handle = open();
        return askOnce(shown);
      }
    },
    silentSeconds: () => handle.worker.silentSeconds(),
    terminate: () => handle.worker.terminate(),
  };
}

/** Starts the worker of a sampler. @param silentSeconds how long it may be silent */
export function spawnSampler(silentSeconds: () => number): WorkerHandle<SamplerApi> {
  return spawnWorker<SamplerApi>(
    () => new Worker(new URL("./sampler.worker.ts", import.meta.url), { type: "module", name: "sampler" }),
    { silentSeconds },
  );
}
