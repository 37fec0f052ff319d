import { useTranslation } from "react-i18next";
import type { Study } from "../../../core/study/study.ts";
import type { TestReport } from "../../../core/study/testReport.ts";
import type { Trial } from "../../../core/study/trial.ts";
import chartStyles from "../../charts/charts.module.css";
import { ABSENT, formatCount } from "../../charts/numberFormat.ts";
import { scoreOf } from "../../charts/trialWords.ts";
import styles from "./modelTab.module.css";

export interface HowMadeProps {
  readonly study: Study;
  readonly report: TestReport;
  readonly winner: Trial | null;
}

/** How the score came about, step by step, so that it can be trusted or doubted. */
export function HowMade({ study, report, winner }: HowMadeProps) {
  const { t } = useTranslation();
  const title = t("results.model.made.title");
  const epochs = winner === null || winner.bestEpoch === null ? ABSENT : formatCount(winner.bestEpoch);
  const trials = formatCount(study.trials.length);
  const rows = formatCount(report.trainRows);
  const { folds } = study.config.data.split;
  const { repeats } = study.config.search;
  const several = folds * repeats > 1;
  return (
    <section className={chartStyles.card} aria-label={title}>
      <header className={chartStyles.cardHeader}>
        <h2 className={chartStyles.cardTitle}>{title}</h2>
      </header>
      <ol className={styles.made}>
        <li>
          {several
            ? t("results.model.made.searchBy", { trials, score: scoreOf(t, folds, repeats) })
            : t("results.model.made.search", { trials })}
        </li>
        <li>{t(`results.model.made.${several ? "retrainMedian" : "retrain"}`, { rows, epochs })}</li>
        <li>{t("results.model.made.once", { rows: formatCount(report.testRows) })}</li>
        <li>{t("results.model.made.interval")}</li>
        <li>{t("results.model.made.baselines")}</li>
      </ol>
    </section>
  );
}
