import type { TableRange } from "../layout.ts";

/** Fewer consecutive rows of another width between two parts of a table are odd rows of it. */
const ROWS_BETWEEN = 3;
/** Fewest rows of a table, with or without a header. */
const LEAST_ROWS = 3;
/** Fewest rows of a table with two columns: fewer are probably settings above a table. */
const LEAST_PAIRS = 10;
/** Most runs that are stored; a file with more has no tables, only odd lines. */
const MOST_RUNS = 5000;

/** Consecutive rows with the same number of cells. */
interface Run {
  readonly from: number;
  to: number;
  rows: number;
  readonly width: number;
  /** Whether it begins another table in any case. */
  readonly apart: boolean;
}

/** Collects the rows of a file, and finds its tables at the end. */
export interface TableFinder {
  /** @param cells number of cells of the next non-blank row */
  add(cells: number, line: number): void;
  /** The next row begins another table, with any width. */
  cut(): void;
  /** Ranges of rows of the same width, in the order of the file. */
  stretches(): readonly TableRange[];
}

export function createTableFinder(): TableFinder {
  const runs: Run[] = [];
  let apart = false;
  return {
    add(cells, line) {
      const last = runs.at(-1);
      if (last !== undefined && last.width === cells && !apart) {
        last.to = line;
        last.rows++;
      } else if (runs.length < MOST_RUNS) {
        runs.push({ from: line, to: line, rows: 1, width: cells, apart });
      }
      apart = false;
    },
    cut() {
      apart = true;
    },
    stretches: () => merged(runs),
  };
}

/** Ranges with at least two columns and three rows; with two columns, at least ten rows. */
export function tablesAmong(stretches: readonly TableRange[]): readonly TableRange[] {
  return stretches.filter(
    ({ columns, rows }) => columns > 1 && rows >= (columns === 2 ? LEAST_PAIRS : LEAST_ROWS),
  );
}

/** The range with the most cells, of equal ones the first; undefined: none. */
export function largestTable(stretches: readonly TableRange[]): TableRange | undefined {
  const size = ({ rows, columns }: TableRange): number => (columns > 1 ? rows * columns : 0);
  return stretches.reduce<TableRange | undefined>(
    (best, range) => (best === undefined || size(range) > size(best) ? range : best),
    undefined,
  );
}

/** Joins runs of one width that are separated by only a few odd rows. */
function merged(runs: readonly Run[]): TableRange[] {
  const tables: TableRange[] = [];
  for (let i = 0; i < runs.length;) {
    const { width, from } = runs[i]!;
    let { to, rows } = runs[i]!;
    let next = i + 1;
    for (let k = next; k < runs.length && !runs[k]!.apart; k++) {
      const run = runs[k]!;
      if (run.width !== width && run.rows >= ROWS_BETWEEN) break;
      if (run.width !== width) continue;
      rows += run.rows;
      to = run.to;
      next = k + 1;
    }
    tables.push({ from, to, rows, columns: width });
    i = next;
  }
  return tables;
}
