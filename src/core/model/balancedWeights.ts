/**
 * Weights that give every class the same total: rows / (classes · rows of the class), as scikit-learn's class_weight="balanced". A
 * class without a row has weight 1: no row uses it.
 * @param targets class index of each training row
 */
export function balancedWeights(targets: ArrayLike<number>, classes: number): readonly number[] {
  const counts = new Array<number>(classes).fill(0);
  for (let row = 0; row < targets.length; row++) counts[targets[row]!]! += 1;
  const present = counts.filter((count) => count > 0).length;
  return counts.map((count) => (count === 0 ? 1 : targets.length / (present * count)));
}
