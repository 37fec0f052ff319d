import type { PreparedData } from "../core/data/preparedData.ts";
import { deriveSeed } from "../core/math/rng.ts";
import type { StudyConfig } from "../core/study/studyConfig.ts";
import type { EngineRequest } from "../workers/trainer.protocol.ts";
import { openSampler } from "./openSampler.ts";
import type { Services } from "./services.ts";
import { processorWorkers } from "./workerCount.ts";
import { largestWorkload } from "./largestWorkload.ts";
import type { TrainerClient } from "../workers/trainerClient.ts";
import type { StudyPorts } from "./studyPorts.ts";

/** What a study needs of the world: its data prepared, its sampler, and trainers that all use the first one's engine. */
export async function openStudy(
  services: Services,
  config: StudyConfig,
  datasetId: string,
): Promise<{ ports: StudyPorts; folds: readonly PreparedData[]; close: () => void }> {
  const splitSeed = deriveSeed(config.search.seed, "split");
  const folds = await services.reader.prepare(datasetId, config.data, splitSeed, "search");
  const sampler = openSampler(services.createSampler);
  const { engine, reproducible } = config.search;
  const workload = largestWorkload(config.settings, folds[0]!);
  let request: EngineRequest = {
    choice: engine,
    reproducible,
    workload,
    workers: processorWorkers(config.search, services.cores),
    measured: services.measurements.find(workload),
  };
  const openTrainer = async (): Promise<TrainerClient> => {
    const trainer = await services.openTrainer(request);
    services.measurements.keep(workload, trainer.measured);
    // The engine never changes inside a study, not even when a worker is replaced.
    request = { ...request, choice: trainer.engine.kind };
    try {
      await trainer.load(folds);
    } catch (thrown) {
      trainer.terminate();
      throw thrown;
    }
    return trainer;
  };
  return {
    folds,
    ports: {
      openTrainer,
      ask: (trials, now) => sampler.ask(trials, now),
      prepareFinal: async () => {
        const [final] = await services.reader.prepare(datasetId, config.data, splitSeed, "final");
        return final!;
      },
      now: () => services.now(),
    },
    close: () => sampler.close(),
  };
}
