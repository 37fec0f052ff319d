import type { DataConfig } from "./dataConfig.ts";
import type { ColumnKind, DatasetSummary } from "./dataset.ts";

/**
 * The columns that are features: all but the target, those left out, text and constant ones, and the one that rows are divided by
 * (see `SplitBy`).
 */
export function usedColumns<C extends { readonly kind: ColumnKind; readonly name: string }>(
  config: DataConfig,
  columns: readonly C[],
): C[] {
  return columns.filter(
    ({ kind, name }) =>
      kind !== "text" && kind !== "constant" && name !== config.target && !isLeftOut(config, name),
  );
}

/** Whether a column is not used though it could be: by the user's word, or because rows are divided by it. */
export function isLeftOut(
  { excluded, split: { by } }: Pick<DataConfig, "excluded" | "split">,
  column: string,
): boolean {
  if (by.kind !== "random" && by.column === column) return !by.feature;
  return excluded.includes(column);
}

/** Names of the columns that are features. */
export function usableFeatures(config: DataConfig, summary: DatasetSummary): string[] {
  return usedColumns(config, summary.columns).map(({ name }) => name);
}
