import type { PreparationConfig } from "../../core/data/preparation/preparationConfig.ts";
import type { PreparedSummary } from "../../core/data/preparation/preparedData.ts";
import { isNetwork } from "../../core/learner/learnerName.ts";
import { learnersOf } from "../../core/learner/registry.ts";
import { preparationOf } from "../../core/model/preparationSettings.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import type { PrepareRequest } from "../../workers/reader.protocol.ts";
import type { EngineRequest } from "../../workers/trainer.protocol.ts";
import { splitSeed } from "../data/division.ts";
import { holdPrepared } from "./holdPrepared.ts";
import { openSampler, type SamplerOfStudy } from "./openSampler.ts";
import type { Services } from "../services.ts";
import { processorWorkers } from "../engines/workerCount.ts";
import { largestWorkload } from "../engines/largestWorkload.ts";
import type { TrainerClient } from "../../workers/trainerClient.ts";
import type { StudyPorts } from "./studyPorts.ts";
import { openVariants, type Variants } from "./variants.ts";

export interface OpenStudy {
  readonly ports: StudyPorts;
  /** Preparation of its data; of several, the one with the most features. */
  readonly prepared: PreparedSummary;
  /** Preparation of a configuration's data. */
  readonly preparedOf: Variants["preparedOf"];
  readonly close: () => void;
}

/**
 * Opens the ports of a study: its prepared data, its sampler, and trainers that all use the first one's engine.
 * @param searches whether the sampler will be asked
 */
export async function openStudy(
  services: Services,
  config: StudyConfig,
  datasetId: string,
  searches: boolean,
): Promise<OpenStudy> {
  const letGo = holdPrepared(services.reader, datasetId);
  const sampler = openSampler(services.createSampler);
  const close = (): void => {
    sampler.close();
    letGo();
  };
  try {
    if (searches) sampler.open(config);
    return { ...(await openHeld(services, config, datasetId, sampler)), close };
  } catch (thrown) {
    close();
    throw thrown;
  }
}

/** @param datasetId whose prepared rows are held */
async function openHeld(
  services: Services,
  config: StudyConfig,
  datasetId: string,
  sampler: SamplerOfStudy,
): Promise<Omit<OpenStudy, "close">> {
  const seed = splitSeed(config.search.seed);
  const { reader } = services;
  const asked = (preparation: PreparationConfig, stage: PrepareRequest["stage"]): PrepareRequest => ({
    config: config.data,
    preparation,
    seed,
    stage,
  });
  const variants = await openVariants(config.settings, {
    prepare: (preparation) => reader.prepare(datasetId, asked(preparation, "search")),
    send: (preparation) => reader.sendPrepared(datasetId, asked(preparation, "search")),
  });
  const { engine, reproducible } = config.search;
  const learners = learnersOf(config.settings);
  const workload = learners.some(isNetwork) ? largestWorkload(config.settings, variants.first) : null;
  let request: EngineRequest | null = workload && {
    choice: engine,
    reproducible,
    workload,
    workers: processorWorkers(config.search, services.cores),
    measured: services.measurements.find(workload),
  };
  const keepsRows = !learners.every(isNetwork);
  const openTrainer = async (): Promise<TrainerClient> => {
    const trainer = await services.openTrainer({ engine: request, keepsRows });
    if (workload !== null) services.measurements.keep(workload, trainer.measured);
    // The engine never changes within a study, even when a worker is replaced.
    if (request !== null && trainer.engine !== null) request = { ...request, choice: trainer.engine.kind };
    try {
      await variants.equip(trainer);
    } catch (thrown) {
      trainer.terminate();
      throw thrown;
    }
    return trainer;
  };
  return {
    prepared: variants.first.summary,
    preparedOf: (params) => variants.preparedOf(params),
    ports: {
      openTrainer,
      bring: (trainer, params) => variants.bring(trainer, params),
      shapeOf: (params) => variants.shapeOf(params),
      ask: (shown, now) => sampler.ask(shown, now),
      samplerSilentSeconds: () => sampler.silentSeconds(),
      prepareFinal: async (params) => {
        const final = asked(preparationOf(config.settings, params), "final");
        const outline = await reader.prepare(datasetId, final);
        return { outline, rows: await reader.sendPrepared(datasetId, final) };
      },
      now: () => services.now(),
    },
  };
}
