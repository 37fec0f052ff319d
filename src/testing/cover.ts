/** One index into each factor. */
export type Combination = readonly number[];

/**
 * Combinations of several factors' values so that every two values of different factors meet in at least one: a mistake that takes
 * two of them to show is found by few cases instead of the product. Greedy, so a little more than the fewest; always the same.
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
 * Few of the items that together have all marks that any of them has, in their order: again and again the one with the most new
 * marks, the first of several.
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
