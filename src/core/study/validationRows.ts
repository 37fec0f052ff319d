import type { PreparedSummary } from "../data/preparation/preparedData.ts";
import type { SplitConfig } from "../data/dataConfig.ts";
import { foldCount } from "../data/division/splitConfig.ts";

/** Number of distinct rows that score each trial of a study: those of a hold-out, or of all folds of one cutting. */
export function validationRows({ rows, otherFolds }: PreparedSummary, split: SplitConfig): number {
  const all = otherFolds.reduce((sum, fold) => sum + fold.rows.validation, rows.validation);
  return Math.round(all / (foldCount(split) / split.folds));
}
