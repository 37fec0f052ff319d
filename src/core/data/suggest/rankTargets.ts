import type { ColumnSummary } from "../table/dataset.ts";
import { MAX_CLASSES } from "../limits.ts";
import type { CopiedColumn } from "./findCopies.ts";
import {
  meaningOfName,
  NAME_MEANINGS,
  NUMBER_OUTCOMES,
  QUESTION,
  wordsOfName,
  type NameMeaning,
} from "./targetNames.ts";

/** Columns with more levels are names or places, unless the column has the name or position of a target and its levels repeat. */
const MOST_LEVELS = Math.min(100, MAX_CLASSES);
const ROWS_PER_LEVEL = 3;
/** Fewest numeric columns beside a column of classes. */
const LEAST_NUMBERS = 2;
const FEW_LEVELS = 20;
const CODE = /^\p{L}{1,4}[-_ ]?\d{1,6}$/u;
const ROW_NUMBER =
  /(?:^|\s)(?:id|uid|uuid|guid|key|rowid|row number|编号|序号)$|^(?:index|unnamed \d+|no|nr)$/;

/** Points for a column as the target. Names have the largest weight, then the position, then the kind. */
const POINTS = {
  target: 100,
  outcome: 80,
  /** The last word of a longer name: "credit risk class". */
  lastWordTarget: 60,
  lastWordOutcome: 45,
  quality: 35,
  lastWordQuality: 15,
  question: 50,
  feature: -40,
  /** y beside x: a coordinate as often as a target. */
  coordinate: 20,
  last: 30,
  first: 8,
  twoLevels: 14,
  fewLevels: 10,
  manyLevels: -30,
  number: 4,
  /** The only classes among numbers. */
  oddOneOut: 20,
  gaps: -40,
  /** A renamed copy leaks the target, which the data check reports; a duplicate is not worth predicting. */
  renamed: -15,
  copy: -45,
  copyOfFeature: -60,
} as const;

/**
 * Possible targets, the most likely first: by name (both languages), kind, number of levels and position. Never a text, a date, an
 * id, a constant, a column of hundreds of levels without the name or position of a target, or a copy of a more likely column.
 * @param copies for each column name, the columns of which it is a copy, possibly with renamed values
 */
export function rankTargets(
  columns: readonly ColumnSummary[],
  rowCount: number,
  copies: ReadonlyMap<string, readonly CopiedColumn[]> = new Map(),
): readonly ColumnSummary[] {
  const names = new Set(columns.map(({ name }) => wordsOfName(name)));
  const isOdd = oddOneOut(columns);
  const ranked = columns
    .map((column, at) => {
      const coded = at === 0 && hasCodes(column);
      const place = at === columns.length - 1 ? POINTS.last : at === 0 && !coded ? POINTS.first : 0;
      const odd = column === isOdd && !coded ? POINTS.oddOneOut : 0;
      const copied = copyScore(copies.get(column.name) ?? []);
      const points = nameScore(column, names) + kindScore(column) + place + odd + copied;
      return { column, at, points: points + (gapsIn(column) > rowCount / 4 ? POINTS.gaps : 0) };
    })
    .filter(({ column, at }) => isPossible(column, rowCount, at === columns.length - 1))
    .sort((a, b) => b.points - a.points || b.at - a.at);
  const possible = new Map(ranked.map(({ column }) => [column.name, column]));
  const taken = new Set<string>();
  return ranked.flatMap(({ column: found }) => {
    if (taken.has(found.name)) return [];
    const column = wordsOf(found, copies, possible) ?? found;
    if (copies.get(column.name)?.some(({ name }) => taken.has(name)) === true) return [];
    taken.add(column.name);
    return [column];
  });
}

/** Whether levels are codes ("W0", "ST-12"): in the first columns they say where a row comes from. */
function hasCodes({ levels }: ColumnSummary): boolean {
  return levels.length > 2 && levels.every(({ level }) => CODE.test(level));
}

/** Cells without a value, without counting words among numbers that are missing by default. */
function gapsIn({ missing, found }: ColumnSummary): number {
  return missing - (found?.odd?.asNumber === true ? found.odd.cells : 0);
}

/** The column of words whose code is a numeric column without an informative name. */
function wordsOf(
  { name, kind }: ColumnSummary,
  copies: ReadonlyMap<string, readonly CopiedColumn[]>,
  possible: ReadonlyMap<string, ColumnSummary>,
): ColumnSummary | undefined {
  if (kind !== "number" || meaningOf(wordsOfName(name)) !== null) return undefined;
  return (copies.get(name) ?? [])
    .map((copy) => possible.get(copy.name))
    .find((copy) => copy !== undefined && copy.kind !== "number" && !isFeature(copy.name));
}

function isPossible(column: ColumnSummary, rowCount: number, isLast: boolean): boolean {
  const { name, kind, numeric, distinct, missing } = column;
  if (kind === "text" || kind === "constant" || kind === "date" || kind === "picture") return false;
  if (distinct < 2 || missing >= rowCount) return false;
  if (kind !== "number") {
    const isMany = distinct > MOST_LEVELS;
    const comesBack = distinct <= MAX_CLASSES && rowCount - missing >= ROWS_PER_LEVEL * distinct;
    return (!isMany || (comesBack && (isLast || isWanted(name)))) && !isId(name, distinct, rowCount);
  }
  const whole = numeric !== null && Number.isInteger(numeric.min) && Number.isInteger(numeric.max);
  const counts = whole && rowCount > 2 && distinct === rowCount && numeric.max - numeric.min === rowCount - 1;
  return !counts && !isId(name, distinct, rowCount);
}

function isId(name: string, distinct: number, rowCount: number): boolean {
  return ROW_NUMBER.test(wordsOfName(name)) && distinct > rowCount / 2;
}

/** Whether a name suggests that its column is predicted. */
function isWanted(name: string): boolean {
  const meaning = meaningOf(wordsOfName(name));
  return meaning === "target" || meaning === "outcome";
}

function isFeature(name: string): boolean {
  return meaningOfName(wordsOfName(name)) === "feature";
}

/** By the whole name, otherwise by its last word. */
function meaningOf(words: string): NameMeaning | null {
  return meaningOfName(words) ?? NAME_MEANINGS.get(words.split(" ").at(-1)!) ?? lastCharacters(words);
}

/** Number of different values after labels that look alike, or are misspelt, are merged. */
function foldedDistinct({ distinct, alike = [], typos = [] }: ColumnSummary): number {
  const folded = new Set([...alike, ...typos].flatMap(([, ...spellings]) => spellings));
  return Math.max(1, distinct - folded.size);
}

function nameScore(column: ColumnSummary, names: ReadonlySet<string>): number {
  const { name, kind } = column;
  const words = wordsOfName(name);
  // x, y and z are lengths.
  if (words === "y" && names.has("x") && names.has("z")) return POINTS.feature;
  if (words === "y" && names.has("x")) return POINTS.coordinate;
  if (kind === "number" && NUMBER_OUTCOMES.has(words)) return POINTS.outcome;
  const meaning = meaningOfName(words);
  if (meaning !== undefined) return POINTS[meaning];
  if (ROW_NUMBER.test(words)) return POINTS.feature;
  if (QUESTION.test(words) && (kind === "boolean" || foldedDistinct(column) === 2)) return POINTS.question;
  const last = NAME_MEANINGS.get(words.split(" ").at(-1)!) ?? lastCharacters(words);
  return {
    target: POINTS.lastWordTarget,
    outcome: POINTS.lastWordOutcome,
    quality: POINTS.lastWordQuality,
    feature: 0,
  }[last ?? "feature"];
}

/** Chinese has no blanks between words. */
function lastCharacters(words: string): NameMeaning | null {
  for (const [word, meaning] of NAME_MEANINGS) {
    if (meaning !== "feature" && /\p{Script=Han}/u.test(word) && words.endsWith(word)) return meaning;
  }
  return null;
}

/** A column that follows directly from another is rarely the target. */
function copyScore(others: readonly CopiedColumn[]): number {
  if (others.length === 0) return 0;
  if (others.some(({ name }) => isFeature(name))) return POINTS.copyOfFeature;
  return others.some(({ sameValues }) => sameValues) ? POINTS.copy : POINTS.renamed;
}

function kindScore(column: ColumnSummary): number {
  const { kind } = column;
  const distinct = foldedDistinct(column);
  if (distinct === 2) return POINTS.twoLevels;
  if (kind === "number") return POINTS.number;
  return distinct <= FEW_LEVELS ? POINTS.fewLevels : POINTS.manyLevels;
}

/** The only column of classes in a table of numbers. */
function oddOneOut(columns: readonly ColumnSummary[]): ColumnSummary | null {
  const classes = columns.filter(
    ({ kind }) => kind === "category" || kind === "boolean" || kind === "ordered",
  );
  const numbers = columns.filter(({ kind }) => kind === "number").length;
  return classes.length === 1 && numbers >= LEAST_NUMBERS ? classes[0]! : null;
}
