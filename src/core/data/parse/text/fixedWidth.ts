import { isMissing, isNumber } from "../cellText.ts";
import { isRule } from "../ruleLine.ts";

/** Fewer lines may have blanks in the same positions by chance. */
const LEAST_LINES = 6;
/** Largest share of lines without a blank where the others have one. */
const MOST_ACROSS = 0.03;
/** Smallest share of lines that reach a column boundary, and have something in most columns. */
const REACH = 0.5;
/** Smallest share of the cells of a column that begin, or end, in the same position. */
const ALIGNED = 0.8;
/** Largest share of the cells of a column that begin or end with the same mark: above it, the mark is a delimiter. */
const MOST_MARKED = 0.2;
const MARK = /^[,;|]|[,;|:]$/;
const TWO_BLANKS = / {2,}/;
/** Characters with double width on a screen: Chinese, Japanese and Korean ones, and full-width forms. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
const WIDE_ALL = new RegExp(WIDE, "g");
const FILLER = "\u0000";
/** Fewer names may be above columns without blanks between them by chance. */
const LEAST_NAMED = 3;
/** Smallest share of numbers, or of texts, in a column of a clear kind. */
const CLEAR = 0.95;

interface Field {
  readonly from: number;
  /** End index, exclusive. */
  readonly to: number;
}

/** Where the columns of a text begin. */
export interface FixedColumns {
  /** The first is 0. */
  readonly cuts: readonly number[];
  /** Whether positions count screen columns, of which Chinese characters take two. */
  readonly wide: boolean;
  /** Whether columns are separated only by their positions. */
  readonly packed: boolean;
  /**
   * The line of names, if blanks separate as many names as there are columns: they may be in other positions than their columns.
   */
  readonly header: string | null;
}

type Cuts = Pick<FixedColumns, "cuts" | "packed">;

/**
 * The columns of a text of fixed width: (nearly) all lines have blanks in the same positions, except a header with names wider than
 * their columns, and the texts between them begin or end in the same position; or the names of the header are where the columns
 * begin or end. null: the text is not clearly of fixed width.
 */
export function fixedColumns(all: readonly string[]): FixedColumns | null {
  const lines = all.filter((line) => line.trim() !== "" && !isRule(line)).map((line) => line.trimEnd());
  if (lines.length < LEAST_LINES || lines.some((line) => line.includes("\t"))) return null;
  const plain = cutsOf(lines);
  if (plain !== null) return { ...plain, wide: false, header: headerAmong(lines, plain) };
  if (!lines.some((line) => WIDE.test(line))) return null;
  const wide = cutsOf(lines.map(onScreen));
  return wide === null ? null : { ...wide, wide: true, header: headerAmong(lines, wide) };
}

/** Above the first line with a number, or the first line if none has one. */
function headerAmong(lines: readonly string[], { cuts, packed }: Cuts): string | null {
  if (packed) return null;
  const firstNumbers = lines.findIndex((line) => namesIn(line).length === 0);
  const above = lines.slice(0, firstNumbers < 0 ? 1 : firstNumbers);
  return above.find((line) => line.trim().split(TWO_BLANKS).length === cuts.length) ?? null;
}

function cutsOf(lines: readonly string[]): Cuts | null {
  const [first, ...below] = lines;
  const parted = (cuts: readonly number[] | null) => (cuts === null ? null : { cuts, packed: false });
  const found = cutsAtBlanks(lines);
  const least = found?.length ?? 0;
  const names = namesIn(first!);
  if (least === names.length || names.length < 2 || below.length < LEAST_LINES) return parted(found);
  const data = cutsAtBlanks(below);
  if (data !== null && data.length > least && headerCells(first!, data).length === data.length)
    return parted(data);
  // Words of one name are separated by a single blank.
  const areApart = first!.trim().split(TWO_BLANKS).length === names.length;
  const packed = areApart && least < names.length ? cutsAtNames(names, below) : null;
  return packed === null ? parted(found) : { cuts: packed, packed: true };
}

/** The names of a header, separated by blanks, with their positions; empty if one of them is a number. */
function namesIn(line: string): readonly Field[] {
  const names = [...line.matchAll(/\S+/g)].map(({ 0: name, index }) => ({
    name,
    from: index,
    to: index + name.length,
  }));
  return names.some(({ name }) => isNumber(name)) ? [] : names;
}

function cutsAtBlanks(lines: readonly string[]): readonly number[] | null {
  const fields = fieldsOf(lines);
  if (fields.length < 2) return null;
  const cuts = [0];
  for (const [k, field] of fields.entries()) {
    const cells = lines.map((line) => line.slice(field.from, field.to)).filter((cell) => cell.trim() !== "");
    const atLeft = share(cells, (cell) => cell[0] !== " ");
    const atRight = share(cells, (cell) => cell.length === field.to - field.from && !cell.endsWith(" "));
    const values = share(cells, (cell) => isNumber(cell) || isMissing(cell));
    if (Math.max(atLeft, atRight, values) < ALIGNED) return null;
    if (share(cells, (cell) => MARK.test(cell.trim())) > MOST_MARKED) return null;
    // Right-aligned texts extend to the left.
    if (k > 0) cuts.push(atLeft >= ALIGNED ? field.from : fields[k - 1]!.to + 1);
  }
  return cuts;
}

/** Columns without blanks between them: each name begins where its column does, or ends there; each column is of numbers or has hardly any. */
function cutsAtNames(names: readonly Field[], lines: readonly string[]): readonly number[] | null {
  if (names.length < LEAST_NAMED) return null;
  const starts = names.map(({ from }) => from);
  const ends = [0, ...names.slice(0, -1).map(({ to }) => to)];
  const fits = (cuts: readonly number[]): boolean => {
    const columns = cuts.map((from, k) => lines.map((line) => line.slice(from, cuts[k + 1]).trim()));
    const ofNumbers = columns.map((cells) => share(cells, (cell) => isNumber(cell)));
    const isClear = ofNumbers.every((numbers) => numbers >= CLEAR || numbers <= 1 - CLEAR);
    const hasAll = columns.every((cells) => share(cells, (cell) => cell !== "") >= REACH);
    return isClear && hasAll && ofNumbers.filter((numbers) => numbers >= CLEAR).length * 2 >= names.length;
  };
  return [starts, ends].find((cuts) => cuts[0] === 0 && fits(cuts)) ?? null;
}

/** The cells between the cuts; those of a header between its blanks if a name crosses a cut. */
export function cellsOfFixedWidth(text: string, { cuts, wide, packed, header }: FixedColumns): string[] {
  const line = wide ? onScreen(text) : text;
  const isCut = (at: number): boolean =>
    at > 0 && at < line.length && line[at] !== " " && line[at - 1] !== " ";
  const isAcross = !packed && cuts.some(isCut);
  let cells = cuts.map((from, k) => line.slice(from, cuts[k + 1]).trim());
  if (isAcross) cells = headerCells(line, cuts);
  // Not in other lines: an empty cell, and two blanks within another one, would shift the cells between them.
  else if (header !== null && text.trimEnd() === header) cells = line.trim().split(TWO_BLANKS);
  return wide ? cells.map((cell) => cell.replaceAll(FILLER, "")) : cells;
}

/** The texts between two or more blanks, or in a header between single ones, if their number is that of the columns. */
function headerCells(line: string, cuts: readonly number[]): string[] {
  const apart = line.trim().split(TWO_BLANKS);
  const names = namesIn(line).length;
  return apart.length !== cuts.length && names === cuts.length ? line.trim().split(/ +/) : apart;
}

/** The line with a filler after each character of double width. */
function onScreen(line: string): string {
  return line.replaceAll(WIDE_ALL, `$&${FILLER}`);
}

/** The ranges between the blank positions. */
function fieldsOf(lines: readonly string[]): readonly Field[] {
  const length = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const used = new Uint32Array(length + 1);
  const reach = new Uint32Array(length + 1);
  for (const line of lines) {
    for (let i = 0; i < line.length; i++) {
      reach[i]!++;
      if (line[i] !== " ") used[i]!++;
    }
  }
  const most = MOST_ACROSS * lines.length;
  const fields: Field[] = [];
  let from = -1;
  for (let i = 0; i <= length; i++) {
    const isGap = i === length || (used[i]! <= most && reach[i]! >= REACH * lines.length);
    if (isGap && from >= 0) fields.push({ from, to: i });
    if (isGap) from = -1;
    else if (from < 0) from = i;
  }
  return fields;
}

function share(cells: readonly string[], is: (cell: string) => boolean): number {
  return cells.filter(is).length / Math.max(1, cells.length);
}
