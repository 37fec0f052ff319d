import { createStore, type StoreApi } from "zustand/vanilla";
import { AppError, type ErrorRecord } from "../../core/errors.ts";
import { compileSpace } from "../../core/model/compileSpace.ts";
import { SETTING_NAMES, type SettingName } from "../../core/model/settingTable.ts";
import type { Settings } from "../../core/model/settings.ts";
import { nonDominated } from "../../core/multiObjective/dominance.ts";
import { paramsProblem } from "../../core/space/checkParams.ts";
import type { Params } from "../../core/space/distribution.ts";
import {
  knownTrials,
  otherStudyProblem,
  type EarlierStudy,
  type KnownTrial,
} from "../../core/study/earlierStudy.ts";
import { lossSign } from "../../core/study/objective.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import type { QueuedTrial } from "../run/runStudy.ts";
import type { SetupState } from "../setup/setupState.ts";

/** What the next study brings along beside its set-up. It is no part of a link. */
export interface PlanState {
  /** Configurations entered by hand, in order. */
  readonly queue: readonly (QueuedTrial & {
    /** Its own, for as long as the page is open. */
    readonly id: number;
  })[];
  /** The study it learns from; null: none. */
  readonly earlier: EarlierStudy | null;
  /** How many of that study's trials have a place in the space as it is set up; the others would be left out. */
  readonly fitting: number;
  /** Why none of them can be compared with those of the study as it is set up; null where they can. */
  readonly other: ErrorRecord | null;
  /** The latest narrowing of the space, until it is taken back; null: there is none. */
  readonly narrowing: Narrowing | null;
  /** Why the last act here was refused, until the next one or until dismissed. */
  readonly notice: ErrorRecord | null;
}

/** What narrowing the space replaced, and by what. */
export interface Narrowing {
  readonly before: Settings;
  readonly after: Settings;
  /** What was learnt from before, and what since then. */
  readonly earlier: EarlierStudy | null;
  readonly learnt: EarlierStudy | null;
}

export interface Plan {
  readonly store: StoreApi<PlanState>;
  /** Adds a configuration for the next study. */
  enqueue(params: Params): void;
  /** Takes a configuration back; does nothing where it is gone. */
  remove(id: number): void;
  learnFrom(earlier: EarlierStudy | null): void;
  notify(thrown: unknown): void;
  /** What a study of this set-up begins with; the plan is empty afterwards. */
  take(config: StudyConfig): Taken;
  /** The same without what it learns from, which stays. */
  takeQueue(config: StudyConfig): Taken;
  /** The next study learns from what was taken, unless something else was chosen since. */
  giveBack(taken: Taken): void;
}

/** What a study was given of the plan. */
export interface Taken {
  readonly known: readonly KnownTrial[];
  readonly queue: readonly QueuedTrial[];
  /** What `known` is of. */
  readonly earlier: EarlierStudy | null;
}

const EMPTY: PlanState = {
  queue: [],
  earlier: null,
  fitting: 0,
  other: null,
  narrowing: null,
  notice: null,
};

/** The settings that the latest narrowing set and nobody has changed since; empty where there is nothing to take back. */
export function narrowedNames(
  { narrowing }: Pick<PlanState, "narrowing">,
  now: Settings,
): readonly SettingName[] {
  if (narrowing === null) return [];
  const { before, after } = narrowing;
  return SETTING_NAMES.filter((name) => after[name] !== before[name] && now[name] === after[name]);
}

export function createPlan(setup: StoreApi<SetupState>): Plan {
  const store = createStore<PlanState>()(() => EMPTY);
  let lastId = 0;
  /** An earlier study beside the set-up as it is. */
  const beside = (earlier: EarlierStudy | null) => {
    const { config } = setup.getState();
    return earlier === null
      ? { earlier, fitting: 0, other: null }
      : { earlier, fitting: knownTrials(earlier, config).length, other: otherStudyProblem(earlier, config) };
  };
  setup.subscribe(({ config }, before) => {
    const { earlier } = store.getState();
    if (earlier !== null && !placesAlike(config, before.config)) {
      store.setState(beside(earlier));
    }
  });
  const notify = (thrown: unknown) => {
    if (!(thrown instanceof AppError)) throw thrown;
    store.setState({ notice: thrown.record });
  };

  const take = (config: StudyConfig, earlier: EarlierStudy | null): Taken => {
    const { queue, narrowing } = store.getState();
    const known = earlier === null ? [] : knownTrials(earlier, config);
    const space = compileSpace(config.settings, config.search.inputConstraints);
    const problems = queue.map(({ params }) => paramsProblem(space, params));
    store.setState({ ...EMPTY, narrowing, notice: problems.find((problem) => problem !== null) ?? null });
    // The best of what is known is trained again: no sampler suggests what is known, and the study shall not end with less.
    const again = bestKnown(known, config).filter((params) => paramsProblem(space, params) === null);
    const own = queue.filter((_, i) => problems[i] === null);
    return {
      known,
      earlier,
      queue: [
        ...again.map((params) => ({ params, origin: "known" }) as const),
        ...own.map(({ params, origin }) => ({ params, origin })),
      ],
    };
  };

  return {
    store,
    notify,
    enqueue: (params) =>
      store.setState(({ queue }) => ({
        queue: [...queue, { id: ++lastId, params, origin: "queued" }],
        notice: null,
      })),
    remove: (id) =>
      store.setState(({ queue }) => ({ queue: queue.filter((each) => each.id !== id), notice: null })),
    learnFrom(earlier) {
      const problem = earlier === null ? null : otherStudyProblem(earlier, setup.getState().config);
      if (problem !== null) store.setState({ notice: problem });
      else store.setState({ ...beside(earlier), notice: null });
    },
    take: (config) => take(config, store.getState().earlier),
    takeQueue(config) {
      const { earlier, fitting, other } = store.getState();
      const taken = take(config, null);
      store.setState({ earlier, fitting, other });
      return taken;
    },
    giveBack({ earlier }) {
      if (earlier !== null && store.getState().earlier === null) {
        store.setState(beside(earlier));
      }
    },
  };
}

/** Whether two set-ups, one made of the other, have a place for the same trials: whatever else may change with every key typed. */
function placesAlike(a: StudyConfig, b: StudyConfig): boolean {
  return (
    a.data === b.data &&
    a.settings === b.settings &&
    a.search.objective === b.search.objective &&
    a.search.sideObjectives === b.search.sideObjectives
  );
}

/** Of a front of several objectives so many are trained again. */
const MOST_AGAIN = 8;

/**
 * The best configurations among the complete trials that keep the limits as far as is known: one, or with several objectives those of
 * the Pareto front, spread evenly along the first objective where they are many.
 */
function bestKnown(known: readonly KnownTrial[], { search }: StudyConfig): readonly Params[] {
  const signs = [search.objective, ...search.sideObjectives].map(({ direction }) => lossSign(direction));
  const solutions = known.flatMap(({ params, state, values, violations }) => {
    if (state !== "complete" || values === null || !values.every(Number.isFinite)) return [];
    if ((violations ?? []).some((violation) => !(violation <= 0))) return [];
    return [{ params, losses: signs.map((sign, k) => sign * values[k]!) }];
  });
  const front = nonDominated(solutions.map(({ losses }) => losses))
    .map((i) => solutions[i]!)
    .toSorted((a, b) => a.losses[0]! - b.losses[0]!);
  const most = signs.length === 1 ? 1 : MOST_AGAIN;
  return evenly(front, most).map(({ params }) => params);
}

/** At most so many of a list, its ends among them. */
function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  const step = (list.length - 1) / Math.max(1, most - 1);
  return Array.from({ length: most }, (_, i) => list[Math.round(i * step)]!);
}
