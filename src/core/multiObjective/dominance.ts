/** Whether `a` is at least as good as `b` in every objective and better in one. All are minimised. */
export function dominates(a: readonly number[], b: readonly number[]): boolean {
  let better = false;
  for (let k = 0; k < a.length; k++) {
    if (!(a[k]! <= b[k]!)) return false;
    if (a[k]! < b[k]!) better = true;
  }
  return better;
}

/**
 * Non-dominated sorting (Deb et al. 2002): the rank of every point, 0 for those that nothing dominates, 1 for those that only rank 0
 * dominates, and so on. Points with a NaN dominate nothing and nothing dominates them: leave them out.
 * @param points n points of m minimised objectives
 */
export function nonDominatedRanks(points: readonly (readonly number[])[]): readonly number[] {
  const n = points.length;
  const beaten: number[][] = Array.from({ length: n }, () => []);
  const better = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      if (dominates(points[i]!, points[j]!)) {
        beaten[i]!.push(j);
        better[j] = better[j]! + 1;
      } else if (dominates(points[j]!, points[i]!)) {
        beaten[j]!.push(i);
        better[i] = better[i]! + 1;
      }
    }
  }
  const ranks = Array.from({ length: n }, () => 0);
  let level = [...better.keys()].filter((i) => better[i] === 0);
  for (let rank = 0; level.length > 0; rank++) {
    const next: number[] = [];
    for (const i of level) {
      ranks[i] = rank;
      for (const j of beaten[i]!) {
        better[j] = better[j]! - 1;
        if (better[j] === 0) next.push(j);
      }
    }
    level = next;
  }
  return ranks;
}

/**
 * Crowding distance (Deb et al. 2002) of points of one rank: how far apart a point's neighbours are, summed over the objectives, each
 * scaled to its range; Infinity at the ends. Larger is lonelier, and better.
 */
export function crowdingDistances(points: readonly (readonly number[])[]): readonly number[] {
  const distances = points.map(() => 0);
  const objectives = points[0]?.length ?? 0;
  for (let k = 0; k < objectives; k++) {
    const order = Array.from(points.keys()).sort((a, b) => points[a]![k]! - points[b]![k]!);
    const range = points[order.at(-1)!]![k]! - points[order[0]!]![k]!;
    distances[order[0]!] = Number.POSITIVE_INFINITY;
    distances[order.at(-1)!] = Number.POSITIVE_INFINITY;
    if (range === 0) continue;
    for (let i = 1; i + 1 < order.length; i++) {
      const gap = points[order[i + 1]!]![k]! - points[order[i - 1]!]![k]!;
      distances[order[i]!] = distances[order[i]!]! + gap / range;
    }
  }
  return distances;
}
