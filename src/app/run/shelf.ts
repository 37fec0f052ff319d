import { createStore, type StoreApi } from "zustand/vanilla";
import { testRowsKey, type TestOpening } from "../../core/study/opening.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import { isBusy, type RunState } from "./runState.ts";

/** Maximal number of studies; the oldest is removed. Each holds its trials' curves and its best model. */
const MOST_STUDIES = 10;

/** A study that has left the screen. */
export interface ShelvedStudy {
  /** Unique while the page is open. */
  readonly id: number;
  /** Finished, with at least one trial. */
  readonly state: RunState;
}

export interface ShelfState {
  /** The latest first. */
  readonly studies: readonly ShelvedStudy[];
}

/** The latest studies of this tab, and how often its studies have used which test rows. */
export interface Shelf {
  readonly store: StoreApi<ShelfState>;
  /** Stores a study's state, unless it has no trial. */
  put(state: RunState): void;
  /** Removes a study from the shelf and returns it, or null. @param id default: the latest */
  take(id?: number): RunState | null;
  forget(id: number): void;
  /** Records that the test rows of a study were used. */
  noteOpening(config: StudyConfig): void;
  /** How often other studies of this tab have used the test rows of a study, not counting its own evaluations. */
  openingsOfOthers(config: StudyConfig, own: readonly TestOpening[]): number;
}

export function createShelf(): Shelf {
  const store = createStore<ShelfState>()(() => ({ studies: [] }));
  const openings = new Map<string, number>();
  let lastId = 0;
  const forget = (id: number) =>
    store.setState(({ studies }) => ({ studies: studies.filter((study) => study.id !== id) }));
  return {
    store,
    forget,
    put(state) {
      const ended = { ...asEnded(state), background: {} };
      if (ended.study === null || ended.study.trials.length === 0) return;
      const shelved = { id: ++lastId, state: ended };
      store.setState(({ studies }) => ({ studies: [shelved, ...studies].slice(0, MOST_STUDIES) }));
    },
    take(id) {
      const { studies } = store.getState();
      const found = id === undefined ? studies[0] : studies.find((study) => study.id === id);
      if (found === undefined) return null;
      forget(found.id);
      return found.state;
    },
    noteOpening(config) {
      const key = testRowsKey(config);
      openings.set(key, (openings.get(key) ?? 0) + 1);
    },
    openingsOfOthers: (config, own) => (openings.get(testRowsKey(config)) ?? 0) - own.length,
  };
}

/** A running study cannot be restored, because its trainers are gone; its results so far can. */
function asEnded(state: RunState): RunState {
  if (!isBusy(state) && state.phase !== "paused") return state;
  const { study } = state;
  if (study === null) return state;
  const trials = study.trials.filter(({ state: now }) => now !== "running" && now !== "waiting");
  return {
    ...state,
    study: { ...study, trials },
    phase: "finished",
    endReason: state.endReason ?? "stopped",
  };
}
