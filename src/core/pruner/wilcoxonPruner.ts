import { signedRankGreater } from "../math/signedRank.ts";
import { mean } from "../math/stats.ts";
import { endedCount, peersOf, toLoss } from "./comparison.ts";
import type { PrunableTrial, Pruner, PrunerOptions } from "./pruner.ts";

/**
 * Ends a trial between two of its trainings when those so far are significantly worse than the best trial's on the same folds and
 * repeats, by Wilcoxon's signed-rank test (one-sided). Folds differ more than configurations do; pairs remove that. A level of 0.1
 * needs at least four trainings, because three pairs cannot have a p-value below 1/8.
 *
 * The level holds for a single check: a trial is checked after every training, so chance ends somewhat more.
 */
export function createWilcoxonPruner({ config, direction }: PrunerOptions): Pruner {
  const { startTrials, significance } = config;
  const losses = ({ trainings }: PrunableTrial, count: number) =>
    trainings.slice(0, count).map((score) => toLoss(score, direction));
  return {
    checkSteps: () => [],
    afterStep: () => false,
    afterTraining(trial, others) {
      const peers = peersOf(trial, others);
      if (endedCount(peers) < startTrials) return false;
      const best = bestComplete(peers, (peer) => mean(losses(peer, peer.trainings.length)));
      if (best === null) return false;
      const pairs = Math.min(trial.trainings.length, best.trainings.length);
      const own = losses(trial, pairs);
      const its = losses(best, pairs);
      // On the same trainings, a trial with the better mean continues, whatever its ranks are.
      if (!(mean(own) > mean(its))) return false;
      const differences = own.map((loss, i) => difference(loss, its[i]!));
      return signedRankGreater(differences) < significance;
    },
  };
}

/** Two losses that are both the worst do not differ. */
function difference(loss: number, other: number): number {
  return loss === other ? 0 : loss - other;
}

function bestComplete(
  peers: readonly PrunableTrial[],
  value: (peer: PrunableTrial) => number,
): PrunableTrial | null {
  let best: PrunableTrial | null = null;
  for (const peer of peers) {
    if (peer.state !== "complete" || peer.trainings.length === 0) continue;
    if (best === null || value(peer) < value(best)) best = peer;
  }
  return best;
}
