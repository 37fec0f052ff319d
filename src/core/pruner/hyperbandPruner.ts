import { createLadder } from "./halvingPruner.ts";
import type { PrunableTrial, Pruner, PrunerOptions } from "./pruner.ts";

/**
 * Hyperband (Li et al. 2018) with asynchronous ladders: trials are assigned to brackets that differ in the step at which they
 * begin to prune, in case curves cross late. Bracket s = S, …, 0 begins at warmup · η^(S−s) steps, where S = ⌊log_η(maxSteps /
 * warmup)⌋, and gets trials in proportion to ⌈(S + 1) / (s + 1) · η^s⌉. Trials are compared within their bracket. The number of a
 * trial decides its bracket; trial 0 is in the one that prunes earliest, which has the most rungs.
 */
export function createHyperbandPruner(options: PrunerOptions): Pruner {
  const { config, maxSteps } = options;
  const shares = bracketShares(config.warmup, config.reduction, maxSteps);
  const turns = deal(shares);
  const ladders = shares.map((_, first) => createLadder(options, first));
  const bracketOf = (number: number) => turns[number % turns.length]!;
  const within = (trial: PrunableTrial, others: readonly PrunableTrial[]) => {
    const bracket = bracketOf(trial.number);
    return others.filter(({ number }) => bracketOf(number) === bracket);
  };
  return {
    checkSteps: (number) => ladders[bracketOf(number)]!.steps,
    afterStep: (trial, others) => ladders[bracketOf(trial.number)]!.afterStep(trial, within(trial, others)),
    afterTraining: (trial, others) =>
      ladders[bracketOf(trial.number)]!.afterTraining(trial, within(trial, others)),
  };
}

/** Trials of each bracket in one round, the bracket that prunes earliest first. */
export function bracketShares(warmup: number, reduction: number, maxSteps: number): readonly number[] {
  let most = 0;
  // Multiplied, not by logarithms: log 243 / log 3 is 4.999….
  while (warmup * reduction ** (most + 1) <= maxSteps) most += 1;
  return Array.from({ length: most + 1 }, (_, first) => {
    const s = most - first;
    return Math.ceil(((most + 1) / (s + 1)) * reduction ** s);
  });
}

/**
 * One round of turns in which each bracket has its share, spread as evenly as possible (smooth weighted round robin), so that a
 * short study also has all brackets.
 */
function deal(shares: readonly number[]): readonly number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const credit = shares.map(() => 0);
  return Array.from({ length: total }, () => {
    for (const [bracket, share] of shares.entries()) credit[bracket]! += share;
    const next = credit.indexOf(Math.max(...credit));
    credit[next]! -= total;
    return next;
  });
}
