import { ActionIcon, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { foldCount } from "../../../core/data/division/splitConfig.ts";
import { foldScores } from "../../../core/study/foldScores.ts";
import { learnerOf, plannedLearner } from "../../../core/learner/registry.ts";
import { settingsOfLearner } from "../../../core/model/settingConditions.ts";
import { SETTING_NAMES } from "../../../core/model/settingTable.ts";
import { pruneForecasts } from "../../../core/study/observe.ts";
import type { Study } from "../../../core/study/study.ts";
import type { Trial } from "../../../core/study/trial.ts";
import chartStyles from "../../charts/plot/charts.module.css";
import { formatMeasure, measureHeading } from "../../charts/words/measureWords.ts";
import { bytesText, predictionText } from "../../charts/words/costWords.ts";
import { ABSENT, formatMetric, formatNumber } from "../../charts/words/numberFormat.ts";
import { prunedText } from "../../charts/words/prunedWords.ts";
import { objectivesOf } from "../../charts/study/paretoSpec.ts";
import { LearnerMark } from "../../charts/plot/learnerMarks.tsx";
import { StateMark } from "../../charts/plot/stateMarks.tsx";
import { TrialCurve } from "../../charts/study/TrialCurve.tsx";
import { stepUnitOf } from "../../charts/study/learningCurvesSpec.ts";
import { standingOf } from "../../charts/study/trialStanding.ts";
import { settingText } from "../../charts/words/settingText.ts";
import {
  durationText,
  metricHeading,
  parameterName,
  scoreOf,
  trialNumber,
} from "../../charts/words/trialWords.ts";
import { errorText } from "../../errorMessages.ts";
import { DETAILS } from "./revealDetails.ts";
import { FoldStrip } from "./FoldStrip.tsx";
import styles from "./searchTab.module.css";
import { plannedId } from "./plannedTrials.ts";
import { TrialActions } from "./TrialActions.tsx";
import { trialDurationMs } from "./trialColumns.ts";
import { knowledgeText, whyText } from "./whyText.ts";

export interface TrialDetailsProps {
  readonly study: Study;
  readonly trial: Trial;
  readonly onClose: () => void;
}

/** One trial: its configuration, why it was chosen, and its result. */
export function TrialDetails({ study, trial, onClose }: TrialDetailsProps) {
  const { t } = useTranslation();
  const { repeats, objective } = study.config.search;
  const { metric } = objective;
  const { split } = study.config.data;
  const { folds } = split;
  const severalTrainings = folds * repeats > 1;
  const value = trial.values?.[0];
  const unit = stepUnitOf(study, trial);
  const knowledge = knowledgeText(t, trial);
  const title =
    plannedId(trial) === null
      ? t("results.trial", { number: trialNumber(trial.number) })
      : t("results.enqueue.planned");
  return (
    <section className={`${chartStyles.card} ${styles.details}`} aria-label={title} {...DETAILS}>
      <header className={styles.detailsHeader}>
        <h2 className={chartStyles.cardTitle}>{title}</h2>
        <span className={styles.state}>
          <StateMark state={standingOf(trial)} />
          {t(`results.states.${standingOf(trial)}`)}
        </span>
        <ActionIcon variant="subtle" color="gray" aria-label={t("details.close")} onClick={onClose}>
          <IconX size={18} stroke={1.6} />
        </ActionIcon>
      </header>
      {trial.state === "pruned" && <Pruned study={study} trial={trial} />}
      {trial.state === "complete" && value !== undefined && (
        <p className={styles.detailsValue}>
          <strong>{formatMetric(metric, value)}</strong> {metricHeading(t, metric)}
        </p>
      )}
      {trial.state === "complete" && <OtherValues study={study} trial={trial} />}
      {severalTrainings && trial.state === "complete" && value !== undefined && (
        <HowScored study={study} trial={trial} />
      )}
      {trial.error !== null && <Failure t={t} trial={trial} />}
      <p className={styles.detailsFacts}>{facts(t, study, trial).join(" · ")}</p>
      <Part title={t("details.configuration")}>
        <dl className={styles.params}>
          {parametersOf(study, trial).map((name) => (
            <div key={name} data-inactive={trial.params[name] === undefined || undefined}>
              <dt>{parameterName(t, name)}</dt>
              <dd>
                {name === "family" && (
                  <LearnerMark learner={plannedLearner(study.config.settings, trial.params)} />
                )}{" "}
                {settingText(t, name, trial.params[name])}
              </dd>
            </div>
          ))}
        </dl>
      </Part>
      <TrialActions study={study} trial={trial} onClose={onClose} />
      <Part title={t("details.why")}>
        <p className={styles.detailsText}>{whyText(t, study.config.search.objective.metric, trial)}</p>
        {trial.sampler !== undefined && (
          <p className={styles.detailsFacts}>
            {t("details.sampler", { sampler: t(`search.samplers.${trial.sampler}.name`) })}
          </p>
        )}
        {knowledge !== null && <p className={styles.detailsFacts}>{knowledge}</p>}
      </Part>
      {severalTrainings && trial.folds.length > 0 && (
        <Part title={t(folds > 1 ? "details.folds" : "details.repeats")}>
          <FoldStrip results={trial.folds} metric={metric} split={split} repeats={repeats} unit={unit} />
        </Part>
      )}
      {unit === null && trial.state === "complete" && (
        <p className={styles.detailsFacts}>{t("models.steps.atOnce")}</p>
      )}
      {unit !== null && trial.curve.validationLoss.length > 0 && (
        <Part title={t("details.curve")}>
          <TrialCurve trial={trial} unit={unit} />
          {severalTrainings && <p className={styles.detailsFacts}>{t("details.meanCurve")}</p>}
        </Part>
      )}
    </section>
  );
}

/**
 * The searched settings that a trial's learner can have; those that are inactive in it too. A planned configuration has its own, which
 * may be of another space.
 */
function parametersOf({ config: { settings }, space }: Study, trial: Trial): readonly string[] {
  if (plannedId(trial) !== null) return SETTING_NAMES.filter((name) => trial.params[name] !== undefined);
  const own: ReadonlySet<string> = settingsOfLearner(learnerOf(settings, trial.params));
  return space.parameters.flatMap(({ name }) => (own.has(name) ? [name] : []));
}

/** For a pruned trial: its last epoch and the forecast of its score. */
function Pruned({ study, trial }: { readonly study: Study; readonly trial: Trial }) {
  const { t } = useTranslation();
  const { config, trials } = study;
  const forecast = useMemo(() => pruneForecasts(trials, config.search), [trials, config]);
  return (
    <>
      <p className={styles.detailsValue}>
        <strong>{ABSENT}</strong> {prunedText(t, config, trial, forecast(trial))}
      </p>
      <p className={styles.detailsText}>{t("judging.pruned.note")}</p>
    </>
  );
}

/** The trial's values of the other objectives, and the limits that it breaks. */
function OtherValues({ study, trial }: { readonly study: Study; readonly trial: Trial }) {
  const { t } = useTranslation();
  const { search } = study.config;
  const sides = objectivesOf(search).slice(1);
  const broken = search.outcomeConstraints.filter((_, i) => (trial.violations?.[i] ?? 0) > 0);
  if (sides.length === 0 && broken.length === 0) return null;
  return (
    <>
      {sides.map(({ index, measure }) => (
        <p key={measure} className={styles.detailsFacts}>
          {measureHeading(t, measure)} {formatMeasure(measure, trial.values?.[index] ?? NaN)}
        </p>
      ))}
      {broken.map(({ measure, relation, bound }) => (
        <p key={`${measure} ${relation}`} className={styles.brokenLimit}>
          {t("details.brokenLimit", {
            limit: `${measureHeading(t, measure)} ${relation === "atMost" ? "≤" : "≥"} ${formatMeasure(measure, bound)}`,
          })}
        </p>
      ))}
    </>
  );
}

/** The number of trainings that the score is the mean of, and its standard error. */
function HowScored({ study, trial }: { readonly study: Study; readonly trial: Trial }) {
  const { t } = useTranslation();
  const { split } = study.config.data;
  const { folds } = split;
  const { repeats } = study.config.search;
  const done = trial.folds.length;
  const all = foldCount(split) * repeats;
  const { standardError } = foldScores(trial.folds);
  return (
    <p className={styles.detailsFacts}>
      {done === all ? scoreOf(t, split, repeats) : t("search.scoreOf.some", { done, all })}
      {standardError !== null && (
        <>
          {" · "}
          <Tooltip
            multiline
            w={260}
            label={t(folds > 1 ? "details.standardErrorHelp" : "details.repeatsErrorHelp")}
          >
            <span className={styles.explained} tabIndex={0}>
              {t("details.standardError", { error: formatNumber(standardError, 2) })}
            </span>
          </Tooltip>
        </>
      )}
    </p>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.part}>
      <h3 className={styles.partTitle}>{title}</h3>
      {children}
    </div>
  );
}

function Failure({ t, trial }: { readonly t: TFunction; readonly trial: Trial }) {
  if (trial.error === null) return null;
  const { what, next } = errorText(t, trial.error);
  return (
    <p className={styles.failure}>
      <strong>{what}</strong> {next}
    </p>
  );
}

function facts(t: TFunction, study: Study, trial: Trial): readonly string[] {
  const found: string[] = [];
  const duration = trialDurationMs(trial);
  if (duration !== null && trial.worker !== null) {
    found.push(t("details.took", { duration: durationText(t, duration), worker: trial.worker + 1 }));
  }
  // An objective is shown among the values.
  const isObjective = study.config.search.sideObjectives.some(({ measure }) => measure === "parameters");
  if (trial.parameterCount !== null && !(isObjective && trial.state === "complete"))
    found.push(t("details.parameters", { count: trial.parameterCount }));
  const { cost } = trial;
  if (cost !== undefined) {
    found.push(t("details.predicts", { duration: predictionText(t, cost) }));
    const { parts } = cost;
    const isCounted = parts === undefined || parts.unit === "weight" || parts.unit === "coefficient";
    if (!isCounted) found.push(t(`models.cost.${parts.unit}`, { count: parts.count }));
    found.push(bytesText(cost.bytes));
  }
  if (trial.retries > 0) found.push(t("details.retried", { count: trial.retries }));
  return found;
}
