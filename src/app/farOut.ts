import type { ExtremeItem } from "../core/data/check/finding.ts";
import type { DataConfig } from "../core/data/dataConfig.ts";
import type { DatasetSummary } from "../core/data/dataset.ts";
import { detailOf, type ErrorRecord } from "../core/errors.ts";
import { usedColumns } from "../core/data/usedColumns.ts";

/** Ends of trials that values beyond all scale may cause. */
const NOT_FINITE: ReadonlySet<string> = new Set(["lossNotFinite", "lossNotFiniteInFold", "measureNotFinite"]);

/** Columns of a study whose values beyond all scale may be why every trial failed; none where it failed for another reason. */
export function farOutColumns(
  error: ErrorRecord | null,
  data: DataConfig,
  { columns }: DatasetSummary,
): readonly ExtremeItem[] {
  if (error === null || !NOT_FINITE.has(String(detailOf(error, "reason")))) return [];
  const used = new Set([data.target, ...usedColumns(data, columns).map(({ name }) => name)]);
  return columns.flatMap(({ name, found }) => {
    if (found?.extremes === undefined || !used.has(name)) return [];
    const isTarget = name === data.target;
    if (isTarget && data.task === "classification") return [];
    return [{ column: name, isTarget, missing: found.missing ?? [], ...found.extremes }];
  });
}
