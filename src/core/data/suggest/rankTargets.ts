import type { ColumnSummary } from "../dataset.ts";
import { MAX_CLASSES } from "../limits.ts";
import type { CopiedColumn } from "./findCopies.ts";
import { NAME_MEANINGS, QUESTION, wordsOfName, type NameMeaning } from "./targetNames.ts";

/** More levels are names or places. */
const MOST_LEVELS = Math.min(100, MAX_CLASSES);
const FEW_LEVELS = 20;
const ROW_NUMBER =
  /(?:^|\s)(?:id|uid|uuid|guid|key|rowid|row number|编号|序号)$|^(?:index|unnamed \d+|no|nr)$/;

/** What speaks for a column as the target, in points. Names weigh most, then the place, then the kind. */
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
  last: 30,
  first: 8,
  twoLevels: 14,
  fewLevels: 10,
  manyLevels: -30,
  number: 4,
  /** Classes among numbers only. */
  oddOneOut: 20,
  gaps: -40,
  /** Under other values a copy gives the target away, which the data check tells; the same values twice are nothing to predict. */
  renamed: -15,
  copy: -45,
  copyOfFeature: -60,
} as const;

/**
 * The columns that may be what is to be predicted, the likeliest first: by name (both languages), kind, number of levels and place. Never a
 * text, a date, an id, a constant, a column of hundreds of levels, or a copy of one that is likelier.
 * @param copies by name, the columns of which one is another under other names or values
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
      const place = at === columns.length - 1 ? POINTS.last : at === 0 ? POINTS.first : 0;
      const odd = column === isOdd ? POINTS.oddOneOut : 0;
      const copied = copyScore(copies.get(column.name) ?? []);
      const points = nameScore(column, names) + kindScore(column) + place + odd + copied;
      return { column, at, points: points + (column.missing > rowCount / 4 ? POINTS.gaps : 0) };
    })
    .filter(({ column }) => isPossible(column, rowCount))
    .sort((a, b) => b.points - a.points || b.at - a.at);
  const taken = new Set<string>();
  return ranked.flatMap(({ column }) => {
    if (copies.get(column.name)?.some(({ name }) => taken.has(name)) === true) return [];
    taken.add(column.name);
    return [column];
  });
}

function isPossible({ name, kind, numeric, distinct, missing }: ColumnSummary, rowCount: number): boolean {
  if (kind === "text" || kind === "constant" || kind === "date" || kind === "picture") return false;
  if (distinct < 2 || missing >= rowCount) return false;
  if (kind !== "number") return distinct <= MOST_LEVELS && !isId(name, distinct, rowCount);
  const whole = numeric !== null && Number.isInteger(numeric.min) && Number.isInteger(numeric.max);
  const counts = whole && rowCount > 2 && distinct === rowCount && numeric.max - numeric.min === rowCount - 1;
  return !counts && !isId(name, distinct, rowCount);
}

function isId(name: string, distinct: number, rowCount: number): boolean {
  return ROW_NUMBER.test(wordsOfName(name)) && distinct > rowCount / 2;
}

function nameScore({ name, kind, distinct }: ColumnSummary, names: ReadonlySet<string>): number {
  const words = wordsOfName(name);
  // x, y and z are lengths.
  if (words === "y" && names.has("x") && names.has("z")) return POINTS.feature;
  const meaning = NAME_MEANINGS.get(words);
  if (meaning !== undefined) return POINTS[meaning];
  if (ROW_NUMBER.test(words)) return POINTS.feature;
  if (QUESTION.test(words) && (kind === "boolean" || distinct === 2)) return POINTS.question;
  const last = NAME_MEANINGS.get(words.split(" ").at(-1)!) ?? lastCharacters(words);
  return {
    target: POINTS.lastWordTarget,
    outcome: POINTS.lastWordOutcome,
    quality: POINTS.lastWordQuality,
    feature: 0,
  }[last ?? "feature"];
}

/** Chinese puts no blanks between words. */
function lastCharacters(words: string): NameMeaning | null {
  for (const [word, meaning] of NAME_MEANINGS) {
    if (meaning !== "feature" && /\p{Script=Han}/u.test(word) && words.endsWith(word)) return meaning;
  }
  return null;
}

/** What one can be told from at once is hardly asked for. */
function copyScore(others: readonly CopiedColumn[]): number {
  if (others.length === 0) return 0;
  const isFeature = others.some(({ name }) => NAME_MEANINGS.get(wordsOfName(name)) === "feature");
  if (isFeature) return POINTS.copyOfFeature;
  return others.some(({ sameValues }) => sameValues) ? POINTS.copy : POINTS.renamed;
}

function kindScore({ kind, distinct }: ColumnSummary): number {
  if (distinct === 2) return POINTS.twoLevels;
  if (kind === "number") return POINTS.number;
  return distinct <= FEW_LEVELS ? POINTS.fewLevels : POINTS.manyLevels;
}

/** The one column of classes in a table of numbers. */
function oddOneOut(columns: readonly ColumnSummary[]): ColumnSummary | null {
  const classes = columns.filter(
    ({ kind }) => kind === "category" || kind === "boolean" || kind === "ordered",
  );
  const numbers = columns.filter(({ kind }) => kind === "number").length;
  return classes.length === 1 && numbers >= 3 ? classes[0]! : null;
}
