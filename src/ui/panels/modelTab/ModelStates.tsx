import { Progress } from "@mantine/core";
import { IconAlertTriangle, IconHourglassHigh, IconTrophy } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ErrorRecord } from "../../../core/errors.ts";
import type { Study } from "../../../core/study/study.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { scoredOn } from "../../charts/report/scoreMade.ts";
import {
  joinSentences,
  metricName,
  percentText,
  scoreText,
  trialNumber,
} from "../../charts/words/trialWords.ts";
import { errorText } from "../../errorMessages.ts";
import { useGoesOn, useMayJudge, useRun } from "../../useSurmise.ts";
import { useFarOut } from "../useFarOut.ts";
import { FarOutCause } from "./FarOutCause.tsx";
import { JudgeButton } from "./JudgeButton.tsx";
import type { ModelStage } from "./modelStage.ts";
import styles from "./modelTab.module.css";

export interface NotYetProps {
  readonly study: Study | null;
  readonly best: Trial | null;
  readonly task: "classification" | "regression";
  /** Whether the test rows have been used before. */
  readonly opened: boolean;
}

/** Before the final evaluation: what will appear here, and the best trial so far. */
export function NotYet({ study, best, task, opened }: NotYetProps) {
  const { t } = useTranslation();
  const value = best?.values?.[0];
  const errors =
    task === "classification"
      ? t("results.model.willErrorsClassification")
      : t("results.model.willErrorsRegression");
  return (
    <Notice
      icon={<IconTrophy size={22} stroke={1.6} />}
      title={t("results.model.notYet")}
      text={notYet(t, study, opened)}
    >
      {study !== null && best !== null && value !== undefined && (
        <p className={styles.bestUntilNow}>{t("results.model.bestUntilNow", bestWords(t, study, best))}</p>
      )}
      <h3>{t("results.model.willShow")}</h3>
      <ul>
        <li>{t("results.model.willScore")}</li>
        <li>{errors}</li>
        <li>{t("results.model.willConfig")}</li>
      </ul>
    </Notice>
  );
}

function notYet(t: TFunction, study: Study | null, opened: boolean): string {
  if (opened) return t("report.openings.again");
  return t(study === null ? "results.model.notYetIdle" : "results.model.notYetRunning");
}

interface JudgingProps {
  /** Progress, 0..1. */
  readonly progress: number;
  /** Whether the test rows have been used before. */
  readonly again: boolean;
}

/** While a trial is trained again and evaluated. */
export function StillJudging({ progress, again }: JudgingProps) {
  const { t } = useTranslation();
  return (
    <Notice
      icon={<IconHourglassHigh size={22} stroke={1.6} />}
      title={t("results.model.judging")}
      text={t(again ? "report.openings.judging" : "results.model.judgingHint")}
    >
      <div className={styles.progress}>
        <Progress
          value={progress * 100}
          aria-label={t("results.model.judgingProgress")}
          transitionDuration={0}
        />
        <span>{percentText(Math.round(progress * 100) / 100)}</span>
      </div>
    </Notice>
  );
}

export interface ModelMissingProps {
  readonly stage: Extract<
    ModelStage,
    { kind: "everyTrialFailed" | "failed" | "noModel" | "noneKeepsLimits" | "notJudged" }
  >;
}

/** After the end without a model: the reason and the next step. */
export function ModelMissing({ stage }: ModelMissingProps) {
  const { t } = useTranslation();
  const farOut = useFarOut(stage.kind === "everyTrialFailed" ? stage.error : null);
  if (stage.kind === "notJudged" || (stage.kind === "failed" && stage.study !== null && stage.best !== null))
    return (
      <NotJudged
        study={stage.study!}
        best={stage.best!}
        error={stage.kind === "failed" ? stage.error : null}
      />
    );
  if (stage.kind === "noModel" || stage.kind === "noneKeepsLimits") {
    return (
      <Notice
        icon={<IconAlertTriangle size={22} stroke={1.6} />}
        title={t(`results.model.${stage.kind}`)}
        text={t(`results.model.${stage.kind}Hint`)}
      />
    );
  }
  const all = stage.kind === "everyTrialFailed";
  const words = stage.error === null ? null : errorText(t, stage.error);
  const missingText = () => {
    if (words === null) return t("results.model.everyTrialFailedHint");
    // Another learning rate does not help if the cause is in the data.
    return farOut.length > 0 ? words.what : joinSentences(t, [words.what, words.next]);
  };
  return (
    <Notice
      icon={<IconAlertTriangle size={22} stroke={1.6} />}
      title={t(all ? "results.model.everyTrialFailed" : "results.model.failed")}
      text={missingText()}
      failed
    >
      {all && <FarOutCause items={farOut} />}
      {all && words !== null && <p>{t("results.model.everyTrialFailedHint")}</p>}
    </Notice>
  );
}

interface NotJudgedProps {
  readonly study: Study;
  readonly best: Trial;
  /** The reason; null: the study was cleared. */
  readonly error: ErrorRecord | null;
}

/** A best trial without a test score, which can be evaluated now. */
function NotJudged({ study, best, error }: NotJudgedProps) {
  const { t } = useTranslation();
  const words = error === null ? null : errorText(t, error);
  const reason = useRun(({ endReason }) => endReason);
  const goesOn = useGoesOn();
  const may = useMayJudge();
  const lost = t("judging.lost", {
    ...bestWords(t, study, best),
    ended: t(`common.endReasons.${reason ?? "stopped"}`),
  });
  const now = goesOn ? t("judging.lostGoesOn", { run: t("common.continue") }) : t("judging.lostNow");
  return (
    <Notice
      icon={<IconAlertTriangle size={22} stroke={1.6} />}
      title={t("judging.lostTitle")}
      text={joinSentences(t, [lost, may ? now : t("report.compromise.cannot")])}
      failed={error !== null}
    >
      {words !== null && (
        <p>
          {/* Its next step is the button below. */}
          {error?.code === "finalEvaluationFailed" ? words.what : joinSentences(t, [words.what, words.next])}
        </p>
      )}
      <div className={styles.noticeActions}>
        <JudgeButton number={best.number} kind="now" />
      </div>
    </Notice>
  );
}

function bestWords(t: TFunction, { config }: Study, best: Trial) {
  const { metric } = config.search.objective;
  return {
    number: trialNumber(best.number),
    value: scoredOn(t, config, `${metricName(t, metric)} ${scoreText(metric, best)}`),
  };
}

interface NoticeProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly failed?: boolean;
  readonly children?: ReactNode;
}

function Notice({ icon, title, text, failed = false, children }: NoticeProps) {
  return (
    <section className={styles.notice} data-failed={failed || undefined} aria-label={title}>
      <span className={styles.noticeIcon} aria-hidden="true">
        {icon}
      </span>
      <div>
        <h2>{title}</h2>
        <p>{text}</p>
        {children}
      </div>
    </section>
  );
}
