import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import chartStyles from "../../charts/charts.module.css";
import { PointsTable } from "../../charts/PointsTable.tsx";
import type { PredictedRow } from "../../charts/predictionsSpec.ts";
import { worstRows } from "../../charts/residualSpec.ts";

/** The test rows that were missed by most: the first to look at in the file. */
export function WorstRows({ rows }: { readonly rows: readonly PredictedRow[] }) {
  const { t } = useTranslation();
  const worst = useMemo(() => worstRows(rows), [rows]);
  const title = t("results.model.worst.title");
  return (
    <section className={chartStyles.card} aria-label={title}>
      <header className={chartStyles.cardHeader}>
        <div className={chartStyles.cardTitles}>
          <h2 className={chartStyles.cardTitle}>{title}</h2>
          <p className={chartStyles.cardSummary}>{t("results.model.worst.hint")}</p>
        </div>
      </header>
      <PointsTable points={worst} label={title} height={360} />
    </section>
  );
}
