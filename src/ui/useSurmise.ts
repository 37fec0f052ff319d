import { createContext, useContext, useMemo } from "react";
import { useStore } from "zustand";
import type { DivisionSummary } from "../core/data/division/divisionSummary.ts";
import type { DataViewState } from "../app/data/dataView.ts";
import type { LinkStartState } from "../app/link/linkStart.ts";
import type { MeasuringState } from "../app/engines/measuring.ts";
import { narrowedNames, type PlanState } from "../app/plan/plan.ts";
import type { RunState } from "../app/run/runState.ts";
import type { SetupState } from "../app/setup/setupState.ts";
import { earlierStudy, knownTrials } from "../core/study/earlierStudy.ts";
import type { SearchConfig } from "../core/study/studyConfig.ts";
import type { ShelvedStudy } from "../app/run/shelf.ts";
import { goesOn, mayJudge, sameSearch, takesOne, type Acts, type Surmise } from "../app/surmise.ts";

/** The application. Tests and the gallery provide a fake. */
export const SurmiseContext = createContext<Surmise | null>(null);

/** A slice of the setup; the component renders again only when the slice changes (by `Object.is`). */
export function useSetup<T>(select: (state: SetupState) => T): T {
  return useStore(useSurmise().setup, select);
}

/** A slice of the running study; see `useSetup`. */
export function useRun<T>(select: (state: RunState) => T): T {
  return useStore(useSurmise().run, select);
}

/** How the rows of the setup are split; null while unknown. */
export function useDivision(): DivisionSummary | null {
  const data = useSetup((state) => state.config.data);
  return useStore(useSurmise().division, (state) => (state.data === data ? state.division : null));
}

/** A slice of the data view; see `useSetup`. */
export function useDataView<T>(select: (state: DataViewState) => T): T {
  return useStore(useSurmise().dataView, select);
}

/** A slice of the engine measurements; see `useSetup`. */
export function useMeasuring<T>(select: (state: MeasuringState) => T): T {
  return useStore(useSurmise().measuring, select);
}

/** A slice of the plan of the next study; see `useSetup`. */
export function usePlan<T>(select: (state: PlanState) => T): T {
  return useStore(useSurmise().plan, select);
}

/** A slice of how the page's link starts its study; see `useSetup`. */
export function useLinkStart<T>(select: (state: LinkStartState) => T): T {
  return useStore(useSurmise().linkStart, select);
}

/** Whether the setup differs from that of the study on screen: Run then starts a new study. */
export function useSetupDiffers(): boolean {
  const started = useRun((state) => state.study?.config ?? null);
  const config = useSetup((state) => state.config);
  return useMemo(() => started !== null && !sameSearch(config, started), [config, started]);
}

/** How many trials of the study on screen a study of the setup could learn from, and how many have ended. */
export function useLearnable(): { readonly fitting: number; readonly all: number } {
  const study = useRun((state) => state.study);
  const config = useSetup((state) => state.config);
  return useMemo(() => {
    if (study === null) return { fitting: 0, all: 0 };
    const earlier = earlierStudy({ ...study, ...study.config }, study.config.name);
    return { fitting: knownTrials(earlier, config).length, all: earlier.trials.length };
  }, [study, config]);
}

/** Whether the study uses another sampler, acquisition function or pruner than the setup: a change takes effect after a pause. */
export function useMethodWaits(): boolean {
  const running = useRun((state) =>
    state.phase === "running" ? (state.study?.config.search ?? null) : null,
  );
  const search = useSetup((state) => state.config.search);
  if (running === null) return false;
  const method = ({ sampler, acquisition, pruner }: SearchConfig) =>
    JSON.stringify({ sampler, acquisition, pruner });
  return method(running) !== method(search);
}

/** Whether the latest narrowing can be undone. */
export function useNarrowed(): boolean {
  const settings = useSetup((state) => state.config.settings);
  return usePlan((state) => narrowedNames(state, settings).length > 0);
}

/** Whether Run continues the study on screen instead of starting a new one. */
export function useGoesOn(): boolean {
  const config = useSetup((state) => state.config);
  return useRun((state) => goesOn(state, config));
}

/** Whether one more trial is added to the study on screen instead of starting a new one. */
export function useTakesOne(): boolean {
  const config = useSetup((state) => state.config);
  return useRun((state) => takesOne(state, config));
}

/** Whether a trial of the study on screen can be judged now. */
export function useMayJudge(): boolean {
  const setup = useSetup((state) => state);
  return useRun((state) => mayJudge(state, setup));
}

/** The studies of this tab that were put away, the latest first. */
export function useShelf(): readonly ShelvedStudy[] {
  return useStore(useSurmise().shelf, (state) => state.studies);
}

export function useActs(): Acts {
  return useSurmise().acts;
}

/** The application itself, for what reaches across its stores. */
export function useSurmise(): Surmise {
  const surmise = useContext(SurmiseContext);
  if (surmise === null) throw new Error("SurmiseContext is not provided");
  return surmise;
}
