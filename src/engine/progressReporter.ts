import { EMPTY_CURVE, type FoldResult, type LearningCurve } from "../core/study/trial.ts";
import type { TrainingWork, TrialProgress } from "./trainTrial.ts";

/** Shortest time between two reports with steps in them. */
const REPORT_MS = 100;
/** Longest silence: in a step that takes longer, an empty report shows that work continues. */
const SILENCE_MS = 2000;

const NO_WORK: TrainingWork = { steps: 0, operations: 0, trainingMs: 0 };

export interface ProgressReporter {
  /** Counts training work, which is sent with the next report. */
  trained(updates: number, operations: number, trainingMs: number): void;
  /** Adds a finished step; reports all new ones if the last report was long enough ago. @param trainLoss null: there is none */
  add(trainLoss: number | null, validationLoss: number, score: number): void;
  /** Ends a training; the next added step is the first of the next training. */
  finish(result: FoldResult): void;
  /** Reports everything that has not been reported. */
  flush(): void;
  /** Called often; after a long silence, reports an empty curve and the work done. */
  signOfLife(): void;
  /** All steps so far: at each the mean over the trainings that reached it. */
  curve(): LearningCurve;
  /** The metric after each step of the current training, or of the one that has just finished. */
  scores(): readonly number[];
  /** The trainings that have finished. */
  folds(): readonly FoldResult[];
}

/**
 * Collects a trial's learning curve and passes it on in pieces, at most ten a second, so that a study of thousands of short steps
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
  /** Steps of the current training. */
  let steps = 0;
  let scores: number[] = [];
  /** Steps whose means have changed since the last report: first, and last + 1. */
  let from = Infinity;
  let to = 0;
  let work = { ...NO_WORK };
  /** When steps were last reported: the first one is reported at once. */
  let last = -Infinity;
  /** Time of the last report of any kind. */
  let heard = now();
  const report = (fromStep: number, curve: LearningCurve): void => {
    onProgress({ fromStep, curve, folds, work });
    work = { ...NO_WORK };
    heard = now();
  };
  const curveOf = (from: number, to?: number): LearningCurve => ({
    trainLoss: trainLoss.slice(from, to),
    validationLoss: validationLoss.slice(from, to),
    score: score.slice(from, to),
  });
  const flush = (): void => {
    if (from >= to) return;
    const curve = curveOf(from, to);
    const first = from;
    from = Infinity;
    to = 0;
    report(first, curve);
    last = heard;
  };
  return {
    trained(updates, operations, trainingMs) {
      work.steps += updates;
      work.operations += operations;
      work.trainingMs += trainingMs;
    },
    add(loss, lossOfValidation, scoreOfValidation) {
      if (loss !== null) trainLoss.add(steps, loss);
      validationLoss.add(steps, lossOfValidation);
      score.add(steps, scoreOfValidation);
      if (steps === 0) scores = [];
      scores.push(scoreOfValidation);
      from = Math.min(from, steps);
      to = Math.max(to, steps + 1);
      steps += 1;
      if (now() - last >= REPORT_MS) flush();
    },
    finish(result) {
      folds = [...folds, result];
      steps = 0;
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
