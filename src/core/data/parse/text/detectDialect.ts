import { fixedColumns } from "./fixedWidth.ts";
import type { LayoutChoices } from "../layout.ts";
import type { OtherReading, OtherReadings } from "../otherReadings.ts";
import { isRule } from "../ruleLine.ts";
import { scanRecord, splitPlain, type TextDialect } from "./scanRecord.ts";
import { widthOfShortRows } from "./shortRows.ts";
import { createRecordSplitter, type TextRecord } from "./splitRecords.ts";

/** In order of preference if two fit equally well: a comma is the most likely to occur inside cells. */
const USUAL = ["\t", ";", "|", ","] as const;
/** Tried if none of those fits, in the same way. */
const RARE = ["::", "^", "~", "¦", "\u0001", "\u001f", "\\t"] as const;
const LINES_LOOKED_AT = 200;
const CHARACTERS_LOOKED_AT = 262_144;
/** Share of the lines with the same number of cells below which other delimiters are tried. */
const FITS = 0.6;
const BLANKS_FIT = 0.7;
/** Above this share, blanks separate all lines in the same way: no cell contains a blank or is empty. */
const BLANKS_SURE = 0.99;
const LEAST = 0.3;
/** Fewest cells in apostrophes, in total and per cell that only begins with one. */
const APOSTROPHES = { atLeast: 2, perLoose: 8 } as const;

export interface FoundDialect {
  readonly dialect: TextDialect;
  /** Number of cells of most lines; null if no delimiter splits them. */
  readonly width: number | null;
}

interface Attempt {
  readonly dialect: TextDialect;
  readonly records: readonly TextRecord[];
  readonly width: number;
  /** Share of the lines with that width; 0 if it is 1. */
  readonly share: number;
}

/**
 * How a text is written: the delimiter that splits the most lines into the same number of cells, the quotes around cells, and
 * whether backslashes escape. "," if no delimiter splits any line.
 * @param text with "\n" line ends, the first of a file
 * @param isAll whether it is the whole file
 */
export function detectDialect(text: string, isAll: boolean, choices: LayoutChoices = {}): FoundDialect {
  const sample = text.slice(0, CHARACTERS_LOOKED_AT);
  const wholeSample = isAll && sample.length === text.length;
  const attempt = (dialect: TextDialect): Attempt => tryDialect(sample, wholeSample, dialect);
  const quote = choices.quote ?? '"';
  const isFixed = choices.delimiter === undefined || choices.delimiter === " ";
  const lines = isFixed ? linesOf(sample, wholeSample) : [];
  let best = bestDelimiter(attempt, quote, choices.delimiter);
  const fixed = withFixedWidth(best, lines, attempt);
  if (fixed !== null) return { dialect: fixed.dialect, width: fixed.width };
  if (choices.quote === undefined) best = withApostrophes(best, attempt, choices.delimiter);
  best = withFrame(withEscapes(best, sample, attempt), attempt);
  return { dialect: best.dialect, width: best.share > 0 ? best.width : null };
}

function bestDelimiter(
  attempt: (dialect: TextDialect) => Attempt,
  quote: TextDialect["quote"],
  chosen: string | undefined,
): Attempt {
  const plain = (delimiter: string): Attempt => attempt({ delimiter, runs: false, quote, escape: false });
  const blanks = (): Attempt => {
    const runs = attempt({ delimiter: " ", runs: true, quote, escape: false });
    const single = plain(" ");
    return single.share > runs.share ? single : runs;
  };
  if (chosen === " ") return blanks();
  if (chosen !== undefined) return doubled(plain(chosen), plain);
  const attempts = USUAL.map(plain);
  const usual = largest(attempts);
  if (usual.share >= FITS && !isBroken(usual)) return doubled(usual, plain);
  const rare = largest(RARE.map(plain));
  if (rare.share >= FITS && rare.share > usual.share) return rare;
  const [short] = attempts.flatMap((made) => withShortRows(made) ?? []);
  if (short !== undefined) return short;
  const apart = blanks();
  const enough = apart.dialect.runs ? BLANKS_FIT : LEAST;
  if (apart.share >= enough && apart.share > usual.share && apart.records.length > 1) return apart;
  if (usual.share >= LEAST) return doubled(usual, plain);
  const colon = plain(":");
  return colon.share >= BLANKS_FIT && colon.records.length > 1 ? colon : usual;
}

/** The attempt with the number of cells of its longest rows, if the others omit trailing empty cells; null: they do not. */
function withShortRows({ dialect, records }: Attempt): Attempt | null {
  if (records.some(({ brokenQuotes }) => brokenQuotes)) return null;
  const width = widthOfShortRows(records.map(({ cells }) => cells));
  return width === null ? null : { dialect, records, width, share: FITS };
}

/** Whether the quotes of most lines are damaged: then they do not enclose cells. */
function isBroken({ records }: Attempt): boolean {
  return records.filter(({ brokenQuotes }) => brokenQuotes).length * 2 > records.length;
}

function linesOf(sample: string, isAll: boolean): readonly string[] {
  const lines = sample.split("\n", LINES_LOOKED_AT + 1);
  return isAll && lines.length <= LINES_LOOKED_AT ? lines : lines.slice(0, -1);
}

/** Columns of fixed width, if neither delimiters nor blanks separate all lines in the same way; null: none. */
function withFixedWidth(
  found: Attempt,
  lines: readonly string[],
  attempt: (dialect: TextDialect) => Attempt,
): Attempt | null {
  const { dialect, share, width } = found;
  const isBlank = dialect.delimiter === " ";
  // "Smith, John" has a comma in every line.
  const isName = dialect.delimiter === "," && width === 2;
  if (share >= FITS && !isBlank && !isName) return null;
  if (isBlank && found.records.some(({ text }) => text.includes(dialect.quote || '"'))) return null;
  const fixed = fixedColumns(lines);
  const columns = fixed?.cuts.length ?? 0;
  if (fixed === null || (isName && columns < 3)) return null;
  const made = attempt({ delimiter: " ", runs: true, quote: "", escape: false, fixed });
  if (made.width !== columns || made.share < FITS) return null;
  if (!isBlank || share < BLANKS_SURE) return made;
  const names = made.records[0]!.text.trim().split(/ +/).length;
  return names === columns && names !== width ? made : null;
}

/** "||" where every delimiter is doubled. */
function doubled(found: Attempt, plain: (delimiter: string) => Attempt): Attempt {
  const { width, records, dialect } = found;
  if (width < 3 || width % 2 === 0) return found;
  const full = records.filter(({ cells }) => cells.length === width);
  const isDoubled = full.every(({ cells }) => cells.every((cell, i) => i % 2 === 0 || cell === ""));
  const isUsed = full.some(({ cells }) => cells.filter((cell) => cell !== "").length > width / 4);
  if (!isDoubled || !isUsed) return found;
  const twice = plain(dialect.delimiter + dialect.delimiter);
  return twice.share >= found.share ? twice : found;
}

/** Lines that begin and end with a delimiter: each is empty before the first and after the last. */
function withFrame(found: Attempt, attempt: (dialect: TextDialect) => Attempt): Attempt {
  const { dialect, records, width } = found;
  if (dialect.delimiter.trim() !== "|" || width < 3) return found;
  const full = records.filter(({ cells }) => cells.length === width);
  const isFramed = full.every(({ text }) => text.trimStart().startsWith("|") && text.trimEnd().endsWith("|"));
  return isFramed ? attempt({ ...dialect, framed: true }) : found;
}

/** Apostrophes are quotes if they enclose cells, and no cell is in double quotes. */
function withApostrophes(
  found: Attempt,
  attempt: (dialect: TextDialect) => Attempt,
  chosen: string | undefined,
): Attempt {
  if (!found.records.some(({ text }) => text.includes("'"))) return found;
  const other =
    found.share >= FITS ? attempt({ ...found.dialect, quote: "'" }) : bestDelimiter(attempt, "'", chosen);
  if (other.share < found.share) return found;
  let loose = 0;
  let closed = 0;
  for (const { text, brokenQuotes } of other.records) {
    const { delimiter } = other.dialect;
    const pieces = text.split(delimiter).map((piece) => piece.trim());
    closed += pieces.filter(
      (piece) => piece.length > 1 && piece.startsWith("'") && piece.endsWith("'"),
    ).length;
    if (brokenQuotes) loose++;
    loose += pieces.filter((piece) => piece.startsWith('"')).length;
  }
  return closed >= APOSTROPHES.atLeast && closed >= APOSTROPHES.perLoose * loose ? other : found;
}

/** Backslashes escape if fewer lines are odd with them than without. */
function withEscapes(found: Attempt, sample: string, attempt: (dialect: TextDialect) => Attempt): Attempt {
  const { quote, delimiter } = found.dialect;
  const maybe = (quote !== "" && sample.includes(`\\${quote}`)) || sample.includes(`\\${delimiter}`);
  if (!maybe) return found;
  const other = attempt({ ...found.dialect, escape: true });
  return oddIn(other) < oddIn(found) ? other : found;
}

function oddIn({ records, width }: Attempt): number {
  return records.filter(({ cells, brokenQuotes }) => brokenQuotes || cells.length !== width).length;
}

function largest(attempts: readonly Attempt[]): Attempt {
  const best = attempts.reduce((best, made) => (made.share > best.share ? made : best));
  return best.share > 0 ? best : attempts.at(-1)!;
}

function tryDialect(text: string, isAll: boolean, dialect: TextDialect): Attempt {
  let { records, counts } = splitHead(text, isAll, dialect, null);
  const width = commonest(counts);
  // The number of cells of most records decides where the others end.
  if (records.some(({ brokenQuotes }) => brokenQuotes)) {
    ({ records, counts } = splitHead(text, isAll, dialect, width));
  }
  const share = width > 1 ? counts.get(width)! / Math.max(1, records.length) : 0;
  return { dialect, records, width, share };
}

function splitHead(
  text: string,
  isAll: boolean,
  dialect: TextDialect,
  width: number | null,
): { records: readonly TextRecord[]; counts: ReadonlyMap<number, number> } {
  const records: TextRecord[] = [];
  const splitter = createRecordSplitter(dialect, width, 1);
  const take = (record: TextRecord): void => {
    if (record.text.trim() !== "" && !isRule(record.text)) records.push(record);
  };
  // Line by line, as no more of them are needed.
  let at = 0;
  let rest = "";
  while (at < text.length && records.length < LINES_LOOKED_AT) {
    const step = Math.min(text.length, at + 16_384);
    rest = splitter.split(rest + text.slice(at, step), step === text.length && isAll, take);
    at = step;
  }
  // For a text that is one long line.
  if (records.length === 0) splitter.split(rest, true, take);
  // A step may have gone beyond the limit: shares refer to the first lines only.
  records.length = Math.min(records.length, LINES_LOOKED_AT);
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return { records, counts };
}

/** The most common number of cells; of equally common ones the larger. */
function commonest(counts: ReadonlyMap<number, number>): number {
  let best = 1;
  let most = 0;
  for (const [width, count] of counts) {
    if (width > 1 && (count > most || (count === most && width > best))) {
      best = width;
      most = count;
    }
  }
  return best;
}

/** Other ways to read a line with a different number of cells: with another delimiter, other quotes, or backslashes that escape. */
export function otherReadings({ fixed, ...dialect }: TextDialect): OtherReadings {
  const others: (TextDialect & { why: OtherReading["why"] })[] = [
    { ...dialect, escape: !dialect.escape, why: "quote" },
    { ...dialect, quote: dialect.quote === "'" ? '"' : "'", why: "quote" },
    ...[...USUAL, " "].map((delimiter) => ({
      ...dialect,
      delimiter,
      runs: false,
      why: "delimiter" as const,
    })),
    { ...dialect, delimiter: " ", runs: true, why: "delimiter" },
  ];
  return {
    delimiter: dialect.delimiter,
    quote: dialect.quote,
    pieces: (text) => splitPlain(text, fixed === undefined ? dialect : { ...dialect, fixed }),
    requoted(text) {
      const sign = dialect.quote === "'" ? '"' : "'";
      if (dialect.quote === "" || !text.startsWith(sign) || !text.trimEnd().endsWith(sign)) return null;
      const { cells, quotes } = scanRecord(text, 0, text.length, { ...dialect, quote: sign });
      // A check: written again, they give the same line, each in quotes, with inner quotes doubled.
      const written = cells.map((cell) => sign + cell.replaceAll(sign, sign + sign) + sign);
      const isSame = written.join(dialect.delimiter) === text;
      return quotes === "good" && cells.length > 1 && isSame ? cells : null;
    },
    readings: (text, width) =>
      others.flatMap(({ why, ...other }) => {
        if (other.delimiter === dialect.delimiter && other.runs === dialect.runs && why === "delimiter")
          return [];
        const { cells, quotes, end } = scanRecord(text, 0, text.length, other);
        return cells.length === width && quotes !== "unclosed" && end > text.length ? [{ cells, why }] : [];
      }),
  };
}
