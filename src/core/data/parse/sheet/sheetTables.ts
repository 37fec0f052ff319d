import { isMissing, isNumber } from "../cellText.ts";
import { headerVotes } from "../header.ts";

/** The cells of a sheet; rows and columns count from 0. */
export interface SheetGrid {
  readonly rows: number;
  readonly columns: number;
  isUsed(row: number, column: number): boolean;
  text(row: number, column: number): string;
}

/** The position of a table in a sheet. */
export interface SheetTable {
  readonly top: number;
  readonly bottom: number;
  /** Without empty columns. */
  readonly columns: readonly number[];
}

/** Rows of a table by which its header is recognised. */
const LOOKED_AT = 50;
/** Fewest rows with at least two cells of a table. */
const LEAST_ROWS = 3;
/** Fewest numeric columns by which a header within them is distinguished from an odd row. */
const LEAST_NUMERIC = 2;

/**
 * The tables of a sheet, in the order of their rows, then columns. Blank columns separate tables that begin or end in different
 * rows or have the same names; blank rows separate tables with different columns or with their own headers. If no part looks like a
 * table, the whole used area is one. Titles, notes, and columns with only a few cells beside a table do not belong to it.
 */
export function sheetTables(grid: SheetGrid): readonly SheetTable[] {
  const whole = trimmed(grid, wholeSheet(grid));
  if (whole === null) return [];
  const found = parts(grid, whole).filter((part) => isTable(grid, part));
  if (found.length === 0) return [whole];
  return found.toSorted((a, b) => a.top - b.top || a.columns[0]! - b.columns[0]!);
}

/** Whether something in a sheet looks like a table. */
export function hasTable(grid: SheetGrid): boolean {
  const whole = trimmed(grid, wholeSheet(grid));
  return whole !== null && parts(grid, whole).some((part) => isTable(grid, part));
}

export function wholeSheet({ rows, columns }: SheetGrid): SheetTable {
  return { top: 0, bottom: rows - 1, columns: Array.from({ length: columns }, (_, j) => j) };
}

/** Number of cells, the measure of a table's size. */
export function cellCountOf({ top, bottom, columns }: SheetTable): number {
  return (bottom - top + 1) * columns.length;
}

/** Cuts at blank columns, then at blank rows, and each part again (Nagy & Seth 1984: the X-Y cut). */
function parts(grid: SheetGrid, part: SheetTable): readonly SheetTable[] {
  for (const cut of [columnParts, rowParts]) {
    const smaller = cut(grid, part);
    if (smaller.length > 1) return smaller.flatMap((each) => parts(grid, each));
    if (smaller.length === 1 && cellCountOf(smaller[0]!) < cellCountOf(part)) return parts(grid, smaller[0]!);
  }
  return [part];
}

function isTable(grid: SheetGrid, part: SheetTable): boolean {
  const rows = wideRows(grid, part).length;
  if (rows < LEAST_ROWS) return false;
  // Two columns without a header are usually names and values of remarks above or below a table.
  return part.columns.length > 2 || headerVotes(textsOf(grid, part), part.columns.length) > 0;
}

/** Neighbouring columns with their rows. */
interface Run {
  readonly part: SheetTable;
  /** Rows with at least two cells, or one cell if there is one column. */
  readonly rows: readonly number[];
  /** The last row with a cell. */
  readonly last: number;
}

function columnParts(grid: SheetGrid, part: SheetTable): readonly SheetTable[] {
  const runs = runsOf(part.columns).map((columns): Run => runOf(grid, { ...part, columns }));
  if (runs.length < 2) return [part];
  const clusters: Run[] = [];
  for (const run of runs) {
    const before = clusters.at(-1);
    if (before !== undefined && isSameTable(grid, before, run)) {
      const columns = [...before.part.columns, ...run.part.columns];
      clusters[clusters.length - 1] = runOf(grid, { ...part, columns });
    } else clusters.push(run);
  }
  const wide = clusters.filter(({ part: { columns } }) => columns.length > 1);
  return (wide.length > 0 ? wide : clusters).flatMap((cluster) => trimmed(grid, cluster.part) ?? []);
}

function isSameTable(grid: SheetGrid, a: Run, b: Run): boolean {
  if (a.part.columns.length < 2 || b.part.columns.length < 2) {
    const [less, more] = [a.rows.length, b.rows.length].toSorted((x, y) => x - y) as [number, number];
    return 2 * less >= more;
  }
  const starts = Math.abs(a.rows[0]! - b.rows[0]!) <= 1;
  const ends = a.rows.at(-1) === b.rows.at(-1) || a.last === b.last;
  return starts && ends && !hasNamesOf(grid, a, b);
}

/** Whether most names of one occur in the other, too. */
function hasNamesOf(grid: SheetGrid, a: Run, b: Run): boolean {
  const names = ({ part, rows }: Run): string[] =>
    part.columns.map((column) => grid.text(rows[0]!, column).trim()).filter((name) => name !== "");
  const ofA = new Set(names(a));
  const ofB = names(b);
  return ofB.length > 1 && 2 * ofB.filter((name) => ofA.has(name)).length > ofB.length;
}

function rowParts(grid: SheetGrid, part: SheetTable): readonly SheetTable[] {
  const bands = bandsOf(grid, part)
    .flatMap((band) => cutAtHeaders(grid, band))
    .map((band) => ({ band, rows: wideRows(grid, band) }))
    .filter(({ rows }) => rows.length > 0);
  if (bands.length === 0) return [part];
  const tables: SheetTable[] = [];
  for (const { band, rows } of bands) {
    const before = tables.at(-1);
    // A title just above the header stays with it.
    if (before === undefined || isOther(grid, before, { ...band, top: rows[0]! })) tables.push(band);
    else tables[tables.length - 1] = { ...before, bottom: band.bottom };
  }
  return tables.flatMap((table) => trimmed(grid, table) ?? []);
}

/** Consecutive rows without a blank one, cut where names follow numbers. */
function cutAtHeaders(grid: SheetGrid, band: SheetTable): readonly SheetTable[] {
  const rows = wideRows(grid, band);
  const textsIn = (row: number): readonly string[] => band.columns.map((column) => grid.text(row, column));
  const header = textsIn(rows[0] ?? band.top).join("\0");
  const cuts = rows.flatMap((row, i) => {
    if (i < 2 || band.columns.some((column) => isNumber(grid.text(row, column)))) return [];
    const texts = textsIn(row);
    const above = textsIn(rows[i - 1]!);
    const named = texts.filter((text, j) => isNumber(above[j]!) && !isMissing(text)).length;
    return named >= LEAST_NUMERIC && texts.join("\0") !== header ? [rows[i - 1]! + 1] : [];
  });
  const tops = [band.top, ...cuts];
  return tops.map((top, i) => ({ ...band, top, bottom: (tops[i + 1] ?? band.bottom + 1) - 1 }));
}

/** Whether rows below a blank row, or below a header, form a different table from the rows above. */
function isOther(grid: SheetGrid, above: SheetTable, below: SheetTable): boolean {
  const a = trimmed(grid, above)!;
  const b = trimmed(grid, below)!;
  const ofA = new Set(a.columns);
  const header = wideRows(grid, a)[0]!;
  const isRepeated = b.columns.every((j) => grid.text(header, j).trim() === grid.text(b.top, j).trim());
  if (isRepeated) return false;
  if (b.columns.some((column) => !ofA.has(column))) return true;
  if (2 * b.columns.length <= a.columns.length) return true;
  return b.bottom > b.top && headerVotes(textsOf(grid, b), b.columns.length) > 0;
}

/** Groups of rows between blank ones. */
function bandsOf(grid: SheetGrid, part: SheetTable): readonly SheetTable[] {
  const rows = Array.from({ length: part.bottom - part.top + 1 }, (_, i) => part.top + i);
  const used = rows.filter((row) => part.columns.some((column) => grid.isUsed(row, column)));
  return runsOf(used).map((run) => ({ ...part, top: run[0]!, bottom: run.at(-1)! }));
}

function runOf(grid: SheetGrid, part: SheetTable): Run {
  const least = Math.min(2, part.columns.length);
  return { part, rows: wideRows(grid, part, least), last: trimmed(grid, part)!.bottom };
}

/** Rows with two cells or more. */
export function wideRows(
  grid: SheetGrid,
  { top, bottom, columns }: SheetTable,
  least = 2,
): readonly number[] {
  const rows: number[] = [];
  for (let row = top; row <= bottom; row++) {
    let used = 0;
    for (const column of columns) if (grid.isUsed(row, column)) used++;
    if (used >= least) rows.push(row);
  }
  return rows;
}

/** The same without blank rows above and below and without blank columns; null if nothing is left. */
export function trimmed(grid: SheetGrid, part: SheetTable): SheetTable | null {
  const columns = part.columns.filter((column) => {
    for (let row = part.top; row <= part.bottom; row++) if (grid.isUsed(row, column)) return true;
    return false;
  });
  if (columns.length === 0) return null;
  const isBlank = (row: number): boolean => !columns.some((column) => grid.isUsed(row, column));
  let { top, bottom } = part;
  while (isBlank(top)) top++;
  while (isBlank(bottom)) bottom--;
  return { top, bottom, columns };
}

/** The first rows with two cells or more, as texts. */
function textsOf(grid: SheetGrid, part: SheetTable): readonly (readonly string[])[] {
  const rows = wideRows(grid, { ...part, bottom: Math.min(part.bottom, part.top + LOOKED_AT) });
  return rows.map((row) => part.columns.map((column) => grid.text(row, column)));
}

/** Runs of consecutive numbers. */
function runsOf(ascending: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const number of ascending) {
    const last = runs.at(-1);
    if (last?.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  return runs;
}
