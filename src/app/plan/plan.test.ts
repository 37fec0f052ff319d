import { expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import type { EarlierStudy, KnownTrial } from "../../core/study/earlierStudy.ts";
import { wholeConfiguration } from "../../core/model/configuration.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import { DEFAULT_CONFIG } from "../setup/defaultConfig.ts";
import { createPlan } from "./plan.ts";
import type { SetupState } from "../setup/setupState.ts";

const value = (of: string | number) => ({ mode: "value", value: of }) as const;
const CONFIG: StudyConfig = {
  ...DEFAULT_CONFIG,
  settings: {
    ...DEFAULT_CONFIG.settings,
    layers: value(1),
    activation: value("relu"),
    dropout: value(0),
    units1: value(8),
    learningRate: {
      mode: "range",
      distribution: { kind: "float", low: 0.001, high: 0.1, log: true, step: null },
    },
  },
  search: { ...DEFAULT_CONFIG.search, objective: { metric: "logLoss", direction: "minimize" } },
};
const TWO: StudyConfig = {
  ...CONFIG,
  search: { ...CONFIG.search, sideObjectives: [{ measure: "parameters", direction: "minimize" }] },
};

/** A plan that learns from a study with these trials; the k-th has a learning rate of (k + 1) / 1000. */
function taken(config: StudyConfig, trials: readonly Partial<KnownTrial>[]) {
  const state: SetupState = {
    config,
    dataset: { status: "loading", progress: null, canCancel: false, label: "" },
    pictures: null,
    problems: [],
    rejected: null,
    linkNotes: [],
  };
  const setup = createStore<SetupState>()(() => state);
  const plan = createPlan(setup);
  const earlier: EarlierStudy = {
    name: "old",
    data: config.data,
    search: config.search,
    trials: trials.map((trial, k) => ({
      params: wholeConfiguration(config.settings, { learningRate: (k + 1) / 1000 }),
      state: "complete",
      values: null,
      source: "old",
      ...trial,
    })),
  };
  plan.learnFrom(earlier);
  const result = plan.take(config);
  return { plan, setup, earlier, again: result.queue.map(({ params }) => params["learningRate"]), result };
}

test("the best known configuration is trained again: of equal ones the earliest that keeps the limits", () => {
  const trials = [
    { values: [0.5] },
    { values: [0.1], violations: [2] },
    { values: [0.3] },
    { values: [0.3] },
    { values: [0.2], state: "pruned" },
    { values: [Number.NaN] },
  ] as const;
  const limited = {
    ...CONFIG,
    search: {
      ...CONFIG.search,
      outcomeConstraints: [{ measure: "parameters", relation: "atMost", bound: 9 } as const],
    },
  };
  expect(taken(limited, trials).again).toEqual([0.003]);
  expect(taken(CONFIG, [{ values: [Number.NaN] }]).again).toEqual([]);
});

test("with several objectives the Pareto front is trained again, with its ends, at most eight trials", () => {
  const few = [{ values: [3, 1] }, { values: [2, 2] }, { values: [3, 2] }, { values: [1, 3] }];
  expect(taken(TWO, few).again).toEqual([0.004, 0.002, 0.001]);
  const many = Array.from({ length: 30 }, (_, k) => ({ values: [k, 30 - k] }));
  const { again } = taken(TWO, many);
  expect(again).toHaveLength(8);
  expect(new Set(again).size).toBe(8);
  expect([again[0], again.at(-1)]).toEqual([0.001, 0.03]);
});

test("an unused earlier study is given back, unless another one was chosen", () => {
  const { plan, earlier, result } = taken(CONFIG, [{ values: [1] }]);
  expect(plan.store.getState()).toMatchObject({ earlier: null, fitting: 0 });
  plan.giveBack(result);
  expect(plan.store.getState()).toMatchObject({ earlier, fitting: 1 });
  const other = { ...earlier, name: "other" };
  plan.learnFrom(other);
  plan.giveBack(result);
  expect(plan.store.getState().earlier).toBe(other);
});

test("earlier trials that cannot be compared after a change give the difference", () => {
  const { plan, setup, earlier } = taken(CONFIG, [{ values: [1] }]);
  plan.learnFrom(earlier);
  expect(plan.store.getState().other).toBeNull();
  const source = { kind: "builtIn", id: "wine" } as const;
  setup.setState({ config: { ...CONFIG, data: { ...CONFIG.data, source } } });
  expect(plan.store.getState()).toMatchObject({
    fitting: 0,
    other: { code: "studyFileOther", details: { aspect: "data", ours: "wine" } },
  });
  setup.setState({ config: CONFIG });
  expect(plan.store.getState().other).toBeNull();
});
