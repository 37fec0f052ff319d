import { createStore, type StoreApi } from "zustand/vanilla";
import { coalesce, type Coalescer } from "../coalesce.ts";
import type { Plan, Taken } from "../plan/plan.ts";
import type { Services } from "../services.ts";
import type { Setup } from "../setup/setup.ts";
import { IDLE, type RunState } from "./runState.ts";
import type { StudyRun } from "./runStudy.ts";
import type { Shelf } from "./shelf.ts";

/** Between two updates of what the page shows of a running study: six a second look live and leave the page's thread free. */
const UPDATE_MS = 160;

/** What studies are run with. */
export interface DeskWorld {
  readonly services: Services;
  readonly setup: Setup;
  readonly plan: Plan;
  readonly shelf: Shelf;
}

/** The study on screen, with all that is kept for it: it goes when another one comes. */
export interface Desk {
  readonly store: StoreApi<RunState>;
  /** Changes of the study under way, shown a few times a second. */
  readonly updates: Coalescer<RunState>;
  /** The run that is under way or paused, or has just finished. */
  readonly run: () => StudyRun | null;
  /** The dataset that the study needs: the rail may have left it behind, and the final evaluation still asks for its rows. */
  readonly datasetId: () => string | null;
  /** What the study has come to: that a trial is being judged takes nothing from it. */
  readonly reached: () => RunState;
  /**
   * Another study, or another judgement, takes the place of what was under way.
   * @returns whether something else has come since, so that nothing is done for this one any more
   */
  take(datasetId: string): () => boolean;
  /** Puts the run of the study on the desk. */
  place(run: StudyRun, taken: Taken): void;
  /** Gives back to the plan what a run has left over: once, whether it ends or is dropped first. */
  handBack(run: StudyRun, taken: Taken): void;
  /** Frees the rows of a study that is over, unless the rail or the next study uses them. @param isOver as given by `take` */
  release(datasetId: string, isOver: () => boolean): void;
  /** A finished study is being judged. @param before what it had come to */
  judging(before: RunState, cancel: () => void): void;
  judged(): void;
  /** Ends whatever is under way and clears the screen. */
  clear(): void;
}

export function createDesk({ services, setup, plan }: DeskWorld): Desk {
  const store = createStore<RunState>()(() => IDLE);
  const updates = coalesce<RunState>((patch) => store.setState(patch), UPDATE_MS);
  let current: { readonly run: StudyRun; readonly taken: Taken } | null = null;
  let currentDataset: string | null = null;
  /** Counts the studies begun or dropped, so that one that was dropped while it was being opened never starts. */
  let turn = 0;
  let judgement: { readonly before: RunState; readonly cancel: () => void } | null = null;
  const handedBack = new WeakSet<StudyRun>();

  /**
   * What was entered by hand and not begun is not lost with its study, nor is what a study should have learnt from that ended before
   * its first trial: the next one has both.
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
