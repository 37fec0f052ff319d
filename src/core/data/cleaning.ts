import type { Dataset } from "./table/dataset.ts";
import { repeats } from "./check/duplicateRows.ts";
import { rowKeys, tellingColumns } from "./check/rowKeys.ts";
import type { Target } from "./target/target.ts";

/** How findings of the data check are handled before the rows are split. By default nothing is done. */
export interface Cleaning {
  /**
   * Rows equal to an earlier one, in all columns but ids, are left out, so that the same row is never used for training and for
   * testing.
   */
  readonly dropDuplicates: boolean;
  /** Number columns whose values beyond Tukey's outer fences of the training rows are moved to the fences. */
  readonly clip: readonly string[];
  /** Rows of classes with fewer rows are left out; 0 keeps all. */
  readonly leastClassRows: number;
}

export const NO_CLEANING: Cleaning = { dropDuplicates: false, clip: [], leastClassRows: 0 };

/** A cleaning as part of a data config: absent if it changes nothing, so that equal cleanings give equal configs. */
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

/** Removes classes without rows. */
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
