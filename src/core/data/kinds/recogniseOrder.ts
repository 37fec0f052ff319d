import { rangeOf, type Range } from "./ranges.ts";
import { MORE_SCALES } from "./moreScales.ts";
import { WORD_SCALES } from "./scales.ts";

/** With two levels a network learns as much from yes/no, and short words would be recognised as scales too often. */
const LEAST_LEVELS = 3;
const MOST_LEVELS = 40;
/** Longer texts are not levels of a known order. */
const LONGEST_LEVEL = 100;
/** Fewest levels if they are words of two letters. */
const SURE_LEVELS = 5;

const GRADE_NAME = /(?:^|[^a-z])(?:grade|rating|letter|mark|credit|class)s?(?:$|[^a-z])|成绩|等级|评级|级别/i;
const GRADE = /^(a{1,3}|b{1,3}|c{1,3}|[d-f])([+-]?)$/i;
/** "Stage II", "level 3", "Q4", "tier 1". */
const NUMBERED =
  /^(level|lvl|grade|stage|tier|phase|step|quarter|q|year|week|day|rank|等级|级别|第)[ _.-]?(\d{1,3}|[ivx]{1,4})[级期阶段季度年周天层]*$/i;
const ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/**
 * The levels in their order if it is a well-known one: a scale of `WORD_SCALES`, grades (A+, A, A−, B …), numbered levels ("stage 2",
 * "Q3"), or ranges ("<10", "10–20", ">20"); otherwise null. Plain letters are grades only if the column's name says so.
 * @param levels distinct, in any order
 * @param name of the column
 */
export function recogniseOrder(levels: readonly string[], name: string): readonly string[] | null {
  if (levels.length < LEAST_LEVELS || levels.length > MOST_LEVELS) return null;
  if (levels.some((level) => level.length > LONGEST_LEVEL)) return null;
  const words = levels.map(normalised);
  for (const scale of areInitials(words) ? WORD_SCALES : [...WORD_SCALES, ...MORE_SCALES]) {
    const order = sortedBy(levels, positionsIn(scale, words));
    if (order !== null) return order;
  }
  return (
    sortedBy(levels, gradePositions(words, name)) ??
    sortedBy(levels, numberedPositions(words)) ??
    sortedBy(levels, rangePositions(levels))
  );
}

/**
 * Whether words are too short, and too few, to decide their language: MO, MI and SO are weekdays in German and states in America.
 */
function areInitials(words: readonly string[]): boolean {
  return words.length < SURE_LEVELS && words.every((word) => word.length <= 2);
}

/** Lower case, one space between words, no point after an abbreviation: "Very_Low", "very-low" and "very  low" are the same. */
function normalised(level: string): string {
  return level
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/(?<=\S)[\s_-]+(?=\S)/g, " ")
    .trim()
    .replace(/(?<=\p{L})\.$/u, "");
}

function positionsIn(scale: readonly string[], words: readonly string[]): number[] | null {
  const positions = new Map(scale.flatMap((at, i) => at.split("|").map((word) => [word, i] as const)));
  const found = words.map((word) => positions.get(word) ?? positions.get(withoutNumber(word)) ?? NaN);
  return found.every((position) => !Number.isNaN(position)) ? found : null;
}

/** "1 low", "2. medium", "(3) high": only the words, because the number means the same. */
function withoutNumber(word: string): string {
  return word.replace(/^\(?\d{1,2}[).:、]?\s+/, "");
}

/** A before B; with a sign before or after them; triple letters (AAA) before double before single. Worst first, as in scales. */
function gradePositions(words: readonly string[], name: string): number[] | null {
  const grades = words.map((word) => GRADE.exec(word.replaceAll("−", "-")));
  if (grades.some((grade) => grade === null)) return null;
  const signed = grades.some((grade) => grade![2] !== "" || grade![1]!.length > 1);
  if (!signed && !GRADE_NAME.test(name)) return null;
  return grades.map((grade) => {
    const [, letters, sign] = grade!;
    const letter = letters!.charCodeAt(0) - "a".charCodeAt(0);
    return -(letter * 100) + letters!.length * 10 + (sign === "+" ? 1 : sign === "-" ? -1 : 0);
  });
}

function numberedPositions(words: readonly string[]): number[] | null {
  const parts = words.map((word) => NUMBERED.exec(word));
  if (parts.some((part) => part === null || part[1] !== parts[0]![1])) return null;
  return parts.map((part) => {
    const number = part![2]!;
    const roman = ROMAN.indexOf(number);
    return roman >= 0 ? roman + 1 : Number(number);
  });
}

/** Ordered by both ends, if both increase from each range to the next; at least one must be more than a single number. */
function rangePositions(levels: readonly string[]): number[] | null {
  const ranges = levels.map(rangeOf);
  if (ranges.some((range) => range === null)) return null;
  const known = ranges.map((range) => range!);
  if (known.every(([low, high]) => low === high)) return null;
  const order = known
    .map((_, i) => i)
    .sort((a, b) => known[a]![0] - known[b]![0] || known[a]![1] - known[b]![1]);
  const rising = order.every((at, i) => i === 0 || isAfter(known[at]!, known[order[i - 1]!]!));
  if (!rising) return null;
  return known.map((_, i) => order.indexOf(i));
}

/**
 * Of two open ranges the one with the larger end is later ("10+", "500+"), and a number comes after the range below it ("< 1 year",
 * "1 year").
 */
function isAfter([low, high]: Range, [lowBefore, highBefore]: Range): boolean {
  if (high > highBefore) return true;
  if (high < highBefore || low === lowBefore) return false;
  return high === Infinity || lowBefore === -Infinity;
}

/** Also null if two levels share a position, because they may differ in meaning. */
function sortedBy(levels: readonly string[], positions: readonly number[] | null): readonly string[] | null {
  if (positions === null || new Set(positions).size < levels.length) return null;
  return levels
    .map((level, i) => ({ level, position: positions[i]! }))
    .sort((a, b) => a.position - b.position)
    .map(({ level }) => level);
}
