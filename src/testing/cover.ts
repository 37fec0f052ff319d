/** One index into each factor. */
export type Combination = readonly number[];

/**
 * Combinations of several factors' values so that every two values of different factors occur together in at least one. So a
 * mistake that needs two values is found by few cases instead of the product. Greedy, so slightly more than the minimum;
 * deterministic.
 * @param sizes how many values each factor has, each at least 1
 */
export function pairwise(sizes: readonly number[]): readonly Combination[] {
  const product = sizes.reduce<number[][]>(
    (rows, size) => rows.flatMap((row) => Array.from({ length: size }, (_, value) => [...row, value])),
    [[]],
  );
  return cover(product, pairsOf);
}

/**
 * A small subset of the items that has all marks, in their order: repeatedly the item with the most new marks, of equal ones the
 * first.
 */
export function cover<T>(items: readonly T[], marksOf: (item: T) => readonly string[]): readonly T[] {
  const marks = items.map((item) => new Set(marksOf(item)));
  const open = new Set(marks.flatMap((own) => [...own]));
  const chosen = new Set<number>();
  while (open.size > 0) {
    let best = 0;
    let most = 0;
    for (const [index, own] of marks.entries()) {
      const fresh = [...own].filter((mark) => open.has(mark)).length;
      if (fresh > most) [best, most] = [index, fresh];
    }
    chosen.add(best);
    for (const mark of marks[best]!) open.delete(mark);
  }
  return items.filter((_, index) => chosen.has(index));
}

function pairsOf(row: Combination): readonly string[] {
  // One factor alone has no pairs: each of its values counts.
  if (row.length === 1) return row.map(String);
  return row.flatMap((value, i) => row.slice(i + 1).map((other, j) => `${i}:${value} ${i + 1 + j}:${other}`));
}
