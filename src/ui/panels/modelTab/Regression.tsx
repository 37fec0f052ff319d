import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { StudyConfig } from "../../../core/study/studyConfig.ts";
import type { TestReport } from "../../../core/study/testReport.ts";
import { Card } from "../../charts/plot/Card.tsx";
import { PredictionsChart } from "../../charts/report/PredictionsChart.tsx";
import { predictionsSpec, type PredictedRow } from "../../charts/report/predictionsSpec.ts";
import { QuantileChart } from "../../charts/report/QuantileChart.tsx";
import { ResidualPlot } from "../../charts/report/ResidualPlot.tsx";
import { ResidualsChart } from "../../charts/report/ResidualsChart.tsx";
import { worstRows } from "../../charts/report/residualSpec.ts";
import { PointsTable } from "../../charts/table/PointsTable.tsx";
import styles from "./modelTab.module.css";

interface RegressionProps {
  readonly detail: Extract<TestReport["detail"], { task: "regression" }>;
  readonly data: Pick<StudyConfig["data"], "target" | "targetTransform">;
}

/** Size and location of the errors of predicted numbers. */
export function Regression({ detail, data: { target, targetTransform } }: RegressionProps) {
  const spec = useMemo(() => predictionsSpec(detail.actual, detail.predicted, detail.rows), [detail]);
  if (spec === null) return null;
  const rows = spec.points;
  return (
    <>
      <div className={styles.pair} data-pair data-scatter>
        <PredictionsChart spec={spec} target={target} />
        <ResidualsChart residuals={spec.residuals} />
      </div>
      <div className={styles.pair} data-pair>
        <ResidualPlot
          rows={rows}
          target={target}
          log={targetTransform === "log"}
          spread={detail.spread ?? null}
        />
        <QuantileChart rows={rows} />
      </div>
      <WorstRows rows={rows} />
    </>
  );
}

/** The test rows with the largest errors: the first to check in the file. */
function WorstRows({ rows }: { readonly rows: readonly PredictedRow[] }) {
  const { t } = useTranslation();
  const worst = useMemo(() => worstRows(rows), [rows]);
  const title = t("results.model.worst.title");
  return (
    <Card title={title} summary={t("results.model.worst.hint")}>
      <PointsTable points={worst} label={title} height={360} />
    </Card>
  );
}
