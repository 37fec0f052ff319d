import { memo, useCallback, useDeferredValue, useMemo, useState } from "react";
import type { RunState } from "../../../app/run/runState.ts";
import type { SearchSpace } from "../../../core/space/searchSpace.ts";
import type { Study } from "../../../core/study/study.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { ConvergenceChart } from "../../charts/study/ConvergenceChart.tsx";
import { HypervolumeChart } from "../../charts/study/HypervolumeChart.tsx";
import { ParetoChart } from "../../charts/study/ParetoChart.tsx";
import { LearningCurvesChart } from "../../charts/study/LearningCurvesChart.tsx";
import { WorkerTimelineChart } from "../../charts/study/WorkerTimelineChart.tsx";
import { usePlan, useRun, useSetup } from "../../useSurmise.ts";
import { useSetupSpace } from "./ByHandButton.tsx";
import { plannedTrials } from "./plannedTrials.ts";
import { revealDetails } from "./revealDetails.ts";
import { SearchStart } from "./SearchStart.tsx";
import { TrialDetails } from "./TrialDetails.tsx";
import { TrialsTable } from "./TrialsTable.tsx";
import { useStages } from "../useStages.ts";
import styles from "./searchTab.module.css";

/**
 * The running search: best so far, learning curves, all trials, the workers. It renders a deferred value of the run: React then
 * renders an update in slices of a few milliseconds, and the page stays responsive.
 */
export function SearchTab() {
  const run = useDeferredValue(useRun((state) => state));
  return (
    <div className={styles.tab}>
      {run.study === null ? (
        <>
          <SearchStart />
          <Planned />
        </>
      ) : (
        <Shown run={run} study={run.study} />
      )}
    </div>
  );
}

interface StudyOnScreenProps {
  readonly run: RunState;
  readonly study: Study;
}

/** Memoised, so that the urgent render of an update skips this part. */
const Shown = memo(StudyOnScreen);

function StudyOnScreen({ run, study }: StudyOnScreenProps) {
  const { workers, elapsedMs } = run;
  const stage = useStages(4);
  // A selection belongs to its study: the next study has trials with the same numbers.
  const [selection, setSelection] = useState<{ space: SearchSpace; number: number | null } | null>(null);
  const selected = selection?.space === study.space ? selection.number : null;
  const { space } = study;
  const setSelected = useCallback((number: number | null) => setSelection({ space, number }), [space]);
  const planned = usePlannedTrials();
  const trial = [...study.trials, ...planned].find(({ number }) => number === selected);
  const several = study.config.search.sideObjectives.length > 0;
  const chart = { study, selected, onSelect: setSelected };
  return (
    <>
      <div className={styles.charts} data-pair>
        {stage >= 1 && <ConvergenceChart {...chart} />}
        {stage >= 2 && <LearningCurvesChart {...chart} />}
        {stage >= 2 && several && <ParetoChart {...chart} />}
        {stage >= 2 && several && <HypervolumeChart study={study} />}
      </div>
      <div className={styles.trials} data-details={trial !== undefined || undefined} onClick={revealDetails}>
        {stage >= 3 && <TrialsTable {...chart} planned={planned} />}
        {trial !== undefined && (
          <TrialDetails study={study} trial={trial} onClose={() => setSelected(null)} />
        )}
        {stage >= 4 && <WorkerTimelineChart {...chart} workers={workers} elapsedMs={elapsedMs} />}
      </div>
    </>
  );
}

/** Before the first run: the configurations that the study will start with. */
function Planned() {
  const config = useSetup((state) => state.config);
  const planned = usePlannedTrials();
  const [selected, setSelected] = useState<number | null>(null);
  const trial = planned.find(({ number }) => number === selected);
  const space = useSetupSpace();
  if (planned.length === 0) return null;
  const study = { config, space, trials: [] };
  return (
    <div className={styles.trials} data-details={trial !== undefined || undefined} onClick={revealDetails}>
      <TrialsTable study={study} planned={planned} selected={selected} onSelect={setSelected} />
      {trial !== undefined && <TrialDetails study={study} trial={trial} onClose={() => setSelected(null)} />}
    </div>
  );
}

function usePlannedTrials(): readonly Trial[] {
  const queue = usePlan((state) => state.queue);
  return useMemo(() => plannedTrials(queue), [queue]);
}
