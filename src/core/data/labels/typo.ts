/** Shorter words have too many neighbours that are other words. */
const LEAST_LETTERS = 5;
/** A wrong first letter is rare, and a different first letter often means a different word: it is accepted only in long words. */
const LEAST_LETTERS_FIRST = 7;
const WORD = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
const NO_WORD = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;
/** Letters that number things: group a and group b, part i and part v. */
const NUMBERING = /^[a-eivx]$/;

/** The differing parts of two texts, without their common beginning and end. */
interface Difference {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/**
 * Whether `label` can be `known` with one typing error: a letter wrong, too many, missing, or two swapped (a Damerau–Levenshtein
 * distance of 1), or a blank within a word. Only in words of at least five letters of an alphabet; never by a digit or a sign,
 * which distinguish things, nor by a letter that numbers them ("group a", "group b") or turns a word into its opposite ("typical",
 * "atypical").
 * @param label and `known` in normal form
 */
export function isTypo(label: string, known: string): boolean {
  if (Math.abs(label.length - known.length) > 1 || label === known) return false;
  const { at, before, after } = differenceOf(known, label);
  if (before.length > 2 || after.length > 2) return false;
  const isSwap =
    before.length === 2 && after.length === 2 && before[0] === after[1] && before[1] === after[0];
  if (!isSwap && (before.length > 1 || after.length > 1)) return false;
  const changed = before + after;
  if (changed === " ") return lettersAround(known.replace(" ", ""), at).length >= LEAST_LETTERS;
  if (NO_WORD.test(changed)) return false;
  const word = lettersAround(known, at);
  const first = at === 0 || !WORD.test(known[at - 1]!);
  if (first && !isSwap) {
    const isPrefix = before === "" && after === "a";
    return word.length >= LEAST_LETTERS_FIRST && !isPrefix && !(after === "" && before === "a");
  }
  const last = at + before.length >= known.length || !WORD.test(known[at + before.length]!);
  if (last && NUMBERING.test(before) && NUMBERING.test(after)) return false;
  return word.length >= LEAST_LETTERS;
}

/** Whether two texts differ in one letter that is doubled in one and single in the other: "Medellin", "Medelin". */
export function isDoubledLetter(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const { at, before, after } = differenceOf(short, long);
  return before === "" && after.length === 1 && (long[at - 1] === after || long[at + 1] === after);
}

function differenceOf(a: string, b: string): Difference {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return { at: start, before: a.slice(start, a.length - end), after: b.slice(start, b.length - end) };
}

/** The letters of the word at a position, or of the word that ends just before it. */
function lettersAround(text: string, at: number): string {
  let from = at;
  while (from > 0 && WORD.test(text[from - 1]!)) from--;
  let to = at;
  while (to < text.length && WORD.test(text[to]!)) to++;
  return text.slice(from, to);
}
