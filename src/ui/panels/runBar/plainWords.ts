import type { TFunction } from "i18next";
import type { PreparedSummary } from "../../../core/data/preparation/preparedData.ts";
import type { SplitConfig } from "../../../core/data/dataConfig.ts";
import { foldCount } from "../../../core/data/division/splitConfig.ts";
import type { StudyConfig } from "../../../core/study/studyConfig.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { plainMetric } from "../../../core/study/trialMeasures.ts";
import { validationRows } from "../../../core/study/validationRows.ts";
import { formatCount, formatNumber } from "../../charts/words/numberFormat.ts";
import { percentText } from "../../charts/words/trialWords.ts";

/** Maximal length of a target's name: a longer one would push other parts out of the bar. */
const MOST_LETTERS = 16;

/**
 * What a trial's score means to people: "68 of 69 right", "typical error 2.1 (mpg)". With several trainings on the same rows, or
 * folds of different sizes, the share of correct rows, because a mean over them is not a number of rows. null if it was not
 * measured or is the objective itself.
 */
export function plainWords(
  t: TFunction,
  { data, search }: StudyConfig,
  { plainScore }: Trial,
  prepared: PreparedSummary | null,
): string | null {
  if (plainScore === undefined) return null;
  if (plainMetric(search) === "mae") {
    if (search.objective.metric === "mae") return null;
    return t("judging.typicalError", { error: formatNumber(plainScore, 2), target: shortened(data.target) });
  }
  if (prepared === null || !isCount(prepared, data.split, search.repeats)) {
    return search.objective.metric === "accuracy"
      ? null
      : t("judging.rightShare", { share: percentText(plainScore) });
  }
  const rows = validationRows(prepared, data.split);
  return t("judging.right", { right: formatCount(Math.round(plainScore * rows)), rows: formatCount(rows) });
}

/** Whether each row was predicted once and every fold is weighted by its rows. */
function isCount({ rows, otherFolds }: PreparedSummary, split: SplitConfig, repeats: number): boolean {
  return (
    repeats === 1 &&
    foldCount(split) === split.folds &&
    otherFolds.length === split.folds - 1 &&
    otherFolds.every((fold) => fold.rows.validation === rows.validation)
  );
}

function shortened(name: string): string {
  return name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name;
}
