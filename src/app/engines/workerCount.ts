import type { SearchConfig } from "../../core/study/studyConfig.ts";
import { runsOnProcessor, type EngineInfo } from "../../engine/network/engine.ts";

type Wanted = Pick<SearchConfig, "workers">;

/** Number of trials that train at the same time: as set, or by default one for a GPU, which all would share. */
export function workerCount(wanted: Wanted, engine: EngineInfo | null, cores: number): number {
  return (
    wanted.workers ?? (engine === null || runsOnProcessor(engine.kind) ? processorWorkers(wanted, cores) : 1)
  );
}

/** As `workerCount` on the CPU: one core stays free for the page. */
export function processorWorkers(wanted: Wanted, cores: number): number {
  return wanted.workers ?? Math.max(1, cores - 1);
}
