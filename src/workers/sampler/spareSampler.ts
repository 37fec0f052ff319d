import type { SamplerApi } from "./sampler.protocol.ts";
import type { SpawnSampler } from "./samplerClient.ts";
import type { WorkerHandle } from "../workerHost.ts";

/** Starts the workers of samplers, one of them ahead of its study. */
export interface SpareSampler {
  /** The worker that was kept, or a new one. When it ends, another is kept. */
  readonly spawn: SpawnSampler;
  /** Keeps a worker for the next study, unless one is kept or in use: alone it compiles its code (see `startWarmUp`). */
  keep(): void;
}

/**
 * @param start starts a worker
 * @param later calls when the page has nothing else to do
 */
export function createSpareSampler(start: SpawnSampler, later: (work: () => void) => void): SpareSampler {
  let kept: { readonly worker: WorkerHandle<SamplerApi>; limit: () => number } | null = null;
  let inUse = false;
  const keep = (): void => {
    if (kept !== null || inUse) return;
    // Nothing is asked of it before a study takes it, so that its silence does not count.
    const silence = { limit: (): number => Infinity };
    kept = Object.assign(silence, { worker: start(() => silence.limit()) });
  };
  const spawn: SpawnSampler = (silentSeconds) => {
    const worker = kept?.worker ?? start(silentSeconds);
    if (kept !== null) kept.limit = silentSeconds;
    kept = null;
    inUse = true;
    return {
      ...worker,
      terminate() {
        worker.terminate();
        inUse = false;
        later(keep);
      },
    };
  };
  return { spawn, keep };
}
