import { countWords, withoutWords, type Cells } from "./cells.ts";
import { readWritten, SPREADSHEET_ERROR } from "../numbers/writtenNumber.ts";
import { isMissing, parseNumber } from "../parse/cellText.ts";
import { readAs } from "./readNumbers.ts";
import { isBooleanPair } from "./booleanPairs.ts";

/** Words that mean "nothing" as one of a few answers. */
const NOTHING = /^(?:none|nil)$/i;
/** Most different texts beside it for "a few answers". */
const MOST_LEVELS = 30;
/** Smallest share of the cells of a level, unless another level is equally rare. */
const LEAST_SHARE = 0.02;
/** Regions of the world in two letters, or as companies divide it: "NA" is then a place. */
const TWO_LETTERS = /^[A-Z]{2}$/;
const REGIONS: ReadonlySet<string> = new Set(["EMEA", "APAC", "LATAM", "AMER", "MENA", "ANZ", "APJ"]);
const LEAST_REGIONS = 3;

/** The words of a column that count as missing by default. */
export interface MissingWords {
  readonly words: readonly string[];
  /** The words that earlier versions read as missing, if different. */
  readonly plain?: readonly string[];
}

/** Words, in lower case, that occur among the numbers of a number column of these, where they can only mean missing. */
export function gapsAmongNumbers(columns: readonly Cells[]): ReadonlySet<string> {
  const gaps = new Set<string>();
  for (const cells of columns) {
    const tokens = [...countWords(cells).keys()].filter(isMissing);
    if (!tokens.some(mayBeLevel)) continue;
    const rest = withoutWords(cells, isMissing);
    const isNumbers = (["point", "comma"] as const).some(
      (format) => typeof readAs(rest, format) !== "number",
    );
    if (isNumbers && hasAny(rest)) for (const token of tokens) gaps.add(token.toLowerCase());
  }
  return gaps;
}

/**
 * Words such as "NA", "null", "?" and "-". "None" is a level if it is one of a few answers and not rare; "NA" is a level among
 * codes of two capital letters, or among regions of the world. Neither is a level if it also occurs among the numbers of another
 * column.
 */
export function missingWordsOf(cells: Cells, gaps: ReadonlySet<string>): MissingWords {
  const counts = countWords(cells);
  const tokens = [...counts.keys()].filter(isMissing).sort();
  const levels = tokens.filter(
    (token) => mayBeLevel(token) && !gaps.has(token.toLowerCase()) && isLevel(token, counts, cells),
  );
  if (levels.length === 0) return { words: tokens };
  return { words: tokens.filter((token) => !levels.includes(token)), plain: tokens };
}

/** Calculation errors, which are not levels either. */
export function errorWords(cells: Cells): readonly string[] {
  return [...countWords(cells).keys()].filter((word) => SPREADSHEET_ERROR.test(word)).sort();
}

function mayBeLevel(token: string): boolean {
  return NOTHING.test(token) || token === "NA";
}

function isLevel(token: string, counts: ReadonlyMap<string, number>, cells: Cells): boolean {
  const others = [...counts].filter(([text]) => !isMissing(text));
  const plain =
    cells.kind === "numbers" ? cells.values.reduce((n, value) => n + (Number.isNaN(value) ? 0 : 1), 0) : 0;
  if (others.length === 0 || others.length > MOST_LEVELS) return false;
  const words = others.filter(([text]) => !isNumber(text));
  const rowsOf = (of: typeof others) => of.reduce((sum, [, count]) => sum + count, 0);
  if (2 * rowsOf(words) <= rowsOf(others) + plain || isBooleanPair(others.map(([text]) => text)))
    return false;
  if (token === "NA") {
    const places = words.map(([text]) => text);
    return (
      (places.length >= LEAST_REGIONS && places.every((text) => TWO_LETTERS.test(text))) ||
      places.some((text) => REGIONS.has(text))
    );
  }
  const own = counts.get(token)!;
  const all = rowsOf(others) + plain + own;
  return own >= LEAST_SHARE * all || own >= Math.min(...others.map(([, count]) => count));
}

function isNumber(text: string): boolean {
  return !Number.isNaN(parseNumber(text, "point")) || readWritten(text, "point").kind === "number";
}

function hasAny(cells: Cells): boolean {
  return cells.kind === "texts" ? cells.texts.length > 0 : cells.values.some((value) => !Number.isNaN(value));
}
