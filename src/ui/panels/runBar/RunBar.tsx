import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { RunState } from "../../../app/run/runState.ts";
import { useRun } from "../../useSurmise.ts";
import { formatNumber } from "../../charts/words/numberFormat.ts";
import { scoreText } from "../../charts/words/trialWords.ts";
import { plainWords } from "./plainWords.ts";
import { useTargetGaps } from "../rail/data/target/TargetGaps.tsx";
import classes from "./RunBar.module.css";
import { RunButtons } from "./RunButtons.tsx";
import { clock, judgedText, runSummary, type RunSummary } from "./runSummary.ts";
import { usePageTitle } from "./usePageTitle.ts";

/** This part changes with the phase, not with every report. */
const Buttons = memo(RunButtons);

/** The bar that is always visible: available actions and the state of the study. */
export function RunBar() {
  const { t } = useTranslation();
  const run = useRun((state) => state);
  const summary = runSummary(run);
  usePageTitle(run.phase, summary);
  const judged = run.phase === "judging" || run.report !== null;
  const share = run.phase === "judging" ? run.judgingProgress : (summary?.share ?? 0);
  return (
    <section className={classes.bar} aria-label={t("common.runBar")}>
      <div className={classes.row}>
        <Buttons />
        <Figures run={run} summary={summary} />
      </div>
      <div className={classes.track}>
        <div
          className={judged ? `${classes.fill} ${classes.done}` : classes.fill}
          style={{ transform: `scaleX(${share})` }}
        />
      </div>
    </section>
  );
}

function Figures({ run, summary }: { readonly run: RunState; readonly summary: RunSummary | null }) {
  const { t } = useTranslation();
  const gaps = useTargetGaps();
  const metric = run.study?.config.search.objective.metric;
  const best = summary?.best?.values?.[0];
  const plain =
    run.study === null || !summary?.best ? null : plainWords(t, run.study.config, summary.best, run.prepared);
  return (
    <dl className={classes.figures}>
      <Figure className={classes.status} label={t(`common.phases.${run.phase}`)} live>
        {summary === null ? (
          <small className={classes.optional}>
            {gaps === null ? t("common.runKey") : t("cells.targetGaps", gaps)}
          </small>
        ) : (
          <Progress {...summary} />
        )}
      </Figure>
      {metric !== undefined && summary !== null && (
        <>
          <Figure className={classes.best} label={t("common.best", { metric: t(`metrics.${metric}.name`) })}>
            {best === undefined ? (
              <small>{t("common.noBest")}</small>
            ) : (
              <>
                <Score text={scoreText(metric, summary.best!)} />{" "}
                <small>
                  {plain}
                  <span className={plain === null ? undefined : classes.beside}>
                    {plain !== null && " · "}
                    {t("common.bestTrial", { number: summary.best!.number + 1 })}
                  </span>
                </small>
              </>
            )}
          </Figure>
          {run.phase === "judging" ? (
            // The elapsed time does not advance in this phase, so the progress is shown.
            <Figure className={classes.elapsed} label={t("results.model.judgingProgress")}>
              {judgedText(run.judgingProgress)}
            </Figure>
          ) : (
            <Figure className={classes.elapsed} label={t("common.elapsed")}>
              {clock(t, run.elapsedMs)}
            </Figure>
          )}
          {run.waiting === null && summary.remainingMs !== null && (
            <Figure className={classes.optional} label={t("common.remaining")}>
              ~ {clock(t, summary.remainingMs)}
            </Figure>
          )}
          {run.waiting !== null && (
            <Figure className={classes.waiting} label={t("faults.waiting")} live>
              {t(`faults.waitingFor.${run.waiting.for}`, {
                count: run.waiting.count,
                seconds: run.waiting.seconds,
              })}
            </Figure>
          )}
          {summary.trialsPerSecond !== null && (
            <Figure className={classes.optional} label={t("common.rate")}>
              {formatNumber(summary.trialsPerSecond, 2)}
            </Figure>
          )}
        </>
      )}
    </dl>
  );
}

/** A score; if there is little room, the standard error after "±" is hidden first. */
function Score({ text }: { readonly text: string }) {
  const at = text.indexOf(" ±");
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <span className={classes.spread}>{text.slice(at)}</span>
    </>
  );
}

function Progress({ ended, total, failed }: RunSummary) {
  const { t } = useTranslation();
  return (
    <>
      {total === null
        ? t("common.trialsDone", { count: ended })
        : t("common.trialOf", { done: ended, total })}
      {failed > 0 && (
        <small className={classes.failed}> · {t("common.failedCount", { count: failed })}</small>
      )}
    </>
  );
}

interface FigureProps {
  readonly label: string;
  readonly className?: string | undefined;
  readonly live?: boolean;
  readonly children: React.ReactNode;
}

function Figure({ label, className, live = false, children }: FigureProps) {
  return (
    <div className={className === undefined ? classes.figure : `${classes.figure} ${className}`}>
      <dt aria-live={live ? "polite" : undefined}>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
