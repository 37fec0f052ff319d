/** How often each of two is better, and the p-value of the two-sided sign test, which ignores ties. */
export interface Pairs {
  readonly better: number;
  readonly worse: number;
  /** null if all are ties. */
  readonly p: number | null;
}

/** @param differences below 0: better */
export function comparePairs(differences: readonly number[]): Pairs {
  const better = differences.filter((difference) => difference < 0).length;
  const worse = differences.filter((difference) => difference > 0).length;
  return {
    better,
    worse,
    p: better + worse === 0 ? null : signTest(Math.min(better, worse), better + worse),
  };
}

/** Probability of at most `fewer` or at least `all − fewer` heads of `all` fair coins. */
function signTest(fewer: number, all: number): number {
  let term = -all * Math.LN2;
  let tail = 0;
  for (let k = 0; k <= fewer; k++) {
    tail += Math.exp(term);
    term += Math.log((all - k) / (k + 1));
  }
  return Math.min(1, 2 * tail);
}
