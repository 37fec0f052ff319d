import { useShallow } from "zustand/react/shallow";
import type { RunState } from "../../../app/run/runState.ts";
import { useRun, useSetup } from "../../useSurmise.ts";
import { StillJudging, ModelMissing, NotYet } from "./ModelStates.tsx";
import { modelStage } from "./modelStage.ts";
import { OpeningsCard } from "./OpeningsCard.tsx";
import { Report } from "./Report.tsx";
import styles from "./modelTab.module.css";

/** The best model, evaluated once on the test rows, or why there is no model yet. */
export function ModelTab() {
  const run = useRun(useShallow(whatMatters));
  const task = useSetup((setup) => setup.config.data.task);
  return <div className={styles.tab}>{content(run, task)}</div>;
}

/** Without the time, which changes several times a second. */
function whatMatters(run: RunState): RunState {
  return { ...run, elapsedMs: 0 };
}

function content(run: RunState, task: "classification" | "regression") {
  const stage = modelStage(run);
  switch (stage.kind) {
    case "judged":
      return (
        <Report
          study={stage.study}
          report={stage.report}
          winner={stage.winner}
          model={run.winner}
          run={run}
        />
      );
    case "judging":
      return <StillJudging progress={stage.progress} again={stage.again} />;
    case "notYet":
      return (
        <>
          <NotYet
            study={stage.study}
            best={stage.best}
            task={stage.study?.config.data.task ?? task}
            opened={run.openings.length > 0}
          />
          <Openings run={run} />
        </>
      );
    case "everyTrialFailed":
    case "failed":
    case "noModel":
    case "noneKeepsLimits":
    case "notJudged":
      return (
        <>
          <ModelMissing stage={stage} />
          <Openings run={run} />
        </>
      );
  }
}

/** Earlier uses of the test rows, if no report is on screen. */
function Openings({ run }: { readonly run: RunState }) {
  if (run.study === null) return null;
  return (
    <OpeningsCard study={run.study} openings={run.openings} openedBefore={run.openedBefore} shown={false} />
  );
}
