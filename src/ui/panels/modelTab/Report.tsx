import { useMemo } from "react";
import type { Winner } from "../../../core/model/trainedModel.ts";
import type { Study } from "../../../core/study/study.ts";
import type { TestReport } from "../../../core/study/testReport.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { ConfusionMatrix } from "../../charts/ConfusionMatrix.tsx";
import { ScoreComparison } from "../../charts/ScoreComparison.tsx";
import { ClassTable } from "./ClassTable.tsx";
import { HowMade } from "./HowMade.tsx";
import styles from "./modelTab.module.css";
import { Pictures } from "./pictures/Pictures.tsx";
import { Regression } from "./Regression.tsx";
import { ScoreCard } from "./ScoreCard.tsx";
import { WinnerCard } from "./WinnerCard.tsx";

export interface ReportProps {
  readonly study: Study;
  readonly report: TestReport;
  readonly winner: Trial | null;
  /** The winner's model; null where it is not kept. */
  readonly model: Winner | null;
}

/** The judgement: score beside baselines, where it errs, what won, and how the score was made. */
export function Report({ study, report, winner, model }: ReportProps) {
  const { detail } = report;
  const pictures = model?.data.preparation.pictures !== undefined;
  return (
    <>
      <div className={styles.pair} data-first>
        <ScoreCard report={report} />
        <ScoreComparison report={report} />
      </div>
      {detail.task === "classification" ? (
        <Classes detail={detail} />
      ) : (
        <Regression detail={detail} data={study.config.data} />
      )}
      {pictures && <Pictures winner={model} />}
      <div className={styles.pair}>
        {winner !== null && <WinnerCard study={study} report={report} winner={winner} pictures={pictures} />}
        <HowMade study={study} report={report} winner={winner} />
      </div>
    </>
  );
}

function Classes({ detail }: { readonly detail: Extract<TestReport["detail"], { task: "classification" }> }) {
  const names = useMemo(() => detail.classes.map(({ name }) => name), [detail]);
  return (
    <div className={styles.pair}>
      <ConfusionMatrix names={names} confusion={detail.confusion} />
      <ClassTable classes={detail.classes} />
    </div>
  );
}
