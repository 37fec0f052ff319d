import { judgeWinner } from "../../src/app/run/judging/judgeWinner.ts";
import { splitSeed } from "../../src/app/data/division.ts";
import { IDLE, type RunState } from "../../src/app/run/runState.ts";
import { StudyRun } from "../../src/app/run/runStudy.ts";
import { samplerRequest } from "../../src/app/run/samplerOptions.ts";
import type { StudyPorts } from "../../src/app/run/studyPorts.ts";
import type { Dataset } from "../../src/core/data/table/dataset.ts";
import { prepareFinal, prepareFolds } from "../../src/core/data/preparation/prepareData.ts";
import {
  outlineOf,
  withoutFeatures,
  type LoadedData,
  type PreparedData,
} from "../../src/core/data/preparation/preparedData.ts";
import { dataShape } from "../../src/core/learner/dataShape.ts";
import { compileSpace } from "../../src/core/model/compileSpace.ts";
import { preparationOf } from "../../src/core/model/preparationSettings.ts";
import { bestTrial, type Study } from "../../src/core/study/study.ts";
import type { StudyConfig } from "../../src/core/study/studyConfig.ts";
import type { Trial } from "../../src/core/study/trial.ts";
import { createStudySampler } from "../../src/core/study/studySampler.ts";
import type { TestReport } from "../../src/core/study/testReport.ts";
import type { Engine } from "../../src/engine/network/engine.ts";
import { judge } from "../../src/engine/final/judge.ts";
import { trainTrial } from "../../src/engine/trainTrial.ts";
import { postRows, receiveRows } from "../../src/workers/preparedRows.ts";
import type { TrainerClient } from "../../src/workers/trainerClient.ts";
import { createTrainer } from "../../src/engine/trainers.ts";

/** The clock advances by more than the minimal time between reports, so that every report of a training is sent. */
const JUMP_MS = 1000;

/** The effort of a study up to some point. */
export interface Spent {
  /** Training steps of all trials. */
  readonly steps: number;
  /** CPU time of the sampler and the training, which depends little on other work on the machine. */
  readonly cpuSeconds: number;
}

/** A study that was run in Node.js, with the evaluation of its best trial at any point. */
export interface FinishedStudy {
  readonly study: Study;
  /** The effort at the end of each trial, by trial number. */
  readonly spent: readonly Spent[];
  /** The best of its first trials, evaluated on the test rows; null: no trial is complete. */
  judgeAfter(trials: number): Promise<Judged | null>;
}

export interface Judged {
  /** In the study's metric, on the validation rows of the search. */
  readonly validation: number;
  readonly report: TestReport;
}

/**
 * Runs the page's own loop (`app/run/runStudy.ts`) with one worker, by our own kernels, without the final evaluation.
 * @param engine for networks; null: none are searched
 * @param isEnough called after every trial; true ends the study before its budget
 */
export async function studyInNode(
  engine: Engine | null,
  dataset: Dataset,
  config: StudyConfig,
  isEnough: (spent: Spent, trials: number) => boolean,
): Promise<FinishedStudy> {
  const seed = splitSeed(config.search.seed);
  const folds = prepareFolds(dataset, config.data, preparationOf(config.settings, {}), seed);
  const sampler = createStudySampler(samplerRequest(config));
  let steps = 0;
  const trainer = trainerInNode(engine, (more) => {
    steps += more;
  });
  await trainer.load(rowsOf(folds), null);
  const ports: StudyPorts = {
    openTrainer: () => Promise.resolve({ ...trainer, judge: () => Promise.resolve({ state: "stopped" }) }),
    bring: () => Promise.resolve(),
    shapeOf: () => dataShape(folds[0]!),
    ask: ({ known, trials }) => Promise.resolve(sampler.ask(known, trials)),
    samplerSilentSeconds: () => 0,
    prepareFinal(params) {
      const final = [prepareFinal(dataset, config.data, preparationOf(config.settings, params), seed)];
      return Promise.resolve({ outline: outlineOf(final), rows: rowsOf(final) });
    },
    now: () => performance.now(),
  };
  let state: RunState = IDLE;
  const spent: Spent[] = [];
  const space = compileSpace(config.settings, config.search.inputConstraints);
  const before = process.cpuUsage();
  const run = new StudyRun(ports, { config, space, workerCount: () => 1, onlyOne: false }, (patch) => {
    state = { ...state, ...patch };
    const ended = patch.study?.trials.filter(({ endedMs }) => endedMs !== null).length ?? 0;
    if (ended <= spent.length) return;
    const { user, system } = process.cpuUsage(before);
    spent.push({ steps, cpuSeconds: (user + system) / 1e6 });
    if (isEnough(spent.at(-1)!, spent.length)) run.stop();
  });
  await run.done;
  const study = state.study!;
  /** A cache, because points of a study often have the same winner. */
  const judged = new Map<number, Promise<TestReport>>();
  const judgeTrial = async (trial: Trial): Promise<TestReport> => {
    const trainers = { any: () => Promise.resolve(trainer), lose: () => undefined };
    const isOver = () => false;
    const { report, error } = await judgeWinner(ports, trainers, config, trial, () => undefined, isOver);
    if (report === undefined) throw new Error(JSON.stringify(error));
    return report;
  };
  return {
    study,
    spent,
    async judgeAfter(trials) {
      const best = bestTrial({ ...study, trials: study.trials.slice(0, trials) });
      if (best === null) return null;
      const report = judged.get(best.number) ?? judgeTrial(best);
      judged.set(best.number, report);
      return { validation: best.values![0]!, report: await report };
    },
  };
}

/** A port with the rows for a trainer, as from the reader. */
function rowsOf(folds: readonly PreparedData[]): MessagePort {
  const { port1, port2 } = new MessageChannel();
  postRows(port1, folds);
  return port2;
}

/** A trainer without a worker. */
function trainerInNode(engine: Engine | null, onSteps: (steps: number) => void): TrainerClient {
  const trainer = createTrainer(engine, true);
  let data: readonly LoadedData[] = [];
  let stopping = false;
  let clock = 0;
  const shouldStop = () => stopping;
  return {
    engine: engine?.info ?? null,
    measured: [],
    async load(rows) {
      const folds = await receiveRows(rows);
      trainer.load(folds);
      data = folds.map((fold) => withoutFeatures(fold));
    },
    use: () => Promise.resolve(false),
    train(request, onProgress, onCheck) {
      stopping = false;
      return trainTrial(trainer, data, request, {
        onProgress(progress) {
          onSteps(progress.work.steps);
          onProgress(progress);
        },
        shouldStop,
        hold: () => Promise.resolve(),
        afterFold: (trainings, scores) => onCheck({ scores, trainings, betweenTrainings: true }),
        afterStep: (scores) => onCheck({ scores, trainings: [], betweenTrainings: false }),
        now: () => (clock += JUMP_MS),
      });
    },
    judge: (request, onProgress) =>
      judge(trainer, data[0]!, request, { onProgress, shouldStop: () => false }),
    rowCurve: () => Promise.resolve({ state: "stopped" }),
    selectEnsemble: () => Promise.resolve(null),
    trainMember: () => Promise.resolve({ state: "stopped" }),
    scoreEnsemble: () => Promise.resolve({ state: "stopped" }),
    stop: () => {
      stopping = true;
    },
    pause: () => undefined,
    resume: () => undefined,
    silentSeconds: () => 0,
    terminate: () => undefined,
  };
}
