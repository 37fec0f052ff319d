import { useCallback, useState } from "react";
import type { SearchSpace } from "../../../core/space/searchSpace.ts";
import type { Study } from "../../../core/study/study.ts";
import { ConvergenceChart } from "../../charts/ConvergenceChart.tsx";
import { LearningCurvesChart } from "../../charts/LearningCurvesChart.tsx";
import { WorkerTimelineChart } from "../../charts/WorkerTimelineChart.tsx";
import { useRun } from "../../useSurmise.ts";
import { SearchStart } from "./SearchStart.tsx";
import { TrialDetails } from "./TrialDetails.tsx";
import { TrialsTable } from "./TrialsTable.tsx";
import { useStages } from "./useStages.ts";
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
  const stage = useStages(4);
  // A selection belongs to its study: the next one has trials of the same numbers.
  const [selection, setSelection] = useState<{ space: SearchSpace; number: number | null } | null>(null);
  const selected = selection?.space === study.space ? selection.number : null;
  const { space } = study;
  const setSelected = useCallback((number: number | null) => setSelection({ space, number }), [space]);
  const trial = study.trials.find(({ number }) => number === selected);
  const chart = { study, selected, onSelect: setSelected };
  return (
    <>
      <div className={styles.charts}>
        <ConvergenceChart {...chart} />
        {stage >= 2 && <LearningCurvesChart {...chart} />}
      </div>
      <div className={styles.trials} data-details={trial !== undefined || undefined}>
        {stage >= 3 && <TrialsTable {...chart} />}
        {trial !== undefined && (
          <TrialDetails study={study} trial={trial} onClose={() => setSelected(null)} />
        )}
        {stage >= 4 && <WorkerTimelineChart {...chart} workers={workers} elapsedMs={elapsedMs} />}
      </div>
    </>
  );
}
