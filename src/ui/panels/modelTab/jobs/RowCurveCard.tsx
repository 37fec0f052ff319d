import { useTranslation } from "react-i18next";
import type { BackgroundWork } from "../../../../app/run/runState.ts";
import { rowCurveMs } from "../../../../app/run/judging/jobTimes.ts";
import { DRAWS } from "../../../../core/study/rowCurve.ts";
import type { Study } from "../../../../core/study/study.ts";
import type { TestReport } from "../../../../core/study/testReport.ts";
import type { Trial } from "../../../../core/study/trial.ts";
import { RowCurveChart } from "../../../charts/report/rows/RowCurveChart.tsx";
import { formatCount } from "../../../charts/words/numberFormat.ts";
import { JobCard } from "./JobCard.tsx";

export interface RowCurveCardProps {
  readonly study: Study;
  readonly report: TestReport;
  readonly winner: Trial;
  readonly work: BackgroundWork | null | undefined;
}

/** The learning curve by rows, or the offer to make it. */
export function RowCurveCard({ study, report, winner, work }: RowCurveCardProps) {
  const { t } = useTranslation();
  if (report.rowCurve !== undefined) return <RowCurveChart curve={report.rowCurve} />;
  return (
    <JobCard
      job="rowCurve"
      title={t("report.rowCurve.title")}
      what={t("report.rowCurve.what", { draws: formatCount(DRAWS) })}
      start={t("report.rowCurve.start")}
      ms={rowCurveMs(study, winner)}
      work={work}
    />
  );
}
