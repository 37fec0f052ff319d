import { useTranslation } from "react-i18next";
import { judgementOf, type TestOpening } from "../../../core/study/opening.ts";
import type { Study } from "../../../core/study/study.ts";
import { Card } from "../../charts/plot/Card.tsx";
import { ABSENT, formatCount, formatMetric } from "../../charts/words/numberFormat.ts";
import { scoreTexts } from "../../charts/words/scoreTexts.ts";
import { metricHeading, trialNumber } from "../../charts/words/trialWords.ts";
import styles from "./modelTab.module.css";

export interface OpeningsCardProps {
  readonly study: Study;
  readonly openings: readonly TestOpening[];
  readonly openedBefore: number;
  /** Whether the report of the last one is on screen. */
  readonly shown: boolean;
}

/** Every use of the test rows with its score, if there was more than one or other studies used them too. */
export function OpeningsCard({ study, openings, openedBefore, shown }: OpeningsCardProps) {
  const { t } = useTranslation();
  const all = openings.length + openedBefore;
  if (all < 2 && shown) return null;
  if (openings.length === 0) return null;
  const { metric } = study.config.search.objective;
  const title = t("report.openings.title", { count: all });
  return (
    <Card title={title} summary={t(all === 1 ? "report.openings.hintOnce" : "report.openings.hint")}>
      {openedBefore > 0 && (
        <p className={styles.openedBefore}>{t("report.openings.others", { count: openedBefore })}</p>
      )}
      <div className={styles.classScroller} role="group" aria-label={title} tabIndex={0}>
        <table className={styles.classes}>
          <thead>
            <tr>
              <th scope="col">{t("report.openings.look")}</th>
              <th scope="col">{t("report.openings.trial")}</th>
              <th scope="col" data-number>
                {metricHeading(t, metric)} · {t("report.openings.validation")}
              </th>
              <th scope="col" data-number>
                {metricHeading(t, metric)} · {t("report.openings.test")}
              </th>
              <th scope="col" data-number>
                {t("report.openings.after")}
              </th>
              <th scope="col">{t("report.openings.why")}</th>
            </tr>
          </thead>
          <tbody>
            {openings.map(({ trial, trials, validation, score, why }, i) => {
              // An ensemble is scored beside the model that was judged before.
              const last = shown && i >= openings.indexOf(judgementOf(openings)!);
              return (
                <tr key={i} data-shown={last || undefined}>
                  <th scope="row">{formatCount(i + 1)}</th>
                  <td>{why === "ensemble" ? t("report.openings.together") : trialNumber(trial)}</td>
                  <td data-number>{formatMetric(metric, validation)}</td>
                  <td data-number>
                    {score === null ? ABSENT : scoreTexts(score.value, score.interval).value}
                  </td>
                  <td data-number>{t("judging.earlier.trials", { count: trials })}</td>
                  <td>
                    {t(`report.openings.${why}`)}
                    {last && ` · ${t("report.openings.shown")}`}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
