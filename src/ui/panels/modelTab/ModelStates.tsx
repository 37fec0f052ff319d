import { Progress } from "@mantine/core";
import { IconAlertTriangle, IconHourglassHigh, IconTrophy } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Study } from "../../../core/study/study.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { metricName, percentText, scoreText, trialNumber } from "../../charts/trialWords.ts";
import { errorText } from "../../errorMessages.ts";
import type { ModelStage } from "./modelStage.ts";
import styles from "./modelTab.module.css";

export interface NotYetProps {
  readonly study: Study | null;
  readonly best: Trial | null;
  readonly task: "classification" | "regression";
}

/** Before the judgement: what will appear, and the best until now. */
export function NotYet({ study, best, task }: NotYetProps) {
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
      text={t(study === null ? "results.model.notYetIdle" : "results.model.notYetRunning")}
    >
      {study !== null && best !== null && value !== undefined && (
        <p className={styles.bestUntilNow}>
          {t("results.model.bestUntilNow", {
            number: trialNumber(best.number),
            value: `${metricName(t, study.config.search.objective.metric)} ${scoreText(study.config.search.objective.metric, best)}`,
          })}
        </p>
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

/** While the winner is trained again and judged. `progress` is a share, 0..1. */
export function Judging({ progress }: { readonly progress: number }) {
  const { t } = useTranslation();
  return (
    <Notice
      icon={<IconHourglassHigh size={22} stroke={1.6} />}
      title={t("results.model.judging")}
      text={t("results.model.judgingHint")}
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

/** After the end, without a model: why, and what to do. */
export function ModelMissing({ stage }: ModelMissingProps) {
  const { t } = useTranslation();
  if (stage.kind === "noModel" || stage.kind === "noneKeepsLimits" || stage.kind === "notJudged") {
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
  return (
    <Notice
      icon={<IconAlertTriangle size={22} stroke={1.6} />}
      title={t(all ? "results.model.everyTrialFailed" : "results.model.failed")}
      text={words === null ? t("results.model.everyTrialFailedHint") : `${words.what} ${words.next}`}
      failed
    >
      {all && words !== null && <p>{t("results.model.everyTrialFailedHint")}</p>}
    </Notice>
  );
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
