/** One letter in this many may be wrong. */
const LETTERS_PER_EDIT = 3;
const LONGEST = 60;

/**
 * The word that was probably meant, or null if none is near: at most a third of the letters may be inserted, left out, replaced or
 * swapped with their neighbour. Case is ignored. If several words are equally near, the first.
 */
export function nearestWord(given: string, words: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const word of words) {
    const most = Math.max(1, Math.floor(Math.min(given.length, word.length) / LETTERS_PER_EDIT));
    if (Math.abs(given.length - word.length) > most || word.length > LONGEST) continue;
    const edits = editDistance(given.toLowerCase(), word.toLowerCase());
    if (edits > most || edits >= least || (edits > 0 && word.length < 2)) continue;
    best = word;
    least = edits;
  }
  return best;
}

/**
 * The smallest number of letters to insert, leave out, replace or swap with their neighbour to change one word into the other: the
 * distance of optimal string alignment (Damerau 1964; no letter is edited twice).
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) edits = Math.min(edits, beforeLast[j - 2]! + 1);
      row.push(edits);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
