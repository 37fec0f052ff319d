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
 * Fast non-dominated sort (Deb et al. 2002): indices of the points that nothing dominates, then of those that only the first front
 * dominates, and so on; ascending within a front.
 * @param points n rows of losses, no NaN
 */
export function nonDominatedSort(points: readonly (readonly number[])[]): readonly (readonly number[])[] {
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
  const fronts: number[][] = [];
  let front = [...better.keys()].filter((i) => better[i] === 0);
  while (front.length > 0) {
    fronts.push(front);
    const next: number[] = [];
    for (const i of front) {
      for (const j of beaten[i]!) {
        better[j] = better[j]! - 1;
        if (better[j] === 0) next.push(j);
      }
    }
    front = next.toSorted((a, b) => a - b);
  }
  return fronts;
}

/** Indices of the points that nothing dominates, ascending; of equal points all. */
export function nonDominated(points: readonly (readonly number[])[]): readonly number[] {
  let front: number[] = [];
  points.forEach((point, i) => {
    if (front.some((j) => dominates(points[j]!, point))) return;
    front = front.filter((j) => !dominates(point, points[j]!));
    front.push(i);
  });
  return front;
}
