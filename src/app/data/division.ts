import { createStore, type StoreApi } from "zustand/vanilla";
import type { DataConfig } from "../../core/data/dataConfig.ts";
import type { DivisionSummary } from "../../core/data/division/divisionSummary.ts";
import { toErrorRecord, type ErrorRecord } from "../../core/errors.ts";
import { deriveSeed } from "../../core/math/rng.ts";
import type { ReaderClient } from "../../workers/readerClient.ts";
import { WorkerLost } from "../../workers/workerHost.ts";
import type { SetupProblem, SetupState } from "../setup/setupState.ts";

/** How the rows of the set-up are divided; null until that is known, and where they cannot be. */
export interface DivisionState {
  readonly division: DivisionSummary | null;
  /** What it was worked out for: the same object as the set-up's while it holds. */
  readonly data: DataConfig | null;
}

/** The seed of a study's division. */
export function splitSeed(studySeed: number): number {
  return deriveSeed(studySeed, "split");
}

/**
 * Has the reader divide the rows whenever the set-up changes in what decides on that; one question at a time. What it finds wrong is
 * added to the set-up's problems, for the page itself sees no rows.
 */
export function watchDivision(
  setup: StoreApi<SetupState>,
  reader: Pick<ReaderClient, "divide">,
): StoreApi<DivisionState> {
  const store = createStore<DivisionState>()(() => ({ division: null, data: null }));
  /** The last answer: to which question, and what is wrong with it. */
  let answered: { readonly key: string; readonly problem: SetupProblem | null } | null = null;
  let asking = false;

  const keyNow = () => keyOf(setup.getState(), answered?.problem ?? null);
  const look = () => {
    const state = setup.getState();
    const key = keyNow();
    if (key === null) return;
    if (key !== answered?.key) {
      void ask();
      return;
    }
    // Something else has changed.
    if (store.getState().data !== state.config.data) store.setState({ data: state.config.data });
    const { problem } = answered;
    if (problem === null || state.problems.includes(problem)) return;
    setup.setState({ problems: [...state.problems, problem] });
  };
  const ask = async (): Promise<void> => {
    if (asking) return;
    const { config, dataset } = setup.getState();
    const key = keyNow();
    if (key === null || dataset.status !== "ready") return;
    asking = true;
    let division: DivisionSummary | null = null;
    let problem: SetupProblem | null = null;
    try {
      division = await reader.divide(dataset.summary.id, config.data, splitSeed(config.search.seed));
    } catch (thrown) {
      // A lost reader says nothing of the data: a study will have them read again, or say why it cannot.
      if (!(thrown instanceof WorkerLost)) problem = problemOf(toErrorRecord(thrown));
    }
    asking = false;
    answered = { key, problem };
    store.setState({ division, data: config.data });
    look();
  };
  setup.subscribe(look);
  look();
  return store;
}

/**
 * All that decides on the division; null where there is nothing to divide, or the data have another problem than `own`, which was found
 * by dividing them.
 */
function keyOf({ config, dataset, problems }: SetupState, own: SetupProblem | null): string | null {
  if (dataset.status !== "ready") return null;
  if (problems.some((problem) => problem.place.section === "data" && problem !== own)) return null;
  return JSON.stringify([dataset.summary.id, config.data, config.search.seed]);
}

/** Where the sentence of what the reader finds stands. */
const PLACES: Partial<Record<ErrorRecord["code"], SetupProblem["place"]>> = {
  classTooSmall: { section: "data", field: "target" },
  testTargetMissing: { section: "data", field: "target" },
  targetNotPositive: { section: "data", field: "task" },
  targetNotNumeric: { section: "data", field: "task" },
  tooFewRows: { section: "data", field: "source" },
};

function problemOf(error: ErrorRecord): SetupProblem {
  return { place: PLACES[error.code] ?? { section: "data", field: "split" }, error };
}
