/**
 * A subset of many observations, for work that grows with the cube of their number: those to keep, then the best ones for half of
 * the remaining `limit`, then as many of the others, evenly spaced by rank. All of them if they are few. Not random.
 * @param y smaller is better; of equal ones the first is better
 * @param limit how many at most
 * @param kept indices that must be included, fewer than `limit`
 * @returns indices, ascending
 */
export function representative(y: Float64Array, limit: number, kept: readonly number[] = []): number[] {
  const all = Array.from(y.keys());
  if (y.length <= limit) return all;
  const keep = new Set(kept);
  const ranked = all.filter((i) => !keep.has(i)).sort((a, b) => y[a]! - y[b]!);
  const wanted = limit - keep.size;
  const best = Math.ceil(wanted / 2);
  const others = wanted - best;
  const stride = (ranked.length - best) / others;
  const spread = Array.from({ length: others }, (_, k) => ranked[best + Math.floor(k * stride)]!);
  return [...keep, ...ranked.slice(0, best), ...spread].sort((a, b) => a - b);
}

/**
 * A subset of many observations, evenly spaced by rank, with the best and the worst: hyper-parameters are fitted to it. With more
 * of the best the fit would be overconfident, because those are closer together than the rest.
 * @returns indices, ascending; all if there are at most `limit` ≥ 2
 */
export function evenlyRanked(y: Float64Array, limit: number): number[] {
  const all = Array.from(y.keys());
  if (y.length <= limit) return all;
  const ranked = all.sort((a, b) => y[a]! - y[b]!);
  const stride = (y.length - 1) / (limit - 1);
  return Array.from({ length: limit }, (_, k) => ranked[Math.floor(k * stride)]!).sort((a, b) => a - b);
}
