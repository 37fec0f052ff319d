import { EMPTY_CURVE, type LearningCurve } from "../core/study/trial.ts";
import type { TrainingWork, TrialProgress } from "./trainTrial.ts";

/** Shortest time between two reports with epochs in them. */
const REPORT_MS = 100;
/** Longest silence: in an epoch that takes longer, an empty report says that work goes on. */
const SILENCE_MS = 2000;

const NO_WORK: TrainingWork = { steps: 0, operations: 0, trainingMs: 0 };

export interface ProgressReporter {
  /** Counts an epoch's training; goes out with the next report. */
  trained(work: TrainingWork): void;
  /** Adds a finished epoch; reports all new ones when the last report was long enough ago. */
  add(epoch: { readonly trainLoss: number; readonly validationLoss: number; readonly score: number }): void;
  /** Reports what has not been reported. */
  flush(): void;
  /** Called often; reports an empty curve after a long silence. */
  signOfLife(): void;
  /** All epochs so far. */
  curve(): LearningCurve;
}

/**
 * Collects a learning curve and passes it on in pieces, at most ten a second, so that a study of thousands of short epochs does
 * not flood the page.
 * @param now milliseconds, monotonic
 */
export function createProgressReporter(
  onProgress: (progress: TrialProgress) => void,
  now: () => number,
): ProgressReporter {
  const trainLoss: number[] = [];
  const validationLoss: number[] = [];
  const score: number[] = [];
  let reported = 0;
  let work = NO_WORK;
  /** When epochs were last reported: the first one is reported at once. */
  let last = -Infinity;
  /** When anything was. */
  let heard = now();
  const flush = (): void => {
    if (reported === trainLoss.length) return;
    onProgress({
      fromEpoch: reported,
      curve: {
        trainLoss: trainLoss.slice(reported),
        validationLoss: validationLoss.slice(reported),
        score: score.slice(reported),
      },
      work,
    });
    work = NO_WORK;
    reported = trainLoss.length;
    last = now();
    heard = last;
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
      trainLoss.push(epoch.trainLoss);
      validationLoss.push(epoch.validationLoss);
      score.push(epoch.score);
      if (now() - last >= REPORT_MS) flush();
    },
    flush,
    signOfLife() {
      if (now() - heard < SILENCE_MS) return;
      heard = now();
      onProgress({ fromEpoch: reported, curve: EMPTY_CURVE, work });
      work = NO_WORK;
    },
    curve: () => ({ trainLoss: [...trainLoss], validationLoss: [...validationLoss], score: [...score] }),
  };
}
