import { createStore, type StoreApi } from "zustand/vanilla";
import { AppError, type ErrorRecord } from "../core/errors.ts";
import { compileSpace } from "../core/model/compileSpace.ts";
import { paramsProblem } from "../core/space/checkParams.ts";
import type { Params } from "../core/space/distribution.ts";
import { isBetter } from "../core/study/objective.ts";
import {
  knownTrials,
  otherStudyProblem,
  type EarlierStudy,
  type KnownTrial,
} from "../core/study/earlierStudy.ts";
import type { StudyConfig } from "../core/study/studyConfig.ts";
import type { QueuedTrial } from "./runStudy.ts";
import type { SetupState } from "./setupState.ts";

/** What the next study brings along beside its set-up. It is no part of a link. */
export interface PlanState {
  /** Configurations entered by hand, in order. */
  readonly queue: readonly Params[];
  /** The study it learns from; null: none. */
  readonly earlier: EarlierStudy | null;
  /** How many of that study's trials have a place in the space as it is set up; the others would be left out. */
  readonly fitting: number;
  /** Why the last act here was refused, until the next one or until dismissed. */
  readonly notice: ErrorRecord | null;
}

export interface Plan {
  readonly store: StoreApi<PlanState>;
  /** Adds a configuration for the next study. */
  enqueue(params: Params): void;
  /** @param index in `queue` */
  dequeue(index: number): void;
  learnFrom(earlier: EarlierStudy | null): void;
  notify(thrown: unknown): void;
  /** What a study of this set-up begins with; the plan is empty afterwards. */
  take(config: StudyConfig): {
    readonly known: readonly KnownTrial[];
    readonly queue: readonly QueuedTrial[];
  };
}

const EMPTY: PlanState = { queue: [], earlier: null, fitting: 0, notice: null };

export function createPlan(setup: StoreApi<SetupState>): Plan {
  const store = createStore<PlanState>()(() => EMPTY);
  const countFitting = (earlier: EarlierStudy | null) =>
    earlier === null ? 0 : knownTrials(earlier, setup.getState().config).length;
  setup.subscribe(({ config }, before) => {
    const { earlier } = store.getState();
    if (config !== before.config && earlier !== null) store.setState({ fitting: countFitting(earlier) });
  });
  const notify = (thrown: unknown) => {
    if (!(thrown instanceof AppError)) throw thrown;
    store.setState({ notice: { code: thrown.code, details: thrown.details } });
  };

  return {
    store,
    notify,
    enqueue: (params) => store.setState(({ queue }) => ({ queue: [...queue, params], notice: null })),
    dequeue: (index) =>
      store.setState(({ queue }) => ({ queue: queue.filter((_, i) => i !== index), notice: null })),
    learnFrom(earlier) {
      const problem = earlier === null ? null : otherStudyProblem(earlier, setup.getState().config);
      if (problem !== null) store.setState({ notice: problem });
      else store.setState({ earlier, fitting: countFitting(earlier), notice: null });
    },
    take(config) {
      const { queue, earlier } = store.getState();
      const known = earlier === null ? [] : knownTrials(earlier, config);
      const space = compileSpace(config.settings, config.search.inputConstraints);
      const problems = queue.map((params) => paramsProblem(space, params));
      const best = bestKnown(known, config);
      store.setState({ ...EMPTY, notice: problems.find((problem) => problem !== null) ?? null });
      return {
        known,
        // The best of what is known is trained again: no sampler suggests what is known, and the study shall not end with less.
        queue: [
          ...(best === null || paramsProblem(space, best) !== null
            ? []
            : [{ params: best, origin: "known" } as const]),
          ...queue
            .filter((_, i) => problems[i] === null)
            .map((params) => ({ params, origin: "queued" }) as const),
        ],
      };
    },
  };
}

/** The configuration with the best first value among the complete trials that keep the limits as far as is known. */
function bestKnown(known: readonly KnownTrial[], { search }: StudyConfig): Params | null {
  let best: KnownTrial | null = null;
  for (const trial of known) {
    const { state, values, violations } = trial;
    if (state !== "complete" || !(values ?? [Number.NaN]).every(Number.isFinite)) continue;
    if ((violations ?? []).some((violation) => !(violation <= 0))) continue;
    if (best === null || isBetter(values![0]!, best.values![0]!, search.objective.direction)) best = trial;
  }
  return best?.params ?? null;
}
