import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { judgementOf, type TestOpening } from "../../../core/study/opening.ts";
import { lossSign } from "../../../core/study/objective.ts";
import { bestTrial, paretoFront, type Study } from "../../../core/study/study.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { Card } from "../../charts/plot/Card.tsx";
import { formatMeasure, measureHeading } from "../../charts/words/measureWords.ts";
import { formatCount } from "../../charts/words/numberFormat.ts";
import { objectivesOf } from "../../charts/study/paretoSpec.ts";
import { metricName, trialNumber } from "../../charts/words/trialWords.ts";
import { JudgeButton } from "./JudgeButton.tsx";
import styles from "./modelTab.module.css";

export interface CompromisesCardProps {
  readonly study: Study;
  /** The trial on screen. */
  readonly winner: Trial;
  readonly openings: readonly TestOpening[];
}

/** With several objectives: why this trial of the Pareto front was evaluated, and the others, which can be evaluated too. */
export function CompromisesCard({ study, winner, openings }: CompromisesCardProps) {
  const { t } = useTranslation();
  const objectives = objectivesOf(study.config.search);
  if (objectives.length < 2) return null;
  const sign = lossSign(study.config.search.objective.direction);
  const front = paretoFront(study).toSorted((a, b) => sign * (a.values![0]! - b.values![0]!));
  const title = t("report.compromise.title");
  const judged = new Set(openings.flatMap(({ trial, why }) => (why === "ensemble" ? [] : [trial])));
  return (
    <Card title={title} summary={whyJudged(t, study, winner, front, openings)}>
      <div className={styles.classScroller} data-tall role="group" aria-label={title} tabIndex={0}>
        <table className={styles.classes}>
          <thead>
            <tr>
              <th scope="col">{t("report.openings.trial")}</th>
              {objectives.map(({ measure }) => (
                <th key={measure} scope="col" data-number>
                  {measureHeading(t, measure)}
                </th>
              ))}
              <th scope="col" aria-label={t("report.compromise.judge")} />
            </tr>
          </thead>
          <tbody>
            {front.map((trial) => (
              <tr key={trial.number} data-shown={trial.number === winner.number || undefined}>
                <th scope="row">{trialNumber(trial.number)}</th>
                {objectives.map(({ index, measure }) => (
                  <td key={measure} data-number>
                    {formatMeasure(measure, trial.values![index]!)}
                  </td>
                ))}
                <td data-number>
                  {trial.number === winner.number ? (
                    t("report.compromise.now")
                  ) : (
                    <>
                      {judged.has(trial.number) && `${t("report.compromise.judged")} · `}
                      <JudgeButton number={trial.number} kind="this" />
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function whyJudged(
  t: TFunction,
  study: Study,
  winner: Trial,
  front: readonly Trial[],
  openings: readonly TestOpening[],
): string {
  const details = { number: trialNumber(winner.number), all: formatCount(front.length) };
  const chosen = judgementOf(openings)?.why === "chosen";
  const metric = metricName(t, study.config.search.objective.metric);
  // Only a choice of the user can be off the front.
  if (!front.some(({ number }) => number === winner.number))
    return t("report.compromise.other", { number: details.number, count: front.length });
  if (front.length === 1) return t("report.compromise.only", details);
  if (chosen && bestTrial(study)?.number !== winner.number) return t("report.compromise.chosen", details);
  return t(chosen ? "report.compromise.chosenFirst" : "report.compromise.first", { ...details, metric });
}
