import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { errorText } from "../../errorMessages.ts";
import { useActs, useDataView, useSetup } from "../../useSurmise.ts";
import { AssociationCard } from "./AssociationCard.tsx";
import { CheckCard } from "./CheckCard.tsx";
import { ColumnsCard } from "./ColumnsCard.tsx";
import { RowsCard } from "./RowsCard.tsx";
import { TargetCard } from "./TargetCard.tsx";
import styles from "./dataTab.module.css";

/** The data as they are: what to look at first, every column, what goes together, and the rows. */
export function DataTab() {
  const { t } = useTranslation();
  const acts = useActs();
  const dataset = useSetup((state) => state.dataset);
  const data = useSetup((state) => state.config.data);
  const { profile, loading, error } = useDataView((state) => state);
  useEffect(() => void acts.viewData(), [acts, dataset, data]);
  if (dataset.status !== "ready" || error !== null) {
    if (error === null) return <p className={styles.waiting}>{t("dataTab.reading")}</p>;
    const { what, next } = errorText(t, error);
    return (
      <p className={styles.waiting} role="alert">
        {t("dataTab.failed")}: {what} {next}
      </p>
    );
  }
  if (profile === null) return <p className={styles.waiting}>{t("dataTab.reading")}</p>;
  const { summary } = dataset;
  return (
    <div className={styles.tab} aria-busy={loading}>
      <CheckCard profile={profile} />
      {summary.pictures !== undefined && <p className={styles.note}>{t("dataTab.pictures")}</p>}
      <TargetCard profile={profile} />
      <ColumnsCard profile={profile} summary={summary} />
      {profile.columns.length > 1 && <AssociationCard map={profile.map} />}
      <RowsCard key={summary.id} summary={summary} />
    </div>
  );
}
