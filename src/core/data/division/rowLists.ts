// Lists of row numbers. Loops over arrays of one type, because spreading, flattening and `from` with a function take ten times as long
// on a million rows.

/** One list after the other. */
export function concatRows(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}

/**
 * The rows of each code, in their order.
 * @param codes of each of `rows`, 0 … count − 1
 */
export function rowsByCode(
  rows: Uint32Array,
  codes: ArrayLike<number>,
  count: number,
): readonly Uint32Array[] {
  const counts = new Uint32Array(count);
  for (let i = 0; i < rows.length; i++) counts[codes[i]!]! += 1;
  const lists = Array.from(counts, (length) => new Uint32Array(length));
  const filled = new Uint32Array(count);
  for (let i = 0; i < rows.length; i++) {
    const code = codes[i]!;
    lists[code]![filled[code]!] = rows[i]!;
    filled[code]! += 1;
  }
  return lists;
}
