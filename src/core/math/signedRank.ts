/**
 * Wilcoxon's signed-rank test, one-sided: the probability of a sum of positive ranks W⁺ at least as large as that of `differences`,
 * under the hypothesis that each difference is equally likely to be positive or negative. Small if the differences are positive.
 *
 * Exact for any number and with ties: the distribution of W⁺ over all 2ⁿ signs is counted by sums, with mid-ranks doubled so that
 * they are whole. Zeros are dropped (Wilcoxon 1945), so the p-value is 1 if all differences are zero. As `scipy.stats.wilcoxon`
 * with `alternative="greater"`, exact, and as its full permutation where there are ties.
 * @param differences no NaN; infinities tie with each other; up to some hundreds (n³/2 additions)
 */
export function signedRankGreater(differences: readonly number[]): number {
  const kept = differences.filter((difference) => difference !== 0);
  const ranks = doubledRanks(kept.map((difference) => Math.abs(difference)));
  const observed = ranks.reduce((sum, rank, i) => sum + (kept[i]! > 0 ? rank : 0), 0);
  const most = ranks.reduce((sum, rank) => sum + rank, 0);
  // Probability of each sum, over the ranks so far.
  const probability = new Float64Array(most + 1);
  probability[0] = 1;
  let reached = 0;
  for (const rank of ranks) {
    reached += rank;
    for (let sum = reached; sum >= 0; sum--) {
      const without = probability[sum]!;
      const withIt = sum >= rank ? probability[sum - rank]! : 0;
      probability[sum] = 0.5 * (without + withIt);
    }
  }
  let tail = 0;
  for (let sum = most; sum >= observed; sum--) tail += probability[sum]!;
  return Math.min(1, tail);
}

/** Twice the ranks, which start at 1; equal numbers share the mean of their ranks. */
function doubledRanks(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return 2 * below + equal + 1;
  });
}
