import { IconCircleCheck, IconEqual, IconInfoCircle } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { TestReport } from "../../../core/study/testReport.ts";
import { scoreTexts, type ScoreTexts } from "../../charts/scoreTexts.ts";
import { joinSentences, metricName } from "../../charts/trialWords.ts";
import { mainScore, verdictOf, type Verdict } from "../../charts/verdict.ts";
import styles from "./modelTab.module.css";

/** The one number, its interval, and one sentence that says no more than the intervals allow. */
export function ScoreCard({ report }: { readonly report: TestReport }) {
  const { t } = useTranslation();
  const score = mainScore(report, "best");
  if (score === null) return null;
  const texts = scoreTexts(score.value, score.interval);
  const verdict = verdictOf(report);
  return (
    <section className={styles.score} aria-label={t("results.model.scoreTitle")}>
      <h2 className={styles.scoreTitle}>{t("results.model.scoreTitle")}</h2>
      <p className={styles.scoreValue}>{texts.value}</p>
      <p className={styles.scoreWhat}>
        {t("results.model.onRows", { metric: metricName(t, score.metric), count: report.testRows })}
      </p>
      <p className={styles.scoreInterval}>{intervalText(t, texts)}</p>
      <div className={styles.verdict}>
        <VerdictIcon linear={verdict.linear} />
        <p>{verdictText(t, verdict)}</p>
      </div>
    </section>
  );
}

function intervalText(t: TFunction, { interval, same }: ScoreTexts): string {
  if (interval === null) return t("results.model.noInterval");
  return same
    ? t("results.model.sameInterval")
    : t("results.model.interval", { low: interval[0], high: interval[1] });
}

function VerdictIcon({ linear }: { readonly linear: Verdict["linear"] }) {
  const props = { size: 20, stroke: 1.7, "aria-hidden": true } as const;
  if (linear === "better") return <IconCircleCheck {...props} />;
  return linear === "unclear" ? <IconEqual {...props} /> : <IconInfoCircle {...props} />;
}

/** The linear baseline first; the constant guess only where it is the news. */
function verdictText(t: TFunction, { linear, constant }: Verdict): string {
  const sentences: string[] = [t(`results.model.verdict.${linear ?? "none"}`)];
  if (constant === "unclear") sentences.push(t("results.model.verdict.constantUnclear"));
  if (constant === "worse") sentences.push(t("results.model.verdict.constantWorse"));
  if (constant === "better" && linear === null) sentences.push(t("results.model.verdict.constantBetter"));
  return joinSentences(t, sentences);
}
