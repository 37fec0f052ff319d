const NUMBER = String.raw`[$€£¥￥]?\s*(-?\d[\d,]*(?:\.\d+)?)\s*([kKmM万千])?`;
/** A unit after a number: any short word except "to" and "or". */
const UNIT = String.raw`\s*(?:%|(?!(?:to|or|and|bis)\b)[a-zA-Z]{1,12}|岁|元|年|人|分|公里|米|个月|月|天|小时)?\.?`;

const BELOW = new RegExp(
  String.raw`^(?:<\s*=?|≤|less than|under|below|up to|at most|不足|低于|小于|少于)\s*${NUMBER}${UNIT}$`,
  "i",
);
const BELOW_AFTER = new RegExp(
  String.raw`^${NUMBER}${UNIT}\s*(?:or less|or under|or below|and under|and below|以下|及以下|以内)$`,
  "i",
);
const ABOVE = new RegExp(
  String.raw`^(?:>\s*=?|≥|more than|over|above|at least|from|超过|高于|大于|多于|至少)\s*${NUMBER}${UNIT}$`,
  "i",
);
const ABOVE_AFTER = new RegExp(
  String.raw`^${NUMBER}${UNIT}\s*(?:\+${UNIT}|or more|or over|or above|or older|and over|and above|and older|plus|以上|及以上)$`,
  "i",
);
const BETWEEN = new RegExp(
  String.raw`^[[(]?\s*${NUMBER}${UNIT}\s*(?:-|–|—|~|～|to|bis|至|到|\.\.|,\s)\s*${NUMBER}${UNIT}\s*[\])]?$`,
  "i",
);
const SINGLE = new RegExp(String.raw`^${NUMBER}${UNIT}$`, "i");

const FACTORS: ReadonlyMap<string, number> = new Map([
  ["k", 1e3],
  ["千", 1e3],
  ["m", 1e6],
  ["万", 1e4],
]);

/** Longer texts are not ranges; on megabytes of blanks the patterns would take for ever. */
const LONGEST = 100;

export type Range = readonly [low: number, high: number];

/** A range of numbers as people write it ("10–20", "<10", "65+", "18 to 24", "18岁以下", "5"); null: none. The low end first. */
export function rangeOf(text: string): Range | null {
  if (text.length > LONGEST) return null;
  const below = BELOW.exec(text) ?? BELOW_AFTER.exec(text);
  if (below !== null) return [-Infinity, valueOf(below[1]!, below[2])];
  const above = ABOVE.exec(text) ?? ABOVE_AFTER.exec(text);
  if (above !== null) return [valueOf(above[1]!, above[2]), Infinity];
  const between = BETWEEN.exec(text);
  if (between !== null) {
    const low = valueOf(between[1]!, between[2]);
    const high = valueOf(between[3]!, between[4]);
    return low < high ? [low, high] : null;
  }
  const single = SINGLE.exec(text);
  if (single === null) return null;
  const value = valueOf(single[1]!, single[2]);
  return [value, value];
}

function valueOf(digits: string, factor: string | undefined): number {
  return Number(digits.replaceAll(",", "")) * (FACTORS.get((factor ?? "").toLowerCase()) ?? 1);
}
