import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "../../charts/plot/Card.tsx";
import { PointsTable } from "../../charts/table/PointsTable.tsx";
import type { PredictedRow } from "../../charts/report/predictionsSpec.ts";
import { worstRows } from "../../charts/report/residualSpec.ts";

/** The test rows with the largest errors: the first to check in the file. */
export function WorstRows({ rows }: { readonly rows: readonly PredictedRow[] }) {
  const { t } = useTranslation();
  const worst = useMemo(() => worstRows(rows), [rows]);
  const title = t("results.model.worst.title");
  return (
    <Card title={title} summary={t("results.model.worst.hint")}>
      <PointsTable points={worst} label={title} height={360} />
    </Card>
  );
}
