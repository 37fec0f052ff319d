import type { TFunction } from "i18next";
import type { AutoMlPlan } from "../../../../core/model/autoMl.ts";
import type { Budget } from "../../../../core/study/studyConfig.ts";
import { formatCount } from "../../../charts/words/numberFormat.ts";

export interface AutoMlSearch {
  /** Rows of the table; 0: the data are not read yet. */
  readonly rows: number;
  /** Learners that fit the data. */
  readonly learners: number;
  /** That the study has, or will have: it may differ from the plan's. */
  readonly budget: Budget;
  /** That the study has, or will have; 1: a hold-out. */
  readonly folds: number;
}

/** What a search among all learners is given, in sentences that hold of the study; none as long as its data are not read. */
export function autoMlWords(
  t: TFunction,
  search: AutoMlSearch,
  plan: Pick<AutoMlPlan, "folds">,
): readonly string[] {
  const { rows, folds } = search;
  if (rows === 0) return [];
  const planned = plan.folds !== null && plan.folds === folds;
  return [
    budgetWords(t, search),
    ...(planned && folds === 1 ? [t("models.autoMl.holdOut")] : []),
    ...(planned && folds > 1 ? [t("models.autoMl.folds", { folds: formatCount(folds) })] : []),
  ];
}

function budgetWords(t: TFunction, { budget, learners }: AutoMlSearch): string {
  const { trials, minutes, target, tolerance } = budget;
  const among = { learners: formatCount(learners) };
  if (trials === null) return t("models.autoMl.open", among);
  const mayEndEarlier = [minutes, target, tolerance].some((limit) => limit !== null);
  return t(`models.autoMl.${mayEndEarlier ? "atMost" : "trials"}`, { ...among, count: trials });
}
