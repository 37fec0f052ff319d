import { expose, releaseProxy, type ProxyMethods } from "comlink";
import {
  withoutFeatures,
  type LoadedData,
  type PreparedData,
} from "../core/data/preparation/preparedData.ts";
import { detailOf, toErrorRecord, type AppErrorCode } from "../core/errors.ts";
import type { Trainer } from "../engine/trainer.ts";
import { createTrainer } from "../engine/trainers.ts";
import { judge, type FinalHooks } from "../engine/final/judge.ts";
import { chooseEnsemble, scoreEnsemble, trainMember } from "../engine/final/ensemble.ts";
import { rowCurve } from "../engine/final/rowCurve.ts";
import { resultOf } from "./answered.ts";
import { createAwakeClock } from "./awakeClock.ts";
import { startHeart } from "./heart.ts";
import { knowParts, sendInParts } from "./parts/sendInParts.ts";
import { receiveRows } from "./preparedRows.ts";
import { createVariantShelf } from "./variantShelf.ts";
import { engineFigure, openEngine } from "../engine/network/openEngine.ts";
import { unlessLost } from "../engine/network/unlessLost.ts";
import { trainTrial } from "../engine/trainTrial.ts";
import type { TrainerApi } from "./trainer.protocol.ts";

/** Time between two reports of the final evaluation's progress, at most and at least (as a sign of life). */
const SHARE_REPORT_MS = { least: 100, most: 2000 } as const;
/** A step of TensorFlow.js on a slow processor. */
const LONGEST_STEP_MS = 60_000;

/** Failures with words of their own; others make the engine unavailable. */
const OPENING_FAILURES: ReadonlySet<AppErrorCode> = new Set([
  "engineUnavailable",
  "partNotLoaded",
  "memoryRefused",
]);

/** Its steps may block a worker: shorter gaps are work, not sleep. */
const clock = createAwakeClock(() => performance.now(), LONGEST_STEP_MS);
let trainer: Trainer | null = null;
let data: readonly LoadedData[] | null = null;
/** With the features, if the final data are loaded. */
let finalRows: PreparedData | null = null;
const shelf = createVariantShelf();
/** Tensors alive after the first call on this dataset; null before. */
let baseline: number | null = null;
let stopping = false;
let pausing: { readonly over: Promise<void>; readonly end: () => void } | null = null;

const api: TrainerApi = {
  async open(request) {
    try {
      const opened = request.engine === null ? null : await openEngine(request.engine);
      trainer = createTrainer(opened?.engine ?? null, request.keepsRows);
      const value = { engine: opened?.engine.info ?? null, measured: opened?.measured ?? [] };
      return { ok: true, value };
    } catch (thrown) {
      const error = toErrorRecord(thrown);
      if (OPENING_FAILURES.has(error.code)) return { ok: false, error };
      const reason = String(detailOf(error, "reason") ?? error.code);
      return {
        ok: false,
        error: { code: "engineUnavailable", details: { engine: request.engine?.choice ?? "", reason } },
      };
    }
  },
  measure: ({ kind, reproducible, workload }) => engineFigure(kind, reproducible, workload),
  load: (rows, variant) =>
    resultOf(async () => {
      const folds = await receiveRows(rows);
      if (variant !== null) shelf.put(variant, folds);
      await loadIntoTrainer(folds);
    }),
  use: (variant) =>
    resultOf(async () => {
      const folds = shelf.take(variant);
      if (folds !== null) await loadIntoTrainer(folds);
      return folds !== null;
    }),
  train: (request, onProgress, onCheck) =>
    run([onProgress, onCheck], () =>
      trainTrial(opened(), loaded(), request, {
        onProgress,
        shouldStop: () => stopping,
        hold: () => pausing?.over ?? Promise.resolve(),
        // A pause that arrived meanwhile holds the next step after any answer.
        afterFold: async (trainings, scores) =>
          stopping ? "stop" : onCheck({ scores, trainings, betweenTrainings: true }),
        afterStep: async (scores) =>
          stopping ? "stop" : onCheck({ scores, trainings: [], betweenTrainings: false }),
        now: clock.now,
      }),
    ),
  judge: (request, onProgress) =>
    // With 1,000 classes the confusion matrix has a million numbers.
    run([onProgress], async () =>
      sendInParts(await judge(opened(), loaded()[0]!, request, reporting(onProgress))),
    ),
  rowCurve: (request, onProgress) =>
    run([onProgress], async () => {
      if (finalRows === null) throw new Error("The final data are not loaded");
      const rows = finalRows;
      finalRows = null;
      data = null;
      return rowCurve(opened(), rows, request, reporting(onProgress));
    }),
  selectEnsemble: (request) => run([], () => chooseEnsemble(loaded(), request)),
  trainMember: (request, onProgress) =>
    run([onProgress], () => trainMember(opened(), loaded()[0]!, request, reporting(onProgress))),
  scoreEnsemble: (request, onProgress) =>
    run([onProgress], () => scoreEnsemble(loaded()[0]!, request, reporting(onProgress))),
  stop() {
    stopping = true;
    pausing?.end();
    return Promise.resolve();
  },
  pause() {
    pausing ??= createPause();
    return Promise.resolve();
  },
  resume() {
    pausing?.end();
    return Promise.resolve();
  },
};

knowParts();
expose(api);
startHeart();

async function run<T>(callbacks: readonly object[], work: () => Promise<T>): Promise<T> {
  stopping = false;
  try {
    return await work();
  } finally {
    // Comlink keeps one message port per callback until it is released.
    for (const callback of callbacks) (callback as ProxyMethods)[releaseProxy]();
    if (import.meta.env.DEV) assertNoLeak(opened().liveTensors());
  }
}

async function loadIntoTrainer(folds: readonly PreparedData[]): Promise<void> {
  const trainer = opened();
  await unlessLost(trainer.device, () => Promise.resolve(trainer.load(folds)));
  data = folds.map(withoutFeatures);
  finalRows = folds.find(({ test }) => test !== null) ?? null;
  baseline = null;
}

function assertNoLeak(tensors: number): void {
  baseline ??= tensors;
  if (tensors !== baseline) throw new Error(`A trial left ${tensors - baseline} tensors behind`);
}

function opened(): Trainer {
  if (trainer === null) throw new Error("No trainer is open");
  return trainer;
}

function loaded(): readonly LoadedData[] {
  if (data === null) throw new Error("No dataset is loaded");
  return data;
}

function createPause(): { readonly over: Promise<void>; readonly end: () => void } {
  let resolve: () => void;
  const over = new Promise<void>((settle) => {
    resolve = settle;
  });
  const end = (): void => {
    pausing = null;
    resolve();
  };
  return { over, end };
}

/** Hooks that report progress, and signs of life while there is none. */
function reporting(onProgress: (share: number) => void): FinalHooks {
  const report = coalesced(onProgress);
  const shouldStop = (): boolean => {
    report.signOfLife();
    return stopping;
  };
  return { onProgress: report.share, shouldStop };
}

function coalesced(onProgress: (share: number) => void) {
  let latest = 0;
  let last = -Infinity;
  const reportAfter = (silenceMs: number): void => {
    const now = performance.now();
    if (now - last < silenceMs) return;
    last = now;
    onProgress(latest);
  };
  return {
    share(share: number) {
      latest = share;
      reportAfter(share === 1 ? 0 : SHARE_REPORT_MS.least);
    },
    signOfLife: () => reportAfter(SHARE_REPORT_MS.most),
  };
}
