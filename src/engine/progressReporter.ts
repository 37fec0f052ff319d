import { EMPTY_CURVE, type FoldResult, type LearningCurve } from "../core/study/trial.ts";
import type { TrainingWork, TrialProgress } from "./trainTrial.ts";

/** Shortest time between two reports with epochs in them. */
const REPORT_MS = 100;
/** Longest silence: in an epoch that takes longer, an empty report shows that work continues. */
const SILENCE_MS = 2000;

const NO_WORK: TrainingWork = { steps: 0, operations: 0, trainingMs: 0 };

export interface ProgressReporter {
  /** Counts training work, which is sent with the next report. */
  trained(work: TrainingWork): void;
  /** Adds a finished epoch; reports all new ones if the last report was long enough ago. */
  add(epoch: { readonly trainLoss: number; readonly validationLoss: number; readonly score: number }): void;
  /** Ends a training; the next added epoch is the first of the next training. */
  finish(result: FoldResult): void;
  /** Reports everything that has not been reported. */
  flush(): void;
  /** Called often; after a long silence, reports an empty curve and the work done. */
  signOfLife(): void;
  /** All epochs so far: at each the mean over the trainings that reached it. */
  curve(): LearningCurve;
  /** The metric after each epoch of the current training, or of the one that has just finished. */
  scores(): readonly number[];
  /** The trainings that have finished. */
  folds(): readonly FoldResult[];
}

/**
 * Collects a trial's learning curve and passes it on in pieces, at most ten a second, so that a study of thousands of short epochs
 * does not flood the page.
 * @param now milliseconds, monotonic
 */
export function createProgressReporter(
  onProgress: (progress: TrialProgress) => void,
  now: () => number,
): ProgressReporter {
  const trainLoss = createMeans();
  const validationLoss = createMeans();
  const score = createMeans();
  let folds: readonly FoldResult[] = [];
  /** Epochs of the current training. */
  let epochs = 0;
  let scores: number[] = [];
  /** Epochs whose means have changed since the last report: first, and last + 1. */
  let changed = { from: Infinity, to: 0 };
  let work = NO_WORK;
  /** When epochs were last reported: the first one is reported at once. */
  let last = -Infinity;
  /** Time of the last report of any kind. */
  let heard = now();
  const report = (fromEpoch: number, curve: LearningCurve): void => {
    onProgress({ fromEpoch, curve, folds, work });
    work = NO_WORK;
    heard = now();
  };
  const curveOf = (from: number, to?: number): LearningCurve => ({
    trainLoss: trainLoss.slice(from, to),
    validationLoss: validationLoss.slice(from, to),
    score: score.slice(from, to),
  });
  const flush = (): void => {
    const { from, to } = changed;
    if (from >= to) return;
    changed = { from: Infinity, to: 0 };
    report(from, curveOf(from, to));
    last = heard;
  };
  return {
    trained({ steps, operations, trainingMs }) {
      work = {
        steps: work.steps + steps,
        operations: work.operations + operations,
        trainingMs: work.trainingMs + trainingMs,
      };
    },
    add(epoch) {
      trainLoss.add(epochs, epoch.trainLoss);
      validationLoss.add(epochs, epoch.validationLoss);
      score.add(epochs, epoch.score);
      if (epochs === 0) scores = [];
      scores.push(epoch.score);
      changed = { from: Math.min(changed.from, epochs), to: Math.max(changed.to, epochs + 1) };
      epochs += 1;
      if (now() - last >= REPORT_MS) flush();
    },
    finish(result) {
      folds = [...folds, result];
      epochs = 0;
    },
    flush,
    signOfLife() {
      if (now() - heard >= SILENCE_MS) report(0, EMPTY_CURVE);
    },
    curve: () => curveOf(0),
    scores: () => [...scores],
    folds: () => folds,
  };
}

/** Means of any number of values at each index; the mean of one value is exactly that value. */
function createMeans() {
  const sums: number[] = [];
  const counts: number[] = [];
  return {
    add(index: number, value: number): void {
      sums[index] = index < sums.length ? sums[index]! + value : value;
      counts[index] = (counts[index] ?? 0) + 1;
    },
    slice: (from: number, to?: number): number[] =>
      sums.slice(from, to).map((sum, i) => sum / counts[from + i]!),
  };
}
