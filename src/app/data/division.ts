import { createStore, type StoreApi } from "zustand/vanilla";
import type { DataConfig } from "../../core/data/dataConfig.ts";
import type { DivisionSummary } from "../../core/data/division/divisionSummary.ts";
import { toErrorRecord, type ErrorRecord } from "../../core/errors.ts";
import { deriveSeed } from "../../core/math/rng.ts";
import type { ReaderClient } from "../../workers/readerClient.ts";
import { WorkerLost } from "../../workers/workerHost.ts";
import type { SetupProblem, SetupState } from "../setup/setupState.ts";

/** How the rows of the setup are split; null until it is known, and if they cannot be split. */
export interface DivisionState {
  readonly division: DivisionSummary | null;
  /** The configuration it was computed for: the same object as the setup's while it is valid. */
  readonly data: DataConfig | null;
}

/** The seed of a study's split. */
export function splitSeed(studySeed: number): number {
  return deriveSeed(studySeed, "split");
}

/**
 * Lets the reader split the rows whenever a setting of the split changes; one request at a time. Its problems are added to the
 * setup's problems, because the page itself has no access to the rows.
 */
export function watchDivision(
  setup: StoreApi<SetupState>,
  reader: Pick<ReaderClient, "divide">,
): StoreApi<DivisionState> {
  const store = createStore<DivisionState>()(() => ({ division: null, data: null }));
  /** The last answer: its request, and the problem found. */
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
    // A setting that does not affect the split has changed.
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
      // A lost reader says nothing about the data: a study will read them again or report why that failed.
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
 * All settings that affect the split; null if there is nothing to split, or the data have a problem other than `own`, which was
 * found by splitting them.
 */
function keyOf({ config, dataset, problems }: SetupState, own: SetupProblem | null): string | null {
  if (dataset.status !== "ready") return null;
  if (problems.some((problem) => problem.place.section === "data" && problem !== own)) return null;
  return JSON.stringify([dataset.summary.id, config.data, config.search.seed]);
}

/** Where a problem found by the reader is shown. */
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
