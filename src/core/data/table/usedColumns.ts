import type { DataConfig } from "../dataConfig.ts";
import type { ColumnKind, DatasetSummary } from "./dataset.ts";

interface Named {
  readonly kind: ColumnKind;
  readonly name: string;
}

/** A cache of the last result per list of columns, because the page asks a dozen times per rendering. */
const found = new WeakMap<
  readonly Named[],
  Pick<DataConfig, "target" | "split" | "excluded"> & { readonly used: readonly Named[] }
>();

/**
 * The columns that are features: all but the target, those left out, text and constant ones, and the one that rows are divided by
 * (see `SplitBy`).
 */
export function usedColumns<C extends Named>(config: DataConfig, columns: readonly C[]): readonly C[] {
  const { target, split, excluded } = config;
  const last = found.get(columns);
  if (last?.target === target && last.split === split && last.excluded === excluded)
    return last.used as readonly C[];
  const used = findUsed(config, columns);
  found.set(columns, { target, split, excluded, used });
  return used;
}

function findUsed<C extends Named>(config: DataConfig, columns: readonly C[]): readonly C[] {
  const { target, split } = config;
  const excluded = new Set(config.excluded);
  return columns.filter(
    ({ kind, name }) =>
      kind !== "text" &&
      kind !== "constant" &&
      name !== target &&
      !(leftOutByDivision(split, name) ?? excluded.has(name)),
  );
}

/** Whether a usable column is not used: because of the user's choice, or because rows are divided by it. */
export function isLeftOut(
  { excluded, split }: Pick<DataConfig, "excluded" | "split">,
  column: string,
): boolean {
  return leftOutByDivision(split, column) ?? excluded.includes(column);
}

/** Names of the columns that are features. */
export function usableFeatures(config: DataConfig, summary: DatasetSummary): string[] {
  return usedColumns(config, summary.columns).map(({ name }) => name);
}

/** Whether the column that rows are divided by is not used; null for any other column. */
function leftOutByDivision({ by }: DataConfig["split"], column: string): boolean | null {
  return by.kind !== "random" && by.column === column ? !by.feature : null;
}
