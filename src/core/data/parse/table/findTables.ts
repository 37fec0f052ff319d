import type { TableRange } from "../layout.ts";

/** Fewer rows of another width after one another, between two parts of a table, are odd ones in it. */
const ROWS_BETWEEN = 3;
/** So many rows are a table, with or without a header. */
const LEAST_ROWS = 3;
/** Two columns are more likely settings above a table, as long as they are few. */
const LEAST_PAIRS = 10;
/** Runs that are remembered; a file with more of them has no tables but odd lines. */
const MOST_RUNS = 5000;

/** Rows after one another with the same number of cells. */
interface Run {
  readonly from: number;
  to: number;
  rows: number;
  readonly width: number;
  /** Whether it begins another table, whatever stands before it. */
  readonly apart: boolean;
}

/** Watches the rows of a file, and knows its tables at the end. */
export interface TableFinder {
  /** @param cells of the next row that is not blank */
  add(cells: number, line: number): void;
  /** The row to come begins another table, whatever its width. */
  cut(): void;
  /** Stretches of rows of the same width, in the order of the file. */
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

/** Those of two columns and three rows at least; of two columns, of ten rows. */
export function tablesAmong(stretches: readonly TableRange[]): readonly TableRange[] {
  return stretches.filter(
    ({ columns, rows }) => columns > 1 && rows >= (columns === 2 ? LEAST_PAIRS : LEAST_ROWS),
  );
}

/** That with the most cells, the first of those; undefined: there are none. */
export function largestTable(stretches: readonly TableRange[]): TableRange | undefined {
  const size = ({ rows, columns }: TableRange): number => (columns > 1 ? rows * columns : 0);
  return stretches.reduce<TableRange | undefined>(
    (best, range) => (best === undefined || size(range) > size(best) ? range : best),
    undefined,
  );
}

/** Runs of one width that only few odd rows part. */
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
