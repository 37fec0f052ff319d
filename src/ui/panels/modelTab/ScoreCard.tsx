import { IconCircleCheck, IconEqual, IconInfoCircle } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Study } from "../../../core/study/study.ts";
import type { TestReport } from "../../../core/study/testReport.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { foldRanks } from "../../../core/study/winnerDoubts.ts";
import { formatCount } from "../../charts/words/numberFormat.ts";
import { scoredOn } from "../../charts/report/scoreMade.ts";
import { scoreTexts, type ScoreTexts } from "../../charts/words/scoreTexts.ts";
import { metricName, scoreText } from "../../charts/words/trialWords.ts";
import { mainScore, rightRows, verdictOf, type Claim } from "../../charts/report/verdict.ts";
import { verdictText } from "../../charts/report/verdictText.ts";
import { joinList } from "../../nameList.ts";
import styles from "./modelTab.module.css";

/** Maximal number of folds whose ranks are shown: ten folds repeated ten times are a hundred. */
const MOST_RANKS = 20;

export interface ScoreCardProps {
  readonly study: Study;
  readonly report: TestReport;
  readonly winner: Trial | null;
  /** Whether the user chose the trial although it is not the best one. */
  readonly handPicked: boolean;
}

/** The test score, its interval, the search's score, and a sentence that claims only what the intervals support. */
export function ScoreCard({ study, report, winner, handPicked }: ScoreCardProps) {
  const { t } = useTranslation();
  const score = mainScore(report, "best");
  if (score === null) return null;
  const texts = scoreTexts(score.value, score.interval);
  const verdict = verdictOf(report);
  const right = rightRows(report, "best");
  return (
    <section className={styles.score} aria-label={t("results.model.scoreTitle")}>
      <h2 className={styles.scoreTitle}>{t("results.model.scoreTitle")}</h2>
      <p className={styles.scoreValue}>{texts.value}</p>
      <p className={styles.scoreWhat}>
        {t("results.model.onRows", { metric: metricName(t, score.metric), count: report.testRows })}
        {right !== null && ` · ${t("judging.right", formatted(right))}`}
      </p>
      <p className={styles.scoreInterval}>{intervalText(t, texts)}</p>
      {winner !== null && <Promised study={study} winner={winner} />}
      <div className={styles.verdict}>
        <VerdictIcon claim={verdict.claim} />
        <p>{verdictText(t, report, verdict, handPicked)}</p>
      </div>
    </section>
  );
}

/** The trial's score in the search, and its rank on each fold. */
function Promised({ study, winner }: { readonly study: Study; readonly winner: Trial }) {
  const { t } = useTranslation();
  const ranks = foldRanks(study, winner);
  const { metric } = study.config.search.objective;
  return (
    <>
      <p className={styles.scoreInterval}>{scoredOn(t, study.config, scoreText(metric, winner))}</p>
      {ranks !== null && (
        <p className={styles.scoreInterval}>
          {t(study.config.data.split.folds > 1 ? "judging.ranks" : "judging.repeatRanks", {
            count: ranks.of,
            ranks: ranksText(t, ranks.ranks),
          })}
        </p>
      )}
    </>
  );
}

function ranksText(t: TFunction, ranks: readonly number[]): string {
  const list = joinList(t, ranks.slice(0, MOST_RANKS).map(formatCount));
  return ranks.length > MOST_RANKS ? t("judging.more", { list }) : list;
}

function VerdictIcon({ claim }: { readonly claim: Claim }) {
  const props = { size: 20, stroke: 1.7, "aria-hidden": true } as const;
  if (claim === "better" || claim === "betterThanConstant") return <IconCircleCheck {...props} />;
  return claim === "alike" || claim === "same" ? <IconEqual {...props} /> : <IconInfoCircle {...props} />;
}

function intervalText(t: TFunction, { interval, same }: ScoreTexts): string {
  if (interval === null) return t("results.model.noInterval");
  return same
    ? t("results.model.sameInterval")
    : t("results.model.interval", { low: interval[0], high: interval[1] });
}

function formatted({ right, rows }: { readonly right: number; readonly rows: number }) {
  return { right: formatCount(right), rows: formatCount(rows) };
}
