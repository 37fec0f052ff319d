import { useMemo } from "react";
import type { RunState } from "../../../app/run/runState.ts";
import type { Winner } from "../../../core/learner/packedModel.ts";
import type { Study } from "../../../core/study/study.ts";
import type { TestReport } from "../../../core/study/testReport.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { ConfusionMatrix } from "../../charts/report/ConfusionMatrix.tsx";
import { ScoreComparison } from "../../charts/report/ScoreComparison.tsx";
import { isHandPicked } from "../../charts/report/verdict.ts";
import { CompromisesCard } from "./CompromisesCard.tsx";
import { DoubtsCard } from "./DoubtsCard.tsx";
import { OpeningsCard } from "./OpeningsCard.tsx";
import { ClassTable } from "./ClassTable.tsx";
import { HowMade } from "./HowMade.tsx";
import styles from "./modelTab.module.css";
import { Inside } from "./inside/Inside.tsx";
import { Pictures } from "./pictures/Pictures.tsx";
import { EnsembleCard } from "./jobs/EnsembleCard.tsx";
import { RowCurveCard } from "./jobs/RowCurveCard.tsx";
import { Regression } from "./Regression.tsx";
import { ScoreCard } from "./ScoreCard.tsx";
import { WinnerCard } from "./WinnerCard.tsx";

export interface ReportProps {
  readonly study: Study;
  readonly report: TestReport;
  readonly winner: Trial | null;
  /** The study on screen. */
  readonly run: Pick<RunState, "openings" | "openedBefore" | "prepared" | "background">;
  /** The best model; null if it is not stored. */
  readonly model: Winner | null;
}

/** The report: score and baselines, errors, configuration, and how the score was computed. */
export function Report({ study, report, winner, model, run }: ReportProps) {
  const { openings, openedBefore, prepared, background } = run;
  const { detail } = report;
  const handPicked = isHandPicked(study, winner, openings);
  const pictures = model?.data.preparation.pictures !== undefined;
  return (
    <>
      <div className={styles.pair} data-pair data-first>
        <ScoreCard study={study} report={report} winner={winner} handPicked={handPicked} />
        <ScoreComparison report={report} handPicked={handPicked} />
      </div>
      <OpeningsCard study={study} openings={openings} openedBefore={openedBefore} shown />
      {winner !== null && (
        <>
          <DoubtsCard study={study} report={report} winner={winner} prepared={prepared} />
          <CompromisesCard study={study} winner={winner} openings={openings} />
        </>
      )}
      {detail.task === "classification" ? (
        <Classes detail={detail} />
      ) : (
        <Regression detail={detail} data={study.config.data} />
      )}
      {pictures && <Pictures winner={model} />}
      {model !== null && (
        <Inside
          key={winner?.number}
          winner={model}
          metric={study.config.search.objective.metric}
          target={study.config.data.target}
        />
      )}
      {winner !== null && (
        <div className={styles.pair} data-pair>
          <EnsembleCard
            {...{ study, report }}
            judged={winner.number}
            isStored={model !== null}
            work={background.ensemble}
          />
          <RowCurveCard study={study} report={report} winner={winner} work={background.rowCurve} />
        </div>
      )}
      <div className={styles.pair} data-last>
        {winner !== null && <WinnerCard {...{ study, report, winner, pictures, handPicked }} />}
        <HowMade {...{ study, report, winner, openings, handPicked }} before={openedBefore} />
      </div>
    </>
  );
}

function Classes({ detail }: { readonly detail: Extract<TestReport["detail"], { task: "classification" }> }) {
  const names = useMemo(() => detail.classes.map(({ name }) => name), [detail]);
  return (
    <div className={styles.pair} data-pair>
      <ConfusionMatrix names={names} confusion={detail.confusion} />
      <ClassTable classes={detail.classes} />
    </div>
  );
}
