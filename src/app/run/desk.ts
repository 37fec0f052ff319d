import { createStore, type StoreApi } from "zustand/vanilla";
import { coalesce, type Coalescer } from "../coalesce.ts";
import type { Plan, Taken } from "../plan/plan.ts";
import type { Services } from "../services.ts";
import type { Setup } from "../setup/setup.ts";
import { whenIdle } from "../whenIdle.ts";
import { IDLE, type RunState } from "./runState.ts";
import type { StudyRun } from "./runStudy.ts";
import type { Shelf } from "./shelf.ts";

/** Milliseconds between two updates of a running study on the page: six per second look live; two are enough for a slow page. */
const UPDATE_MS = { leastMs: 160, mostMs: 500 } as const;

/** The environment of studies. */
export interface DeskWorld {
  readonly services: Services;
  readonly setup: Setup;
  readonly plan: Plan;
  readonly shelf: Shelf;
}

/** The study on screen with everything that belongs to it; another study replaces it. */
export interface Desk {
  readonly store: StoreApi<RunState>;
  /** Changes of the running study, shown a few times a second. */
  readonly updates: Coalescer<RunState>;
  /** The run that is running, paused or just finished. */
  readonly run: () => StudyRun | null;
  /** The study's dataset: the setup may have other data by now, but the final evaluation still needs these rows. */
  readonly datasetId: () => string | null;
  /** The study's results; while a trial is being evaluated, the state before. */
  readonly reached: () => RunState;
  /**
   * Another study, or another evaluation, replaces the current one.
   * @returns whether this one has been replaced since
   */
  take(datasetId: string): () => boolean;
  /** Puts the run of the study on the desk. */
  place(run: StudyRun, taken: Taken): void;
  /** Returns a run's unused inputs to the plan: once, when it ends or when it is dropped. */
  handBack(run: StudyRun, taken: Taken): void;
  /** Frees the rows of a finished study, unless the setup or the next study uses them. @param isOver as given by `take` */
  release(datasetId: string, isOver: () => boolean): void;
  /** A trial of a finished study is being evaluated. @param before the state before */
  judging(before: RunState, cancel: () => void): void;
  judged(): void;
  /** Ends the current run or evaluation and clears the screen. */
  clear(): void;
}

export function createDesk({ services, setup, plan }: DeskWorld): Desk {
  const store = createStore<RunState>()(() => IDLE);
  const pace = { ...UPDATE_MS, now: () => services.now(), whenIdle };
  const updates = coalesce<RunState>((patch) => store.setState(patch), pace);
  let current: { readonly run: StudyRun; readonly taken: Taken } | null = null;
  let currentDataset: string | null = null;
  /** Counts started and dropped studies, so that a study dropped while it was being opened never starts. */
  let turn = 0;
  let judgement: { readonly before: RunState; readonly cancel: () => void } | null = null;
  const handedBack = new WeakSet<StudyRun>();

  /**
   * Configurations entered by hand and not started are kept for the next study, and so is the earlier study if the run ended before
   * its first trial.
   */
  const handBack = (run: StudyRun, taken: Taken): void => {
    if (handedBack.has(run)) return;
    handedBack.add(run);
    run.left().forEach(plan.enqueue);
    if (!run.hasResult()) plan.giveBack(taken);
  };
  return {
    store,
    updates,
    run: () => current?.run ?? null,
    datasetId: () => currentDataset,
    reached: () => judgement?.before ?? store.getState(),
    take(datasetId) {
      const mine = ++turn;
      currentDataset = datasetId;
      return () => mine !== turn;
    },
    place(run, taken) {
      current = { run, taken };
    },
    handBack,
    release(datasetId, isOver) {
      if (!isOver()) currentDataset = null;
      const { dataset } = setup.store.getState();
      const onRail = dataset.status === "ready" && dataset.summary.id === datasetId;
      if (!onRail && datasetId !== currentDataset) void services.reader.forget(datasetId);
    },
    judging(before, cancel) {
      judgement = { before, cancel };
    },
    judged() {
      judgement = null;
    },
    clear() {
      turn += 1;
      if (current !== null) handBack(current.run, current.taken);
      currentDataset = null;
      judgement?.cancel();
      judgement = null;
      current?.run.discard();
      updates.cancel();
      current = null;
      store.setState(IDLE, true);
    },
  };
}
