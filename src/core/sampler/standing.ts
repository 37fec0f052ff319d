import { crowdingDistance } from "../multiObjective/crowdingDistance.ts";
import { nonDominatedSort } from "../multiObjective/dominance.ts";
import { hypervolume } from "../multiObjective/hypervolume.ts";
import type { RankedTrial } from "./ranking.ts";

/** How far beyond the worst losses the reference point lies, in units of their range. */
const REFERENCE = 1.1;

/**
 * Trials ordered from best to worst.
 *
 * First those that meet all outcome constraints and are complete; then pruned ones by their forecast; then those that break
 * constraints, the smallest violation first (the rule of Deb 2000). Of equal ones the earlier.
 *
 * With several objectives: front by front of the non-dominated sort, and within the front that is cut by the first `count`, by the
 * hypervolume that each trial adds to those before it (Ozaki et al. 2022, MOTPE, by greedy selection).
 * @param count how many of the first will be separated from the others; beyond them the order is by fronts only
 */
export function bestOrder(ranked: readonly RankedTrial[], count: number): readonly RankedTrial[] {
  const kept = ranked.filter(({ violation }) => violation === 0);
  const complete = kept.filter(({ trial }) => trial.state === "complete");
  const pruned = kept.filter(({ trial }) => trial.state === "pruned");
  const broken = ranked.filter(({ violation }) => violation > 0);
  const several = (ranked[0]?.losses.length ?? 1) > 1;
  return [
    ...(several ? byFronts(complete, count) : complete.toSorted(byFirstLoss)),
    ...pruned.toSorted(byFirstLoss),
    ...broken.toSorted((a, b) => a.violation - b.violation || byFirstLoss(a, b)),
  ];
}

function byFirstLoss(a: RankedTrial, b: RankedTrial): number {
  return a.losses[0]! - b.losses[0]!;
}

function byFronts(trials: readonly RankedTrial[], count: number): RankedTrial[] {
  const order: RankedTrial[] = [];
  for (const front of nonDominatedSort(trials.map(({ losses }) => losses))) {
    const members = front.map((i) => trials[i]!);
    const wanted = count - order.length;
    order.push(...(wanted <= 0 || wanted >= members.length ? members : bySpread(members, wanted)));
  }
  return order;
}

/** The `wanted` first in the order in which they add most hypervolume; the others follow. */
function bySpread(front: readonly RankedTrial[], wanted: number): RankedTrial[] {
  const points = scaled(front.map(({ losses }) => losses));
  const reference = points[0]!.map(() => REFERENCE);
  // The ends of a front add little volume once it is well covered: ties are decided by crowding distance.
  const room = crowdingDistance(points);
  const left = new Set(points.keys());
  const chosen: number[] = [];
  let covered = 0;
  while (chosen.length < wanted) {
    let best = -1;
    let bestVolume = Number.NEGATIVE_INFINITY;
    for (const i of left) {
      const volume = hypervolume([...chosen.map((j) => points[j]!), points[i]!], reference) - covered;
      if (volume > bestVolume || (volume === bestVolume && room[i]! > room[best]!)) {
        best = i;
        bestVolume = volume;
      }
    }
    chosen.push(best);
    left.delete(best);
    covered += bestVolume;
  }
  return [...chosen, ...left].map((i) => front[i]!);
}

/** Each objective stretched to [0, 1]; an unknown loss is 1. */
function scaled(points: readonly (readonly number[])[]): number[][] {
  const ends = points[0]!.map((_, k) => {
    const finite = points.map((point) => point[k]!).filter(Number.isFinite);
    return { low: Math.min(...finite), range: Math.max(...finite) - Math.min(...finite) };
  });
  return points.map((point) =>
    point.map((loss, k) => {
      const { low, range } = ends[k]!;
      if (!Number.isFinite(loss)) return 1;
      return range > 0 ? (loss - low) / range : 0;
    }),
  );
}
