import { median } from "../math/stats.ts";
import { isBetter } from "./objective.ts";
import { isSolution, type Study } from "./study.ts";
import type { FoldResult, Trial } from "./trial.ts";

/**
 * Of n equally good configurations, the best score is too good by about √(2 ln n) standard errors, and a standard error over m rows
 * is 1/√m of the scatter from row to row. Above this share of that scatter, luck is mentioned: 60 trials on 69 rows have 0.34 of
 * it, 20 trials 0.29.
 */
const MUCH_LUCK = 0.3;
/** Fewer trials are hardly a choice. */
const LEAST_TRIALS = 5;

/** Whether so few validation rows judged so many trials that the best score is probably lucky. */
export function isLuckLarge(trials: number, validationRows: number): boolean {
  return trials >= LEAST_TRIALS && Math.sqrt((2 * Math.log(trials)) / validationRows) > MUCH_LUCK;
}

/** The rank of a trial on each fold (or repeat): 1 is the best of the complete trials that were trained there. */
export interface FoldRanks {
  readonly ranks: readonly number[];
  /** Number of complete trials. */
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

/** A step whose validation loss lies far below those beside it. */
export interface LuckyDip {
  /** 1-based. */
  readonly step: number;
  readonly loss: number;
  /** The lower one of the two steps beside it. */
  readonly beside: number;
}

/** A dip must be at least this share of the loss beside it. */
const LEAST_DEPTH = 0.1;
/** And at least this many times the typical difference from step to step around it. */
const TIMES = 2;
/** Steps on either side that give the typical difference. */
const AROUND = 5;

/**
 * The step that was kept, if it is a lucky dip of the curve and not the bottom of a valley: deeper than either step beside it by a
 * tenth of their loss and by twice the median difference around it. The first and the last step have only one neighbour and do not
 * count, nor does a mean over several trainings.
 */
export function luckyDip({ folds, curve, bestStep }: Trial): LuckyDip | null {
  const losses = curve.validationLoss;
  if (folds.length > 1 || bestStep === null) return null;
  const at = bestStep - 1;
  const loss = losses[at];
  if (loss === undefined || at === 0 || at + 1 >= losses.length) return null;
  const beside = Math.min(losses[at - 1]!, losses[at + 1]!);
  const depth = beside - loss;
  const differences = differencesAround(losses, at);
  if (differences.length < AROUND) return null;
  const isDip = depth > LEAST_DEPTH * Math.abs(beside) && depth > TIMES * median(differences);
  return isDip ? { step: bestStep, loss, beside } : null;
}

/** Differences from step to step near a step, without the two at it. */
function differencesAround(losses: readonly number[], at: number): readonly number[] {
  const differences: number[] = [];
  for (let i = Math.max(1, at - AROUND); i <= Math.min(losses.length - 1, at + 1 + AROUND); i++) {
    if (i !== at && i !== at + 1) differences.push(Math.abs(losses[i]! - losses[i - 1]!));
  }
  return differences;
}
