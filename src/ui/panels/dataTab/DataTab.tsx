import { useEffect } from "react";
import { useShallow } from "zustand/react/shallow";
import { useTranslation } from "react-i18next";
import type { DatasetSummary, PictureSummary } from "../../../core/data/table/dataset.ts";
import type { DataProfile } from "../../../core/data/profile/profile.ts";
import { errorText } from "../../errorMessages.ts";
import { useActs, useDataView, useSetup } from "../../useSurmise.ts";
import { useStages } from "../useStages.ts";
import { AssociationCard } from "./AssociationCard.tsx";
import { AugmentedExamples } from "./AugmentedExamples.tsx";
import { CheckCard } from "./CheckCard.tsx";
import { ColumnsCard } from "./ColumnsCard.tsx";
import { usePrinting } from "../../print/printContext.ts";
import { NoTable } from "./NoTable.tsx";
import { PictureSamples } from "./PictureSamples.tsx";
import { PrintedColumns } from "./PrintedColumns.tsx";
import { RowsCard } from "./RowsCard.tsx";
import { TargetCard } from "./TargetCard.tsx";
import styles from "./dataTab.module.css";

/** The data: findings, columns, associations and rows. */
export function DataTab() {
  const { t } = useTranslation();
  const acts = useActs();
  const dataset = useSetup((state) => state.dataset);
  const data = useSetup((state) => state.config.data);
  const { profile, loading, error } = useDataView(
    useShallow(({ profile, loading, error }) => ({ profile, loading, error })),
  );
  const id = dataset.status === "ready" ? dataset.summary.id : null;
  useEffect(() => {
    if (id !== null) void acts.viewData(id, data);
  }, [acts, id, data]);
  if (dataset.status === "failed") return <NoTable failed={dataset} />;
  if (error !== null) {
    const { what, next } = errorText(t, error);
    return (
      <p className={styles.waiting} role="alert">
        {t("dataTab.failed")}: {what} {next}
      </p>
    );
  }
  if (dataset.status !== "ready" || profile === null) {
    return <p className={styles.waiting}>{t("dataTab.reading")}</p>;
  }
  return <Shown key={dataset.summary.id} profile={profile} summary={dataset.summary} loading={loading} />;
}

interface ShownProps {
  readonly profile: DataProfile;
  readonly summary: DatasetSummary;
  readonly loading: boolean;
}

function Shown({ profile, summary, loading }: ShownProps) {
  const stage = useStages(5);
  const printing = usePrinting();
  return (
    <div className={styles.tab} aria-busy={loading}>
      {stage >= 1 && <CheckCard profile={profile} />}
      {stage >= 2 && summary.pictures !== undefined && <PicturesOfData pictures={summary.pictures} />}
      {stage >= 2 && <TargetCard profile={profile} />}
      {stage >= 3 && profile.columns.length > 1 && printing && <PrintedColumns profile={profile} />}
      {stage >= 3 && profile.columns.length > 1 && !printing && (
        <ColumnsCard profile={profile} summary={summary} />
      )}
      {stage >= 4 && profile.columns.length > 1 && <AssociationCard map={profile.map} />}
      {stage >= 5 && !printing && <RowsCard summary={summary} />}
    </div>
  );
}

function PicturesOfData({ pictures }: { readonly pictures: PictureSummary }) {
  const settings = useSetup((state) => state.config.settings);
  return (
    <>
      <PictureSamples pictures={pictures} />
      <AugmentedExamples pictures={pictures} settings={settings} />
    </>
  );
}
