import { useState } from "react";
import type { Study } from "../../../core/study/study.ts";
import { ConvergenceChart } from "../../charts/ConvergenceChart.tsx";
import { LearningCurvesChart } from "../../charts/LearningCurvesChart.tsx";
import { WorkerTimelineChart } from "../../charts/WorkerTimelineChart.tsx";
import { useRun } from "../../useSurmise.ts";
import { SearchStart } from "./SearchStart.tsx";
import { TrialDetails } from "./TrialDetails.tsx";
import { TrialsTable } from "./TrialsTable.tsx";
import styles from "./searchTab.module.css";

/** The search as it goes: best so far, learning curves, every trial, the workers. */
export function SearchTab() {
  const study = useRun((run) => run.study);
  return (
    <div className={styles.tab}>{study === null ? <SearchStart /> : <StudyOnScreen study={study} />}</div>
  );
}

function StudyOnScreen({ study }: { readonly study: Study }) {
  const workers = useRun((run) => run.workers);
  const elapsedMs = useRun((run) => run.elapsedMs);
  const [selected, setSelected] = useState<number | null>(null);
  const trial = study.trials.find(({ number }) => number === selected);
  const chart = { study, selected, onSelect: setSelected };
  return (
    <>
      <div className={styles.charts}>
        <ConvergenceChart {...chart} />
        <LearningCurvesChart {...chart} />
      </div>
      <div className={styles.trials} data-details={trial !== undefined || undefined}>
        <TrialsTable {...chart} />
        {trial !== undefined && (
          <TrialDetails study={study} trial={trial} onClose={() => setSelected(null)} />
        )}
        <WorkerTimelineChart {...chart} workers={workers} elapsedMs={elapsedMs} />
      </div>
    </>
  );
}
