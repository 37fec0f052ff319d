import type { DataConfig } from "../dataConfig.ts";
import type { Dataset } from "../table/dataset.ts";
import { divideRows, type RowDivision } from "./divideRows.ts";
import { groupSizes } from "./rowGroups.ts";
import { valuesByRow, type Target } from "../target/target.ts";
import { logWouldHelp, transformedTarget } from "../target/targetTransform.ts";
import { usedTarget } from "../target/usedTarget.ts";
import { valuesAt } from "../table/valuesAt.ts";

/** Counts of one part. */
export interface PartSummary {
  readonly rows: number;
  /** Number of groups; null if rows are not grouped. */
  readonly groups: number | null;
  /** Classes of the target without a row here. */
  readonly missingClasses: readonly string[];
}

/** How the rows are divided, as shown on the page. */
export interface DivisionSummary {
  /** One for a hold-out, otherwise one per fold, one cutting after the other. */
  readonly folds: readonly { readonly train: PartSummary; readonly validation: PartSummary }[];
  readonly development: PartSummary;
  readonly test: PartSummary;
  /** Rows with a target in no part, because their time is unknown. */
  readonly left: number;
  /** Groups of a test file's rows that also occur in other rows; 0 without a test file. */
  readonly sharedGroups: number;
  /** Whether the logarithm would make the target much less skewed, judged without the test rows. */
  readonly logSuggested: boolean;
}

/**
 * The parts that a study of this config and seed has, without preparing them.
 * @throws AppError as `usedTarget`, `transformedTarget` and `divideRows`
 */
export function summariseDivision(dataset: Dataset, config: DataConfig, seed: number): DivisionSummary {
  const target = usedTarget(dataset, config);
  transformedTarget(target, config);
  const division = divideRows(dataset, target, config, seed);
  const { groups } = division;
  const values = valuesByRow(target, dataset.rowCount);
  const summary = (rows: Uint32Array): PartSummary => ({
    rows: rows.length,
    groups: groups === null ? null : countUsed(groupSizes(rows, groups)),
    missingClasses: missingClasses(rows, values, target.classes),
  });
  return {
    folds: division.folds.map(({ train, validation }) => ({
      train: summary(train),
      validation: summary(validation),
    })),
    development: summary(division.development),
    test: summary(division.test),
    left: division.left,
    sharedGroups: groups === null ? 0 : sharedGroups(division, groups),
    logSuggested: config.task === "regression" && logWouldHelp(valuesAt(values, division.development)),
  };
}

function countUsed(sizes: Uint32Array): number {
  return sizes.reduce((sum, size) => sum + (size > 0 ? 1 : 0), 0);
}

function sharedGroups({ development, test }: RowDivision, codes: Int32Array): number {
  const known = groupSizes(development, codes);
  return countUsed(groupSizes(test, codes).map((size, code) => (known[code]! > 0 ? size : 0)));
}

function missingClasses(
  rows: Uint32Array,
  values: Float64Array,
  classes: Target["classes"],
): readonly string[] {
  const found = new Uint8Array(classes.length);
  if (classes.length > 0) for (const row of rows) found[values[row]!] = 1;
  return classes.filter((_, code) => found[code] === 0);
}
