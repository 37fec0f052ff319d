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

/** The inputs of the next study beside its setup. Not part of a link. */
export interface PlanState {
  /** Configurations entered by hand, in order. */
  readonly queue: readonly (QueuedTrial & {
    /** Unique while the page is open. */
    readonly id: number;
  })[];
  /** The study that the next one learns from, or null. */
  readonly earlier: EarlierStudy | null;
  /** Number of that study's trials inside the current space; the others are ignored. */
  readonly fitting: number;
  /** Why its trials cannot be compared with those of the current setup; null if they can. */
  readonly other: ErrorRecord | null;
  /** The latest narrowing of the space, until it is undone; or null. */
  readonly narrowing: Narrowing | null;
  /** Why the last action was refused, until the next action or until dismissed. */
  readonly notice: ErrorRecord | null;
}

/** The settings that narrowing replaced, and the new ones. */
export interface Narrowing {
  readonly before: Settings;
  readonly after: Settings;
  /** The earlier study before and after the narrowing. */
  readonly earlier: EarlierStudy | null;
  readonly learnt: EarlierStudy | null;
}

export interface Plan {
  readonly store: StoreApi<PlanState>;
  /** Adds a configuration for the next study. */
  enqueue(params: Params): void;
  /** Removes a configuration; does nothing if it is gone. */
  remove(id: number): void;
  learnFrom(earlier: EarlierStudy | null): void;
  notify(thrown: unknown): void;
  /** The inputs for a study of this setup; the plan is empty afterwards. */
  take(config: StudyConfig): Taken;
  /** The queue only; the earlier study stays. */
  takeQueue(config: StudyConfig): Taken;
  /** Restores the earlier study for the next study, unless another one was chosen since. */
  giveBack(taken: Taken): void;
}

/** The inputs that a study took from the plan. */
export interface Taken {
  readonly known: readonly KnownTrial[];
  readonly queue: readonly QueuedTrial[];
  /** The study that `known` comes from. */
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

/** The settings of the latest narrowing that have not been changed since; empty if there is nothing to undo. */
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
  /** An earlier study, compared with the current setup. */
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
    // The best known configuration is trained again: samplers do not suggest known ones, and the study must not end with a worse
    // model.
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

/** Whether two setups accept the same trials; other fields, which change with every key typed, are ignored. */
function placesAlike(a: StudyConfig, b: StudyConfig): boolean {
  return (
    a.data === b.data &&
    a.settings === b.settings &&
    a.search.objective === b.search.objective &&
    a.search.sideObjectives === b.search.sideObjectives
  );
}

/** Maximal number of trials of a Pareto front that are trained again. */
const MOST_AGAIN = 8;

/**
 * The best configurations among the complete trials that break no limit, as far as known: one, or with several objectives the
 * Pareto front; a long front is thinned evenly along the first objective.
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

/** At most `most` items of a list, including its ends. */
function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  const step = (list.length - 1) / Math.max(1, most - 1);
  return Array.from({ length: most }, (_, i) => list[Math.round(i * step)]!);
}
