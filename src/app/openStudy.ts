import type { PreparedData } from "../core/data/preparedData.ts";
import { deriveSeed } from "../core/math/rng.ts";
import { compileSpace } from "../core/model/compileSpace.ts";
import { multiplyAdds } from "../core/model/multiplyAdds.ts";
import { dataShape, largestModel } from "../core/model/resolveTrial.ts";
import { largest } from "../core/model/settingRules.ts";
import type { StudyConfig } from "../core/study/studyConfig.ts";
import type { SamplerClient } from "../workers/samplerClient.ts";
import type { EngineRequest } from "../workers/trainer.protocol.ts";
import type { Services } from "./services.ts";
import type { TrainerClient } from "../workers/trainerClient.ts";
import type { StudyPorts } from "./studyPorts.ts";

/** What a study needs of the world: its data prepared, its sampler, and trainers that all use the first one's engine. */
export async function openStudy(
  services: Services,
  config: StudyConfig,
  datasetId: string,
): Promise<{ ports: StudyPorts; data: PreparedData; close: () => void }> {
  const splitSeed = deriveSeed(config.search.seed, "split");
  const data = await services.reader.prepare(datasetId, config.data, splitSeed, "search");
  const sampler: SamplerClient = services.createSampler(config.search.sampler, {
    space: compileSpace(config.settings),
    directions: [config.search.objective.direction],
    seed: deriveSeed(config.search.seed, "sampler"),
  });
  const largestStepMultiplyAdds = multiplyAdds(
    largestModel(config.settings, dataShape(data)),
    largest(config.settings.batchSize),
  );
  let request: EngineRequest = { choice: config.search.engine, largestStepMultiplyAdds };
  const openTrainer = async (): Promise<TrainerClient> => {
    const trainer = await services.openTrainer(request);
    // The engine never changes inside a study, not even when a worker is replaced.
    request = { ...request, choice: trainer.engine.kind };
    try {
      await trainer.load(data);
    } catch (thrown) {
      trainer.terminate();
      throw thrown;
    }
    return trainer;
  };
  return {
    data,
    ports: {
      openTrainer,
      ask: (trials) => sampler.ask(trials),
      prepareFinal: () => services.reader.prepare(datasetId, config.data, splitSeed, "final"),
      now: () => services.now(),
    },
    close: () => sampler.terminate(),
  };
}
