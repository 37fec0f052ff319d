import type { Winner } from "../core/learner/packedModel.ts";
import { rungsOf } from "../app/run/samplerOptions.ts";
import type { StudyPorts } from "../app/run/studyPorts.ts";
import type { TrainerClient } from "../workers/trainerClient.ts";
import type { PreparedOutline } from "../core/data/preparation/preparedData.ts";
import type { Ensemble } from "../core/ensemble/selectEnsemble.ts";
import type { ObservedTrial, Suggestion } from "../core/sampler/sampler.ts";
import { observeTrials } from "../core/study/observe.ts";
import type { EngineInfo } from "../engine/network/engine.ts";
import type { RowCurve } from "../core/study/rowCurve.ts";
import type { TestReport } from "../core/study/testReport.ts";
import type {
  FoldDecision,
  TrialCheck,
  TrialOutcome,
  TrialProgress,
  TrialRequest,
} from "../workers/trainer.protocol.ts";

/** The shape of the data of a fake study. */
export const SHAPE = { rowShape: [4], outputs: 3, loss: "softmaxCrossEntropy" } as const;

export const FAKE_REPORT: TestReport = {
  models: [],
  trainRows: 8,
  testRows: 2,
  detail: { task: "regression", actual: [1, 2], predicted: [1, 2] },
};

const FAKE_ENSEMBLE: Ensemble = {
  members: [
    { candidate: 0, weight: 0.75, score: 2 },
    { candidate: 1, weight: 0.25, score: 1 },
  ],
  score: 3,
  path: [],
};

export const FAKE_ROW_CURVE: RowCurve = {
  metric: "rmse",
  draws: 1,
  points: [],
  gain: { value: 0.1, interval: null },
};

const FAKE_OUTLINE = {
  task: "regression",
  rowShape: [4],
  classes: [],
  judged: { rowShape: [4] } as Partial<NonNullable<PreparedOutline["judged"]>> as PreparedOutline["judged"],
} as Partial<PreparedOutline> as PreparedOutline;

const FAKE_COST = { predictionMs: 0.5, bytes: 1000, parts: { unit: "weight", count: 250 } } as const;

const FAKE_NETWORK = {
  model: { inputShape: [4], layers: [], loss: "meanSquaredError" },
  weights: [],
} as const;

export const FAKE_WINNER: Omit<Winner, "data"> = {
  packed: { learner: "mlp", trained: FAKE_NETWORK },
  testOutputs: new Float32Array(2),
};

export interface FakeWorld extends StudyPorts {
  /** Sets the behaviour of trainings; by default trial k completes with value k. Throwing loses the worker. */
  behave(
    behaviour: (
      request: TrialRequest,
      training: number,
      report: (progress: TrialProgress) => void,
      check: (check: TrialCheck) => Promise<FoldDecision>,
    ) => Promise<TrialOutcome> | TrialOutcome,
  ): void;
  readonly counts: { opened: number; trained: number; judged: number; finalData: number; terminated: number };
  /** Trials shown to samplers. */
  readonly asked: (readonly ObservedTrial[])[];
  /** Advances the clock. */
  tick(ms: number): void;
  /** Sets for how many seconds trainers are silent. */
  silent(seconds: number): void;
  paused: boolean;
}

/** A world of instant trainings: so that the loop can be tested without worker, clock or browser. */
export function fakeStudyPorts(configurations = Infinity, engine: EngineInfo["kind"] = "cpu"): FakeWorld {
  let time = 0;
  let silentSeconds = 0;
  let suggested = 0;
  let behaviour: Parameters<FakeWorld["behave"]>[0] = (_request, training) => complete(training);
  const counts = { opened: 0, trained: 0, judged: 0, finalData: 0, terminated: 0 };
  const asked: (readonly ObservedTrial[])[] = [];
  const world: FakeWorld = {
    counts,
    asked,
    paused: false,
    behave: (next) => {
      behaviour = next;
    },
    tick: (ms) => {
      time += ms;
    },
    silent: (seconds) => {
      silentSeconds = seconds;
    },
    now: () => time,
    samplerSilentSeconds: () => 0,
    ask: ({ known, trials }, config) => {
      asked.push([...known, ...observeTrials(trials, { search: config.search, rungs: rungsOf(config) })]);
      return Promise.resolve(suggested < configurations ? suggestion(suggested++) : null);
    },
    prepareFinal: () => {
      counts.finalData += 1;
      return Promise.resolve({ outline: FAKE_OUTLINE, rows: new MessageChannel().port1 });
    },
    bring: () => Promise.resolve(),
    shapeOf: () => SHAPE,
    openTrainer: () => {
      counts.opened += 1;
      return Promise.resolve(trainer());
    },
  };

  function trainer(): TrainerClient {
    let stopped = deferred<TrialOutcome>();
    return {
      engine: { kind: engine, device: "", software: false },
      measured: [],
      load: () => Promise.resolve(),
      use: () => Promise.resolve(false),
      train: async (request, report, check) => {
        stopped = deferred();
        return Promise.race([stopped.promise, behaviour(request, counts.trained++, report, check)]);
      },
      judge: () => {
        counts.judged += 1;
        return Promise.resolve({ state: "complete", report: FAKE_REPORT, winner: FAKE_WINNER });
      },
      rowCurve: () => Promise.resolve({ state: "complete", curve: FAKE_ROW_CURVE }),
      selectEnsemble: () => Promise.resolve(FAKE_ENSEMBLE),
      trainMember: () => Promise.resolve({ state: "complete", ...FAKE_WINNER, cost: FAKE_COST }),
      scoreEnsemble: () =>
        Promise.resolve({ state: "complete", scores: { scores: [], lead: [-0.1, 0.1], overConstant: null } }),
      stop: () => stopped.resolve({ state: "stopped" }),
      pause: () => {
        world.paused = true;
      },
      resume: () => {
        world.paused = false;
      },
      silentSeconds: () => silentSeconds,
      terminate: () => {
        counts.terminated += 1;
      },
    };
  }
  return world;
}

export function complete(value: number): TrialOutcome {
  const curve = { trainLoss: [1], validationLoss: [1], score: [value] };
  const folds = [{ fold: 0, repeat: 0, value, bestStep: 1, steps: 1 }];
  return { state: "complete", value, measures: [], bestStep: 1, folds, curve, parameterCount: 10 };
}

/** Pruned within its first training, after an epoch for each score. */
export function pruned(scores: readonly number[]): TrialOutcome {
  const curve = { trainLoss: scores, validationLoss: scores, score: scores };
  return { state: "pruned", value: scores.at(-1)!, folds: [], curve, parameterCount: 10 };
}

export function failed(): TrialOutcome {
  const curve = { trainLoss: [], validationLoss: [], score: [] };
  const error = { code: "lossNotFinite", details: { epoch: 1, loss: "NaN" } } as const;
  return { state: "failed", error, folds: [], curve, parameterCount: 10 };
}

function suggestion(index: number): Suggestion {
  return {
    params: { learningRate: 1e-4 * (index + 1) },
    note: { origin: "random", mean: null, sd: null, logExpectedImprovement: null, improvementLeft: null },
  };
}

/** `Promise.withResolvers`, which Node 20 lacks. */
export function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
