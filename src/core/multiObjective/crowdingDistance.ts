/**
 * How far each point of a front is from its neighbours: the sum over the objectives of the gap between the two, in units of the
 * front's range (Deb et al. 2002, NSGA-II). The ends of every objective get Infinity. Of equal points, one gets the distance and
 * the others 0, so that a front of copies does not count as spread out.
 * @param points one row of finite or infinite losses each
 */
export function crowdingDistance(points: readonly (readonly number[])[]): Float64Array {
  const distance = new Float64Array(points.length);
  const distinct = firstOfEqual(points);
  for (let k = 0; k < (points[0]?.length ?? 0); k++) {
    const order = distinct.toSorted((a, b) => difference(points[a]![k]!, points[b]![k]!) || a - b);
    const values = order.map((index) => points[index]![k]!);
    const range = difference(values.at(-1)!, values[0]!);
    order.forEach((index, i) => {
      const atEnd = i === 0 || i === order.length - 1;
      if (atEnd) distance[index] = Number.POSITIVE_INFINITY;
      else if (range > 0) distance[index]! += share(difference(values[i + 1]!, values[i - 1]!), range);
    });
  }
  return distance;
}

/** Indices of the points that are not equal to an earlier one. */
function firstOfEqual(points: readonly (readonly number[])[]): number[] {
  const seen = new Set<string>();
  return Array.from(points.keys()).filter((index) => {
    const key = points[index]!.join(" ");
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** a − b, but 0 for two equal infinities. */
function difference(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** A gap in units of the range, both possibly infinite. */
function share(gap: number, range: number): number {
  if (range < Number.POSITIVE_INFINITY) return gap / range;
  return gap === Number.POSITIVE_INFINITY ? 1 : 0;
}
