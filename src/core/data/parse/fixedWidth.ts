import { isMissing, isNumber } from "./cells.ts";

/** Fewer lines have blanks in the same place by chance. */
const LEAST_LINES = 6;
/** Of the lines: so many may have something where the others have a blank. */
const MOST_ACROSS = 0.03;
/** Of the lines: so many must reach as far as a place that parts columns, and have something in most columns. */
const REACH = 0.5;
/** Of the cells of a column that begin, or end, in the same place. */
const ALIGNED = 0.8;
/** Of the cells of a column that begin or end with the same mark: then that parts them. */
const MOST_MARKED = 0.2;
const MARK = /^[,;|]|[,;|:]$/;
const TWO_BLANKS = / {2,}/;

interface Field {
  readonly from: number;
  /** Behind its last character. */
  readonly to: number;
}

/**
 * Where the columns of a text of fixed width begin, the first at 0: (nearly) all lines have blanks in the same places, and what stands
 * between begins or ends in the same place. null: the text is not clearly written like that.
 */
export function fixedColumns(all: readonly string[]): readonly number[] | null {
  const lines = all.filter((line) => line.trim() !== "").map((line) => line.trimEnd());
  if (lines.length < LEAST_LINES || lines.some((line) => line.includes("\t"))) return null;
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
    // What stands at the right of its column grows to the left.
    if (k > 0) cuts.push(atLeft >= ALIGNED ? field.from : fields[k - 1]!.to + 1);
  }
  return cuts;
}

/** The cells between the cuts; those between two blanks or more where a word stands across a cut. */
export function cellsOfFixedWidth(line: string, cuts: readonly number[]): string[] {
  const isCut = (at: number): boolean =>
    at > 0 && at < line.length && line[at] !== " " && line[at - 1] !== " ";
  if (cuts.some(isCut)) return line.trim().split(TWO_BLANKS);
  return cuts.map((from, k) => line.slice(from, cuts[k + 1]).trim());
}

/** The stretches between the places that are blank. */
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
