import type { SplitConfig } from "../../../../../core/data/dataConfig.ts";

/** Shares of all rows. With folds, `train` is everything that the search uses, and `validation` is one fold of it. */
export interface Shares {
  readonly train: number;
  readonly validation: number;
  readonly test: number;
}

/** @param supplied share of the rows that came as a test file; 0: none did */
export function sharesOf({ folds, by, validation, test }: SplitConfig, supplied: number): Shares {
  const tested = supplied > 0 ? supplied : test;
  const rest = 1 - tested;
  if (folds > 1)
    return { train: rest, validation: rest / (by.kind === "time" ? folds + 1 : folds), test: tested };
  const validated = supplied > 0 ? rest * validation : validation;
  return { train: Math.max(0, rest - validated), validation: validated, test: tested };
}

/** A share as a percentage without binary rounding errors: 0.29 → "29"; at most one decimal. */
export function percentOf(share: number): string {
  return Number.isNaN(share) ? "–" : String(Number((share * 100).toFixed(1)));
}
