import type { ExtremeItem } from "../../core/data/check/finding.ts";
import type { DatasetSummary } from "../../core/data/table/dataset.ts";
import { detailOf, type ErrorRecord } from "../../core/errors.ts";
import { usedColumns } from "../../core/data/table/usedColumns.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";

/** Errors of trials that extreme values may cause. */
const NOT_FINITE: ReadonlySet<string> = new Set(["lossNotFinite", "lossNotFiniteInFold", "measureNotFinite"]);

type Config = Pick<StudyConfig, "data" | "settings">;

/**
 * Columns of a study whose extreme values may be the reason why every trial failed; empty if it failed for another reason. Columns
 * whose extreme values are already treated are left out.
 */
export function farOutColumns(
  error: ErrorRecord | null,
  config: Config,
  { columns }: DatasetSummary,
): readonly ExtremeItem[] {
  if (error === null || !NOT_FINITE.has(String(detailOf(error, "reason")))) return [];
  const { data } = config;
  const used = new Set([data.target, ...usedColumns(data, columns).map(({ name }) => name)]);
  return columns.flatMap(({ name, kind, found }) => {
    if (found?.extremes === undefined || !used.has(name)) return [];
    const isTarget = name === data.target;
    if ((saidOf(data.kinds, name) ?? kind) !== "number") return [];
    if (isTarget && data.task === "classification") return [];
    const item = { column: name, isTarget, missing: found.missing ?? [], ...found.extremes };
    return isRemedied(item, config) ? [] : [item];
  });
}

function isRemedied(item: ExtremeItem, { data, settings: { scaling } }: Config): boolean {
  const { column, isTarget, values, log, fenced } = item;
  const gaps = new Set(saidOf(data.missing ?? [], column)?.map(Number));
  if (values.length > 0 && values.every((value) => gaps.has(value))) return true;
  if (isTarget) return log && data.targetTransform === "log";
  const isRanked = scaling.mode === "value" && scaling.value === "quantile";
  return isRanked || (fenced && data.cleaning?.clip.includes(column) === true);
}

function saidOf<T>(entries: readonly (readonly [column: string, said: T])[], column: string): T | undefined {
  return entries.find(([name]) => name === column)?.[1];
}
