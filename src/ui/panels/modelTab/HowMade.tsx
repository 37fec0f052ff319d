import { useTranslation } from "react-i18next";
import type { DataSource } from "../../../core/data/dataConfig.ts";
import { judgementOf, type TestOpening } from "../../../core/study/opening.ts";
import type { Study } from "../../../core/study/study.ts";
import type { TestReport } from "../../../core/study/testReport.ts";
import type { Trial } from "../../../core/study/trial.ts";
import chartStyles from "../../charts/plot/charts.module.css";
import { formatCount } from "../../charts/words/numberFormat.ts";
import { stepUnitOf } from "../../charts/study/learningCurvesSpec.ts";
import { stepsText } from "../../charts/words/stepWords.ts";
import { scoreMade, testedOn } from "../../charts/report/scoreMade.ts";
import { useSetup } from "../../useSurmise.ts";
import styles from "./modelTab.module.css";

export interface HowMadeProps {
  readonly study: Study;
  readonly report: TestReport;
  readonly winner: Trial | null;
  readonly openings: readonly TestOpening[];
  /** How often other studies of this tab have used the same test rows. */
  readonly before: number;
  /** Whether the user chose the trial although it is not the best one. */
  readonly handPicked: boolean;
}

/** Whether the test rows came from a separate file; known while the setup has the data of the study. */
function useSupplied(source: DataSource): boolean {
  return useSetup(
    ({ config, dataset }) =>
      dataset.status === "ready" &&
      (dataset.summary.testRows ?? 0) > 0 &&
      JSON.stringify(config.data.source) === JSON.stringify(source),
  );
}

/** How the score was computed, step by step, so that the reader can judge it. */
export function HowMade({ study, report, winner, openings, before, handPicked }: HowMadeProps) {
  const { t } = useTranslation();
  const title = t("made.title");
  const unit = winner === null ? null : stepUnitOf(study, winner);
  const steps =
    unit === null || winner === null || winner.bestStep === null ? null : stepsText(t, unit, winner.bestStep);
  const rows = formatCount(report.trainRows);
  const { data, search } = study.config;
  const { repeats } = search;
  const several = data.split.folds * repeats > 1;
  const supplied = useSupplied(data.source);
  const test = testedOn(t, data, { validation: null, test: report.testRows, supplied });
  const opened = openings.length + before;
  const start = t(`report.verdict.who.${handPicked ? "chosen" : "best"}.start`);
  const chosen = judgementOf(openings)?.why === "chosen";
  return (
    <section className={chartStyles.card} aria-label={title}>
      <header className={chartStyles.cardHeader}>
        <h2 className={chartStyles.cardTitle}>{title}</h2>
      </header>
      <ol className={styles.made}>
        <li>
          {t("made.search", {
            count: study.trials.length,
            score: scoreMade(t, data, repeats, null),
          })}
        </li>
        {chosen && <li>{t("report.openings.madeChosen")}</li>}
        <li>
          {steps === null
            ? t("made.retrainAtOnce", { rows, start })
            : t(`made.${several ? "retrainMedian" : "retrain"}`, { rows, steps, start })}
        </li>
        <li>
          {opened > 1
            ? t("report.openings.made", { test, times: formatCount(opened) })
            : t("made.once", { test })}
        </li>
        {data.task === "regression" && data.targetTransform === "log" && <li>{t("made.log")}</li>}
        <li>{t("made.interval")}</li>
        <li>{t("made.baselines")}</li>
      </ol>
    </section>
  );
}
