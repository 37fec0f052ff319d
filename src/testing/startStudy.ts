import { DEFAULT_CONFIG } from "../app/setup/defaultConfig.ts";
import { IDLE, type Phase, type RunState } from "../app/run/runState.ts";
import { StudyRun, type StudyRunOptions } from "../app/run/runStudy.ts";
import { compileSpace } from "../core/model/compileSpace.ts";
import { spacePreset } from "../core/model/defaultSettings.ts";
import type { Budget, SearchConfig, StudyConfig } from "../core/study/studyConfig.ts";
import type { FakeWorld } from "./fakeStudyPorts.ts";

/** Runs a small study in a world of fakes and follows its state. */
export function startStudy(
  world: FakeWorld,
  budget: Partial<Budget> = {},
  options: {
    workers?: number;
    onlyOne?: boolean;
    search?: Partial<SearchConfig>;
    repeats?: number;
    createPruner?: StudyRunOptions["createPruner"];
    /** Initial contents of the study. */
    brings?: Pick<StudyRunOptions, "known" | "queue" | "earlier">;
  } = {},
) {
  const settings = { ...spacePreset("small"), units1: { mode: "value", value: 8 } } as const;
  const config: StudyConfig = {
    ...DEFAULT_CONFIG,
    settings,
    search: {
      ...DEFAULT_CONFIG.search,
      objective: { metric: "accuracy", direction: "maximize" },
      budget: { trials: 5, minutes: null, target: null, tolerance: null, ...budget },
      repeats: options.repeats ?? 1,
      ...options.search,
    },
  };
  let state: RunState = IDLE;
  const phases: Phase[] = [];
  const run = new StudyRun(
    world,
    {
      config,
      space: compileSpace(settings),
      workerCount: () => options.workers ?? 1,
      onlyOne: options.onlyOne ?? false,
      ...(options.createPruner !== undefined && { createPruner: options.createPruner }),
      ...options.brings,
    },
    (patch) => {
      state = { ...state, ...patch };
      if (patch.phase !== undefined) phases.push(patch.phase);
    },
  );
  const reached = async (condition: () => boolean) => {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return {
    run,
    config,
    phases,
    reached,
    state: () => state,
    values: () => state.study!.trials.map((t) => t.values?.[0]),
  };
}
