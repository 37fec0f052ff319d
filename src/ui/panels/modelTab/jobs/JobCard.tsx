import { Button, Progress, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { BackgroundJob, BackgroundWork } from "../../../../app/run/runState.ts";
import { Card } from "../../../charts/plot/Card.tsx";
import { durationText, joinSentences, percentText } from "../../../charts/words/trialWords.ts";
import { errorText } from "../../../errorMessages.ts";
import { useActs, useMayJudge } from "../../../useSurmise.ts";
import styles from "./jobs.module.css";

export interface JobCardProps {
  readonly job: BackgroundJob;
  readonly title: string;
  /** What it does. */
  readonly what: string;
  /** The button that starts it. */
  readonly start: string;
  /** Roughly how long it takes; null: unknown. */
  readonly ms: number | null;
  readonly work: BackgroundWork | null | undefined;
}

/** A job on the judged study before its result is there: its button, its progress or its error. */
export function JobCard({ job, title, what, start, ms, work }: JobCardProps) {
  const { t } = useTranslation();
  const takes = ms === null ? [] : [t("report.job.takes", { duration: durationText(t, ms) })];
  const words = work?.state === "failed" ? errorText(t, work.error) : null;
  return (
    <Card title={title} summary={joinSentences(t, [what, ...takes])}>
      <div className={styles.job}>
        {words !== null && <p role="alert">{joinSentences(t, [words.what, words.next])}</p>}
        {work?.state === "running" ? (
          <Running job={job} title={title} progress={work.progress} />
        ) : (
          <Start job={job} words={words === null ? start : t("report.job.again")} />
        )}
      </div>
    </Card>
  );
}

function Start({ job, words }: { readonly job: BackgroundJob; readonly words: string }) {
  const { t } = useTranslation();
  const acts = useActs();
  const may = useMayJudge();
  return (
    <Tooltip label={t("report.job.withoutData")} disabled={may} multiline maw={280}>
      <Button
        size="xs"
        variant="default"
        // A disabled button could not give the reason.
        data-disabled={!may}
        aria-disabled={!may}
        onClick={() => {
          if (may) void acts.startJob(job);
        }}
      >
        {words}
      </Button>
    </Tooltip>
  );
}

interface RunningProps {
  readonly job: BackgroundJob;
  readonly title: string;
  /** 0..1. */
  readonly progress: number;
}

function Running({ job, title, progress }: RunningProps) {
  const { t } = useTranslation();
  const acts = useActs();
  return (
    <div className={styles.running}>
      <Progress
        value={progress * 100}
        aria-label={t("report.job.progress", { title })}
        transitionDuration={0}
      />
      <span>{percentText(Math.round(progress * 100) / 100)}</span>
      <Button size="compact-xs" variant="default" onClick={() => acts.cancelJob(job)}>
        {t("report.job.cancel")}
      </Button>
    </div>
  );
}
