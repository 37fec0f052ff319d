import type { Dataset } from "../table/dataset.ts";
import type { CheckContext } from "./context.ts";
import { findFarOut, findGaps, findLeftOut, findMaybeCodes, findOddCells } from "./cellFindings.ts";
import { findConstant } from "./constant.ts";
import { findDates } from "./dates.ts";
import { findDrift } from "./drift.ts";
import { findDuplicateColumns } from "./duplicateColumns.ts";
import { findDuplicateRows } from "./duplicateRows.ts";
import { findFewRows } from "./fewRows.ts";
import type { Finding } from "./finding.ts";
import { findHighCardinality } from "./highCardinality.ts";
import { findIdLike } from "./idLike.ts";
import { findImbalance } from "./imbalance.ts";
import { findApartLabels, findLabels } from "./labels.ts";
import { findLeakage } from "./leakage.ts";
import { findMissing } from "./missing.ts";
import { findOutliers } from "./outliers.ts";
import { findRareClasses } from "./rareClasses.ts";
import { findSkewedTarget } from "./skewedTarget.ts";
import { takeRows } from "./takeRows.ts";

/** Most rows by which leakage is judged: enough for a rule on one feature, and fast for hundreds of features. */
const LEAKAGE_ROWS = 10_000;

/** The most misleading findings first. */
const CHECKS = [
  findLeakage,
  findOddCells,
  findGaps,
  findFarOut,
  findLabels,
  findApartLabels,
  findDrift,
  findDuplicateRows,
  findIdLike,
  findFewRows,
  findDates,
  findImbalance,
  findRareClasses,
  findMissing,
  findSkewedTarget,
  findOutliers,
  findDuplicateColumns,
  findMaybeCodes,
  findHighCardinality,
  findLeftOut,
  findConstant,
];

/**
 * All findings on some rows of a table.
 * @param whole all rows of the table, for properties that a sample does not show: whether numbers number the rows, and how many
 *   rows there are
 */
export function checkTable(context: CheckContext, whole: CheckContext): readonly Finding[] {
  return CHECKS.flatMap((check) => {
    const found =
      check === findIdLike || check === findFewRows
        ? check(whole)
        : check === findLeakage
          ? check(fewer(context))
          : check(context);
    return found ?? [];
  });
}

/** A subset of the rows at equal distances. */
function fewer(context: CheckContext): CheckContext {
  const { rowCount, columns, target } = context;
  if (rowCount <= LEAKAGE_ROWS) return context;
  const step = rowCount / LEAKAGE_ROWS;
  const rows = Uint32Array.from({ length: LEAKAGE_ROWS }, (_, i) => Math.floor(i * step));
  const taken: Dataset = takeRows({ columns, rowCount }, rows);
  const at = target === null ? -1 : columns.indexOf(target);
  return {
    ...context,
    columns: taken.columns,
    spelt: taken.columns,
    rowCount: rows.length,
    target: taken.columns[at] ?? null,
    testRows: 0,
  };
}
