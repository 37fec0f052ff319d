import type { Task } from "../data/table/dataset.ts";
import type { Progress, Work } from "../learner/work.ts";
import { mean } from "../math/stats.ts";
import { scoreClassification } from "../metric/classification.ts";
import { isClassificationMetric, METRIC_TABLE, type MetricName } from "../metric/metricName.ts";
import { scoreRegression } from "../metric/regression.ts";
import { inOriginalUnits, type TargetScale } from "../metric/score.ts";
import { blendable } from "./blend.ts";

/** The validation rows of one fold, and what every candidate says of them. */
export interface EnsembleFold {
  /** One a row: class index, or standardised target. */
  readonly targets: Float32Array;
  /** Regression: scores are in the original units; null: in standardised ones. */
  readonly targetScale: TargetScale | null;
  /** Outputs of each candidate, before softmax or sigmoid. */
  readonly outputs: readonly Float32Array[];
}

export interface EnsembleRequest {
  readonly task: Task;
  /** 0 for a regression. */
  readonly classCount: number;
  readonly metric: MetricName;
  /** One for a hold-out. */
  readonly folds: readonly EnsembleFold[];
  /** Most picks, repeated ones included: the weights are multiples of 1 / picks. */
  readonly mostPicks: number;
  /** The selection begins with the best few candidates together, up to so many, if that is better than the best alone; 1: it does not. */
  readonly mostFirst: number;
}

export interface Ensemble {
  /** By descending weight; of equal ones the better candidate first. */
  readonly members: readonly EnsembleMember[];
  /** Mean over the folds of the metric of the averaged predictions. */
  readonly score: number;
  /** Each pick in turn and the score after it; those that are made at once have the same score. */
  readonly path: readonly { readonly candidate: number; readonly score: number }[];
}

export interface EnsembleMember {
  /** Index of the candidate. */
  readonly candidate: number;
  /** Its picks / all picks; the weights sum to 1. */
  readonly weight: number;
  /** Its score alone. */
  readonly score: number;
}

/** Picks without a better score before the selection ends: a plateau, as accuracy has many, may be crossed. */
const PATIENCE = 5;

/**
 * Greedy ensemble selection with replacement (Caruana, Niculescu-Mizil, Crew & Ksikes 2004): again and again the candidate is added
 * that makes the average of all picks score best on the validation rows, until no pick has made it better for a while; the picks up
 * to the best score are kept. A candidate may be picked repeatedly, which gives it more weight. Of equal additions, the candidate
 * that is better alone is picked, then the one with the lower index; nothing is random.
 *
 * The validation rows were used to choose the candidates, too, so the score is optimistic.
 * @returns null if no candidate has a score that is a number
 */
export function* selectEnsemble(request: EnsembleRequest, progress: Progress): Work<Ensemble | null> {
  const { task, classCount, metric, folds, mostPicks, mostFirst } = request;
  const sign = METRIC_TABLE[metric].direction === "maximize" ? 1 : -1;
  const judges = folds.map((fold) => foldJudge(fold, task, classCount, metric));
  const alone: number[] = [];
  for (let candidate = 0; candidate < folds[0]!.outputs.length; candidate++) {
    alone.push(yield* scoreWith(judges, candidate, progress));
  }
  const ranked = alone
    .map((_, candidate) => candidate)
    .filter((candidate) => !Number.isNaN(alone[candidate]))
    .sort((a, b) => sign * (alone[b]! - alone[a]!) || a - b);
  if (ranked.length === 0) return null;
  const path: { candidate: number; score: number }[] = [];
  const add = (candidate: number, score: number): void => {
    for (const judge of judges) judge.add(candidate);
    path.push({ candidate, score });
  };
  const first = yield* bestFirst(judges, ranked.slice(0, Math.min(mostFirst, mostPicks)), sign, progress);
  for (const candidate of ranked.slice(0, first.count)) add(candidate, first.score);
  let best = { size: first.count, score: first.score };
  while (path.length < mostPicks && path.length - best.size < PATIENCE) {
    let pick = { candidate: ranked[0]!, score: NaN };
    for (const candidate of ranked) {
      const score = yield* scoreWith(judges, candidate, progress);
      if (Number.isNaN(pick.score) || sign * score > sign * pick.score) pick = { candidate, score };
    }
    add(pick.candidate, pick.score);
    progress.share = path.length / mostPicks;
    if (sign * pick.score > sign * best.score) best = { size: path.length, score: pick.score };
  }
  const kept = path.slice(0, best.size);
  return { members: membersOf(kept, ranked, alone), score: best.score, path: kept };
}

/** Averages of the picks on the rows of one fold. */
interface FoldJudge {
  /** Operations of a score, roughly. */
  readonly cost: number;
  /** The score if the candidate were the next pick. */
  readonly scoreWith: (candidate: number) => number;
  readonly add: (candidate: number) => void;
  readonly clear: () => void;
}

function foldJudge(
  { targets, targetScale, outputs }: EnsembleFold,
  task: Task,
  classCount: number,
  metric: MetricName,
): FoldJudge {
  const values = outputs.map((one) => blendable(one, task, classCount));
  const size = values[0]!.length;
  const sums = new Float64Array(size);
  const average = new Float64Array(size);
  const actual = task === "regression" ? inOriginalUnits(targets, targetScale) : null;
  let picks = 0;
  const score = (): number => {
    if (isClassificationMetric(metric)) return scoreClassification(metric, targets, average, classCount);
    return scoreRegression(metric, actual!, inOriginalUnits(Float32Array.from(average), targetScale));
  };
  return {
    // Ranking for the area under the curve costs most.
    cost: size * (metric === "rocAuc" ? 200 : 20),
    scoreWith(candidate) {
      const own = values[candidate]!;
      for (let i = 0; i < size; i++) average[i] = (sums[i]! + own[i]!) / (picks + 1);
      return score();
    },
    add(candidate) {
      const own = values[candidate]!;
      for (let i = 0; i < size; i++) sums[i] = sums[i]! + own[i]!;
      picks++;
    },
    clear() {
      sums.fill(0);
      picks = 0;
    },
  };
}

/** The mean over the folds. */
function* scoreWith(judges: readonly FoldJudge[], candidate: number, progress: Progress): Work<number> {
  const scores: number[] = [];
  for (const judge of judges) {
    scores.push(judge.scoreWith(candidate));
    if (progress.spend(judge.cost)) yield;
  }
  return mean(scores);
}

/** How many of the best candidates, together, are the best beginning. The judges are left empty. */
function* bestFirst(
  judges: readonly FoldJudge[],
  ranked: readonly number[],
  sign: number,
  progress: Progress,
): Work<{ count: number; score: number }> {
  let best = { count: 0, score: NaN };
  for (const [place, candidate] of ranked.entries()) {
    const score = yield* scoreWith(judges, candidate, progress);
    for (const judge of judges) judge.add(candidate);
    if (best.count === 0 || sign * score > sign * best.score) best = { count: place + 1, score };
  }
  for (const judge of judges) judge.clear();
  return best;
}

function membersOf(
  path: Ensemble["path"],
  ranked: readonly number[],
  alone: readonly number[],
): EnsembleMember[] {
  return ranked
    .map((candidate) => ({
      candidate,
      weight: path.filter((pick) => pick.candidate === candidate).length / path.length,
      score: alone[candidate]!,
    }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
}
