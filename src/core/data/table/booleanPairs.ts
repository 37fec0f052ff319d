/** Yes/no pairs, in lower case. Without 0/1, because numbers stay numbers. */
const BOOLEAN_PAIRS: readonly (readonly [string, string])[] = [
  ["true", "false"],
  ["yes", "no"],
  ["y", "n"],
  ["t", "f"],
  ["on", "off"],
  ["是", "否"],
];
/** Pairs that earlier versions read as categories. */
const LATER_PAIRS: readonly (readonly [string, string])[] = [
  ["ja", "nein"],
  ["oui", "non"],
  ["sí", "no"],
  ["si", "no"],
  ["sim", "não"],
  ["sim", "nao"],
  ["tak", "nie"],
  ["да", "нет"],
  ["ja", "nee"],
  ["ja", "nej"],
  ["ja", "nei"],
  ["wahr", "falsch"],
  ["vrai", "faux"],
  ["verdadero", "falso"],
  ["vero", "falso"],
  ["j", "n"],
  ["有", "无"],
  ["对", "错"],
  ["真", "假"],
  ["はい", "いいえ"],
  ["예", "아니요"],
  ["✓", "✗"],
  ["✔", "✘"],
  ["✔", "✖"],
  ["checked", "unchecked"],
];
/** Most spellings of two words in different case. */
const MOST_WRITINGS = 20;

/** Whether distinct texts are a yes/no pair, ignoring case. */
export function isBooleanPair(texts: readonly string[]): boolean {
  return isOneOf(BOOLEAN_PAIRS, texts) || isLaterPair(texts);
}

/** Whether they are a pair that earlier versions read as a category. */
export function isLaterPair(texts: readonly string[]): boolean {
  return isOneOf(LATER_PAIRS, texts);
}

function isOneOf(pairs: readonly (readonly [string, string])[], texts: readonly string[]): boolean {
  if (texts.length > MOST_WRITINGS) return false;
  const folded = new Set(texts.map((text) => text.toLowerCase()));
  return folded.size === 2 && pairs.some(([a, b]) => folded.has(a) && folded.has(b));
}
