import { AppError } from "../../core/errors.ts";
import { compileSpace } from "../../core/model/compileSpace.ts";
import { narrowedSettings } from "../../core/model/configuration.ts";
import { paramsProblem } from "../../core/space/checkParams.ts";
import { withFewerTrials } from "../../core/study/fewerTrials.ts";
import { earlierStudy } from "../../core/study/earlierStudy.ts";
import type { Study } from "../../core/study/study.ts";
import { narrowedNames, type Plan } from "./plan.ts";
import type { StudyRun } from "../run/runStudy.ts";
import type { Services } from "../services.ts";
import type { Setup } from "../setup/setup.ts";
import type { Acts } from "../surmise.ts";

export type PlanActs = Pick<
  Acts,
  | "enqueue"
  | "dequeue"
  | "unplan"
  | "warmStartFromFile"
  | "warmStartFromStudy"
  | "forgetEarlier"
  | "narrowSpace"
  | "undoNarrowing"
  | "continueWithChanges"
  | "dismissNotice"
>;

interface PlanWorld {
  readonly openStudyFile: Services["openStudyFile"];
  readonly plan: Plan;
  readonly setup: Setup;
  /** The study on screen. */
  readonly study: () => Study | null;
  /** The run that still takes configurations, or null. */
  readonly live: () => StudyRun | null;
  /** Whether the study on screen is paused or finished. */
  readonly atRest: () => boolean;
  readonly begin: () => Promise<void>;
}

export function createPlanActs(world: PlanWorld): PlanActs {
  const { plan, setup, study, live, atRest, begin } = world;
  /** The last choice is used: a file that is still being read is then ignored. */
  let newestFile = 0;
  /** Shows a refusal as the plan's notice. */
  const attempt = (act: () => void): boolean => {
    try {
      act();
      return true;
    } catch (thrown) {
      plan.notify(thrown);
      return false;
    }
  };
  const learnFromStudy = () => {
    const present = study();
    if (present === null) return;
    newestFile += 1;
    const earlier = withFewerTrials(earlierStudy({ ...present, ...present.config }, present.config.name));
    if (earlier.trials.length === 0) throw new AppError("studyFileEmpty", { name: present.config.name });
    plan.learnFrom(earlier);
  };
  const setupSpace = () => {
    const { settings, search } = setup.store.getState().config;
    return compileSpace(settings, search.inputConstraints);
  };

  return {
    enqueue: (params) =>
      void attempt(() => {
        const run = live();
        const problem = paramsProblem(run === null ? setupSpace() : study()!.space, params);
        if (problem !== null) throw AppError.of(problem);
        if (run === null) plan.enqueue(params);
        else run.enqueue(params);
        plan.store.setState({ notice: null });
      }),
    dequeue: (number) => live()?.dequeue(number),
    unplan: plan.remove,
    async warmStartFromFile(file) {
      const mine = ++newestFile;
      try {
        const earlier = await world.openStudyFile(file);
        if (mine === newestFile) plan.learnFrom(earlier);
      } catch (thrown) {
        // Any other error while reading a foreign file is reported as an unreadable file.
        const broken = new AppError("studyFileUnreadable", { name: file.name, reason: "brokenStudy" });
        if (mine === newestFile) plan.notify(thrown instanceof AppError ? thrown : broken);
      }
    },
    warmStartFromStudy: () => void attempt(learnFromStudy),
    forgetEarlier() {
      newestFile += 1;
      plan.learnFrom(null);
    },
    ...narrowingActs(world, () => void attempt(learnFromStudy)),
    async continueWithChanges() {
      if (!atRest() || !attempt(learnFromStudy) || plan.store.getState().notice !== null) return;
      await begin();
    },
    dismissNotice: () => plan.store.setState({ notice: null }),
  };
}

/**
 * Narrows the setup's ranges around trials, and undoes it. @param learnFromStudy makes the next study learn from the one on screen
 */
function narrowingActs(
  { plan, setup, study }: PlanWorld,
  learnFromStudy: () => void,
): Pick<PlanActs, "narrowSpace" | "undoNarrowing"> {
  return {
    narrowSpace(trials, factor) {
      const present = study();
      if (present === null) return;
      const params = present.trials
        .filter(({ number }) => trials.includes(number))
        .map((trial) => trial.params);
      const before = setup.store.getState().config.settings;
      const after = narrowedSettings(present.config.settings, params, factor);
      const { earlier } = plan.store.getState();
      setup.acts.setSettings(after);
      learnFromStudy();
      plan.store.setState({ narrowing: { before, after, earlier, learnt: plan.store.getState().earlier } });
    },
    undoNarrowing() {
      const state = plan.store.getState();
      if (state.narrowing === null) return;
      const { before, earlier, learnt } = state.narrowing;
      const untouched = narrowedNames(state, setup.store.getState().config.settings);
      plan.store.setState({ narrowing: null });
      setup.acts.setSettings(Object.fromEntries(untouched.map((name) => [name, before[name]])));
      // A later choice is kept.
      if (state.earlier === learnt) plan.learnFrom(earlier);
    },
  };
}
