/** How many of the ascending numbers are at most x: the index of the first above it. */
export function countUpTo(sorted: ArrayLike<number>, x: number): number {
  return firstPlace(sorted, x, false);
}

/** How many of the ascending numbers are below x: the index of the first that is not. */
export function countBelow(sorted: ArrayLike<number>, x: number): number {
  return firstPlace(sorted, x, true);
}

/** The index of the first number above x (or equal to it, with `orEqual`); the length if there is none. */
function firstPlace(sorted: ArrayLike<number>, x: number, orEqual: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle]!;
    if (value > x || (orEqual && value === x)) high = middle;
    else low = middle + 1;
  }
  return low;
}
