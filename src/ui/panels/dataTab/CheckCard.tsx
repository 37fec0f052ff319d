import { useState } from "react";
import { useTranslation } from "react-i18next";
import { isApplied, remediesOf } from "../../../app/data/remedies.ts";
import type { DataProfile } from "../../../core/data/profile/profile.ts";
import { joinSentences } from "../../charts/words/trialWords.ts";
import { formatCount } from "../../charts/words/numberFormat.ts";
import { useSetup } from "../../useSurmise.ts";
import { FindingRow } from "./FindingRow.tsx";
import styles from "./dataTab.module.css";

/** Maximal number of findings shown at first: each column of a wide table may have one. */
const SHOWN = 30;

/** Findings about the data to know before training, each with its remedies. */
export function CheckCard({ profile }: { readonly profile: DataProfile }) {
  const { t } = useTranslation();
  const config = useSetup((state) => state.config);
  const [shown, setShown] = useState(SHOWN);
  const { findings, sampled, rowCount } = profile;
  const rows = formatCount(rowCount);
  const looked =
    sampled < rowCount
      ? t("dataTab.sampled", { sampled: formatCount(sampled), rows })
      : t("dataTab.allRows", { count: rowCount, rows });
  const handled = findings.filter((finding) =>
    remediesOf(finding).some((remedy) => isApplied(remedy, config)),
  ).length;
  const found =
    findings.length === 0 ? t("dataTab.check.clean") : t("dataTab.check.found", { count: findings.length });
  return (
    <section className={styles.card} aria-label={t("dataTab.check.title")}>
      <h2 className={styles.title}>{t("dataTab.check.title")}</h2>
      <p className={styles.note} role="status">
        {joinSentences(t, [found, ...(handled > 0 ? [t("dataTab.check.handled", { handled })] : []), looked])}
      </p>
      {findings.length > 0 && (
        <ul className={styles.findings}>
          {findings.slice(0, shown).map((finding) => (
            <FindingRow
              key={finding.kind === "oddCells" ? `${finding.kind} ${finding.column}` : finding.kind}
              finding={finding}
            />
          ))}
        </ul>
      )}
      {findings.length > shown && (
        <button type="button" className={styles.more} onClick={() => setShown(shown + SHOWN)}>
          {t("dataTab.check.more", { count: findings.length - shown })}
        </button>
      )}
    </section>
  );
}
