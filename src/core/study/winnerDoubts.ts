import { median } from "../math/stats.ts";
import { isBetter } from "./objective.ts";
import { isSolution, type Study } from "./study.ts";
import type { FoldResult, Trial } from "./trial.ts";

/**
 * Of n configurations that are equally good, the one that looks best does so by about √(2 ln n) standard errors, and a standard error
 * over m rows is 1/√m of the scatter from row to row. Above this share of that scatter luck is worth a word: 60 trials on 69 rows have
 * 0.34 of it, 20 trials 0.29.
 */
const MUCH_LUCK = 0.3;
/** Fewer trials were hardly a choice. */
const LEAST_TRIALS = 5;

/** Whether so few validation rows judged so many trials that the best one's score owes much to luck. */
export function isLuckLarge(trials: number, validationRows: number): boolean {
  return trials >= LEAST_TRIALS && Math.sqrt((2 * Math.log(trials)) / validationRows) > MUCH_LUCK;
}

/** Where a trial stood on each fold (or repeat) that validated: 1 is the best of the complete trials that were trained there. */
export interface FoldRanks {
  readonly ranks: readonly number[];
  /** Complete trials. */
  readonly of: number;
}

/** null: each trial was trained only once. */
export function foldRanks({ config, trials }: Study, trial: Trial): FoldRanks | null {
  if (trial.folds.length < 2) return null;
  const { direction } = config.search.objective;
  const others = trials.filter((one) => isSolution(one) && one.number !== trial.number);
  const ranks = trial.folds.map((own) => {
    const better = others.filter(({ folds }) => {
      const there = folds.find((one) => isSameTraining(one, own));
      return there !== undefined && isBetter(there.value, own.value, direction);
    });
    return better.length + 1;
  });
  return { ranks, of: others.length + 1 };
}

function isSameTraining(a: FoldResult, b: FoldResult): boolean {
  return a.fold === b.fold && a.repeat === b.repeat && (a.cutting ?? 0) === (b.cutting ?? 0);
}

/** An epoch whose validation loss lies far below those beside it. */
export interface LuckyDip {
  /** 1-based. */
  readonly epoch: number;
  readonly loss: number;
  /** The lower one of the two epochs beside it. */
  readonly beside: number;
}

/** So much of the loss beside it a dip has to be, at least. */
const LEAST_DEPTH = 0.1;
/** And so many times the usual step from epoch to epoch around it. */
const STEPS = 2;
/** Epochs to either side that tell the usual step. */
const AROUND = 5;

/**
 * Whether the epoch that was kept is one lucky dip of the curve rather than the bottom of a valley: deeper than either epoch beside it by
 * a tenth of their loss and by twice the median step around. The first and the last epoch have one neighbour only and are none; nor is
 * there one in a mean over several trainings.
 */
export function luckyDip({ folds, curve, bestEpoch }: Trial): LuckyDip | null {
  const losses = curve.validationLoss;
  if (folds.length > 1 || bestEpoch === null) return null;
  const at = bestEpoch - 1;
  const loss = losses[at];
  if (loss === undefined || at === 0 || at + 1 >= losses.length) return null;
  const beside = Math.min(losses[at - 1]!, losses[at + 1]!);
  const depth = beside - loss;
  const steps = stepsAround(losses, at);
  if (steps.length < AROUND) return null;
  const isDip = depth > LEAST_DEPTH * Math.abs(beside) && depth > STEPS * median(steps);
  return isDip ? { epoch: bestEpoch, loss, beside } : null;
}

/** Sizes of the steps from epoch to epoch near one, but for the two that lead there and away. */
function stepsAround(losses: readonly number[], at: number): readonly number[] {
  const steps: number[] = [];
  for (let i = Math.max(1, at - AROUND); i <= Math.min(losses.length - 1, at + 1 + AROUND); i++) {
    if (i !== at && i !== at + 1) steps.push(Math.abs(losses[i]! - losses[i - 1]!));
  }
  return steps;
}
