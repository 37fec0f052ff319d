import { createStore } from "zustand/vanilla";
import { toErrorRecord } from "../core/errors.ts";
import { deriveSeed } from "../core/math/rng.ts";
import { compileSpace } from "../core/model/compileSpace.ts";
import { multiplyAdds } from "../core/model/multiplyAdds.ts";
import { dataShape, largestModel } from "../core/model/resolveTrial.ts";
import { largest } from "../core/model/settingRules.ts";
import type { PreparedData } from "../core/data/preparedData.ts";
import type { StudyConfig } from "../core/study/studyConfig.ts";
import type { EngineInfo } from "../engine/engine.ts";
import { studyToJson } from "../export/studyJson.ts";
import type { SamplerClient } from "../workers/samplerClient.ts";
import type { EngineRequest } from "../workers/trainer.protocol.ts";
import { coalesce } from "./coalesce.ts";
import { studyFromFragment, studyToFragment } from "./link/studyLink.ts";
import { IDLE, type RunState } from "./runState.ts";
import { StudyRun } from "./runStudy.ts";
import type { SetupState } from "./setupState.ts";
import type { Services } from "./services.ts";
import { createSetup } from "./setup.ts";
import type { StudyPorts, TrainerPort } from "./studyPorts.ts";
import { sameSearch, type Surmise } from "./surmise.ts";

/** Between two updates of what the page shows of a running study: six a second look live and leave the page's thread free. */
const UPDATE_MS = 160;

/** Puts the application together. `fragment`: of the address it was opened with, `#…` or `?…`. */
export function createSurmise(services: Services, fragment: string): Surmise {
  const run = createStore<RunState>()(() => IDLE);
  const updates = coalesce<RunState>((patch) => run.setState(patch), UPDATE_MS);
  let current: StudyRun | null = null;
  let currentDataset: string | null = null;
  let previous: RunState | null = null;

  const setup = createSetup(services.reader, (id) => {
    if (id !== currentDataset) void services.reader.forget(id);
  });

  const begin = async (onlyOne: boolean): Promise<void> => {
    await setup.settled();
    const { config, dataset, problems } = setup.store.getState();
    if (dataset.status !== "ready" || problems.length > 0 || isBusy(run.getState())) return;
    currentDataset = dataset.summary.id;
    previous = null;
    run.setState({ ...IDLE, phase: "starting" }, true);
    try {
      const { ports, close, data } = await openStudy(services, config, dataset.summary.id);
      const study = new StudyRun(
        ports,
        {
          config,
          space: compileSpace(config.settings),
          shape: dataShape(data),
          workerCount: (engine) => config.search.workers ?? defaultWorkers(engine, services.cores),
          onlyOne,
        },
        (patch) => updates.add(patch, patch.phase !== undefined),
      );
      current = study;
      void study.done.then(() => {
        close();
        if (setupDatasetId(setup.store.getState()) !== dataset.summary.id)
          void services.reader.forget(dataset.summary.id);
        if (current === study) currentDataset = null;
      });
    } catch (thrown) {
      run.setState({ phase: "finished", endReason: "error", error: toErrorRecord(thrown) });
    }
  };
  const goOn = (how: "resume" | "resumeForOne"): Promise<void> => {
    const { config } = setup.store.getState();
    const { study, phase } = run.getState();
    if (phase === "paused" && current !== null && study !== null && sameSearch(config, study.config)) {
      current[how](config);
      return Promise.resolve();
    }
    if (phase === "paused") drop();
    return begin(how === "resumeForOne");
  };
  const drop = () => {
    current?.discard();
    updates.cancel();
    current = null;
    run.setState(IDLE, true);
  };

  const link = studyFromFragment(fragment);
  const opened = setup.open(link);
  if (link.run) void opened.then(() => begin(false));

  return {
    setup: setup.store,
    run,
    acts: {
      ...setup.acts,
      run: () => goOn("resume"),
      runOne: () => goOn("resumeForOne"),
      pause: () => current?.pause(),
      stop: () => current?.stop(),
      newStudy() {
        const state = run.getState();
        // A study under way cannot be brought back: its trainers are gone. What it found so far can.
        previous =
          isBusy(state) || state.phase === "paused"
            ? { ...state, phase: "finished", endReason: "stopped" }
            : state;
        drop();
      },
      undoNewStudy() {
        if (previous === null) return;
        run.setState(previous, true);
        previous = null;
      },
      link: (start) => `${services.address}#${studyToFragment(setup.store.getState().config, start)}`,
      studyJson() {
        const { study, report } = run.getState();
        if (study === null) throw new Error("There is no study to write");
        return studyToJson(study, report);
      },
    },
  };
}

/** What a study needs of the world: its data prepared, its sampler, and trainers that all use the first one's engine. */
async function openStudy(
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
  const openTrainer = async (): Promise<TrainerPort> => {
    const trainer = await services.openTrainer(request);
    // The engine never changes inside a study, not even when a worker is replaced.
    request = { ...request, choice: trainer.engine.kind };
    await trainer.load(data);
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

/** One core stays free for the page; a GPU is shared by all workers, and several only contend for it. */
function defaultWorkers(engine: EngineInfo, cores: number): number {
  return engine.kind === "cpu" ? Math.max(1, cores - 1) : 1;
}

function setupDatasetId({ dataset }: SetupState): string | null {
  return dataset.status === "ready" ? dataset.summary.id : null;
}

function isBusy({ phase }: RunState): boolean {
  return phase === "starting" || phase === "running" || phase === "stopping" || phase === "judging";
}
