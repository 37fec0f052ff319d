import type { Dataset } from "./table/dataset.ts";
import { repeats } from "./check/duplicateRows.ts";
import { rowKeys, tellingColumns } from "./check/rowKeys.ts";
import type { Target } from "./target/target.ts";

/** What is done about findings of the data check before the rows are split. By default nothing. */
export interface Cleaning {
  /** Rows equal to an earlier one, in all columns but ids, are left out: the same row never trains and tests. */
  readonly dropDuplicates: boolean;
  /** Number columns whose values are moved to Tukey's outer fences of the training rows where they lie beyond. */
  readonly clip: readonly string[];
  /** Rows of classes with fewer rows are left out; 0 keeps all. */
  readonly leastClassRows: number;
}

export const NO_CLEANING: Cleaning = { dropDuplicates: false, clip: [], leastClassRows: 0 };

/** A cleaning as part of a data config: absent where it changes nothing, so that the same cleaning is the same data. */
export function asPart(cleaning: Cleaning): { readonly cleaning?: Cleaning } {
  const { dropDuplicates, clip, leastClassRows } = cleaning;
  return !dropDuplicates && clip.length === 0 && leastClassRows === 0 ? {} : { cleaning };
}

/** The target of the rows that are kept. */
export function cleanTarget(
  target: Target,
  dataset: Dataset,
  { dropDuplicates, leastClassRows }: Cleaning,
): Target {
  const unique = dropDuplicates ? withoutRepeats(target, dataset) : target;
  return leastClassRows > 0 && unique.classes.length > 0
    ? withoutRareClasses(unique, leastClassRows)
    : unique;
}

function withoutRepeats(target: Target, { columns, rowCount }: Dataset): Target {
  const dropped = new Set(repeats(rowKeys(tellingColumns(columns), rowCount)));
  return keep(target, (row) => !dropped.has(row));
}

/** Classes without rows are no classes any more. */
function withoutRareClasses(target: Target, least: number): Target {
  const counts = new Float64Array(target.classes.length);
  for (const code of target.values) counts[code]! += 1;
  const kept = target.classes.map((_, code) => code).filter((code) => counts[code]! >= least);
  const codeOf = new Map(kept.map((code, i) => [code, i]));
  const left = keep(target, (_, i) => codeOf.has(target.values[i]!));
  return {
    rows: left.rows,
    values: left.values.map((code) => codeOf.get(code)!),
    classes: kept.map((code) => target.classes[code]!),
  };
}

function keep({ rows, values, classes }: Target, isKept: (row: number, i: number) => boolean): Target {
  const at: number[] = [];
  rows.forEach((row, i) => isKept(row, i) && at.push(i));
  return {
    rows: Uint32Array.from(at, (i) => rows[i]!),
    values: Float64Array.from(at, (i) => values[i]!),
    classes,
  };
}
