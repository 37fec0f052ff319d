import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { ensembleCandidates } from "../../../../app/run/judging/buildEnsemble.ts";
import { ensembleMs } from "../../../../app/run/judging/jobTimes.ts";
import type { BackgroundWork } from "../../../../app/run/runState.ts";
import { learnerOf, learnersOf } from "../../../../core/learner/registry.ts";
import type { Study } from "../../../../core/study/study.ts";
import type { EnsembleReport, TestReport } from "../../../../core/study/testReport.ts";
import { Card } from "../../../charts/plot/Card.tsx";
import { LearnerMark } from "../../../charts/plot/learnerMarks.tsx";
import { ensembleClaim, type EnsembleClaim } from "../../../charts/report/verdict.ts";
import { bytesText, predictionText } from "../../../charts/words/costWords.ts";
import { ABSENT, formatCount, formatMetric } from "../../../charts/words/numberFormat.ts";
import { joinSentences, metricName, percentText, trialNumber } from "../../../charts/words/trialWords.ts";
import styles from "../modelTab.module.css";
import { JobCard } from "./JobCard.tsx";

export interface EnsembleCardProps {
  readonly study: Study;
  readonly report: TestReport;
  /** Number of the trial that the report judges. */
  readonly judged: number;
  /** Whether the best model is stored, which the ensemble is compared with. */
  readonly isStored: boolean;
  readonly work: BackgroundWork | null | undefined;
}

/** The ensemble of the best trials with its members, or the offer to build it. */
export function EnsembleCard({ study, report, judged, isStored, work }: EnsembleCardProps) {
  const { t } = useTranslation();
  const claim = ensembleClaim(report, judged);
  const title = t("report.ensemble.title");
  if (report.ensemble !== undefined && claim !== null) {
    const { ensemble } = report;
    return <Members study={study} ensemble={ensemble} claim={claim} report={report} />;
  }
  const candidates = ensembleCandidates(study);
  const missing = candidates.length < 2 ? "few" : isStored ? null : "unstored";
  if (missing !== null) {
    return (
      <Card title={title} summary={t(`report.ensemble.${missing}`)}>
        {null}
      </Card>
    );
  }
  return (
    <JobCard
      job="ensemble"
      title={title}
      what={t("report.ensemble.what", { trials: formatCount(candidates.length) })}
      start={t("report.ensemble.start")}
      ms={ensembleMs(candidates)}
      work={work}
    />
  );
}

interface MembersProps {
  readonly study: Study;
  readonly ensemble: EnsembleReport;
  readonly claim: EnsembleClaim;
  readonly report: TestReport;
}

/** What the ensemble takes beside the best model; empty if one is unknown. */
function costWords(t: TFunction, { models }: TestReport): readonly string[] {
  const [own, best] = (["ensemble", "best"] as const).map(
    (name) => models.find(({ model }) => model === name)?.cost,
  );
  if (own === undefined || best === undefined) return [];
  return [
    t("models.cost.together", {
      prediction: predictionText(t, own),
      size: bytesText(own.bytes),
      bestPrediction: predictionText(t, best),
      bestSize: bytesText(best.bytes),
    }),
  ];
}

function Members({ study, ensemble, claim, report }: MembersProps) {
  const { t } = useTranslation();
  const { metric } = study.config.search.objective;
  const name = metricName(t, metric);
  const [first] = ensembleCandidates(study);
  const { settings } = study.config;
  const several = learnersOf(settings).length > 1;
  const learnerCell = (number: number) => {
    const trial = study.trials.find((one) => one.number === number);
    if (trial === undefined) return ABSENT;
    const learner = learnerOf(settings, trial.params);
    return (
      <>
        <LearnerMark learner={learner} /> {t(`model.choices.${learner}`)}
      </>
    );
  };
  const title = t("report.ensemble.title");
  const validation = t("report.ensemble.validation", {
    metric: name,
    ensemble: formatMetric(metric, ensemble.validation),
    best: formatMetric(metric, first?.values?.[0] ?? Number.NaN),
  });
  const said = t(`report.ensemble.${claim}`, {
    metric: name,
    rows: formatCount(report.testRows),
    trial: trialNumber(ensemble.members[0]?.trial ?? 0),
  });
  return (
    <Card title={title} summary={joinSentences(t, [said, validation, ...costWords(t, report)])}>
      <div className={styles.classScroller} role="group" aria-label={title} tabIndex={0}>
        <table className={styles.classes}>
          <thead>
            <tr>
              <th scope="col">{t("report.ensemble.trial")}</th>
              {several && <th scope="col">{t("model.settings.family.label")}</th>}
              <th scope="col" data-number>
                {t("report.ensemble.weight")}
              </th>
              <th scope="col" data-number>
                {t("report.ensemble.score", { metric: name })}
              </th>
            </tr>
          </thead>
          <tbody>
            {ensemble.members.map(({ trial, weight, validation: own }) => (
              <tr key={trial}>
                <th scope="row">{trialNumber(trial)}</th>
                {several && <td>{learnerCell(trial)}</td>}
                <td data-number>
                  {percentText(weight)}
                  <span className={styles.bar} aria-hidden="true">
                    <span style={{ inlineSize: `${weight * 100}%` }} />
                  </span>
                </td>
                <td data-number>{formatMetric(metric, own)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
