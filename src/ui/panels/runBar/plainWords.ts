import type { TFunction } from "i18next";
import type { PreparedSummary } from "../../../core/data/preparedData.ts";
import type { StudyConfig } from "../../../core/study/studyConfig.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { plainMetric } from "../../../core/study/trialMeasures.ts";
import { validationRows } from "../../../core/study/validationRows.ts";
import { formatCount, formatNumber } from "../../charts/numberFormat.ts";
import { percentText } from "../../charts/trialWords.ts";

/** A longer name of a target would push everything else out of the bar. */
const MOST_LETTERS = 16;

/**
 * What a trial's score means to people: "68 of 69 right", "typical error 2.1 (mpg)". Of several trainings the share that is right, for a
 * mean over them is no number of rows. null where it was not measured, or is the objective itself.
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
  const once = data.split.folds === 1 && search.repeats === 1;
  if (!once || prepared === null) {
    return search.objective.metric === "accuracy"
      ? null
      : t("judging.rightShare", { share: percentText(plainScore) });
  }
  const rows = validationRows(prepared, data.split);
  return t("judging.right", { right: formatCount(Math.round(plainScore * rows)), rows: formatCount(rows) });
}

function shortened(name: string): string {
  return name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name;
}
