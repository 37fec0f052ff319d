/**
 * Volume within `reference` that the points dominate, all objectives minimised. Exact in one to three dimensions, by slicing along
 * the last coordinate; O(n²·log n) with three.
 * @param points finite; those not below `reference` in every coordinate have no effect
 */
export function hypervolume(points: readonly (readonly number[])[], reference: readonly number[]): number {
  const inside = points.filter((point) => point.every((value, k) => value < reference[k]!));
  return volume(inside, reference, reference.length);
}

/** The volume in the first `dimensions` coordinates. */
function volume(
  points: readonly (readonly number[])[],
  reference: readonly number[],
  dimensions: number,
): number {
  if (points.length === 0) return 0;
  if (dimensions === 1) return reference[0]! - Math.min(...points.map((point) => point[0]!));
  if (dimensions === 2) return area(points, reference);
  const last = dimensions - 1;
  const sorted = points.toSorted((a, b) => a[last]! - b[last]!);
  let sum = 0;
  for (let i = 0; i < sorted.length; i++) {
    const height = (sorted[i + 1]?.[last] ?? reference[last]!) - sorted[i]![last]!;
    if (height > 0) sum += height * volume(sorted.slice(0, i + 1), reference, last);
  }
  return sum;
}

/** Strips from left to right, each as high as the best so far. */
function area(points: readonly (readonly number[])[], reference: readonly number[]): number {
  const sorted = points.toSorted((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
  let sum = 0;
  let lowest = reference[1]!;
  for (const point of sorted) {
    const y = point[1]!;
    if (y >= lowest) continue;
    sum += (reference[0]! - point[0]!) * (lowest - y);
    lowest = y;
  }
  return sum;
}
