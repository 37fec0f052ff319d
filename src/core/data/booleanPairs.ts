/** Yes/no pairs, in lower case. 0/1 is not among them: numbers stay numbers. */
const BOOLEAN_PAIRS: readonly (readonly [string, string])[] = [
  ["true", "false"],
  ["yes", "no"],
  ["y", "n"],
  ["t", "f"],
  ["on", "off"],
  ["是", "否"],
];
/** Writings of two words in capital and small letters. */
const MOST_WRITINGS = 20;

/** Whether distinct texts are a yes/no pair, in whatever case. */
export function isBooleanPair(texts: readonly string[]): boolean {
  if (texts.length > MOST_WRITINGS) return false;
  const folded = new Set(texts.map((text) => text.toLowerCase()));
  return folded.size === 2 && BOOLEAN_PAIRS.some(([a, b]) => folded.has(a) && folded.has(b));
}
