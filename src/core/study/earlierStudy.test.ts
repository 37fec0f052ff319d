import { expect, test } from "vitest";
import { DEFAULT_SPLIT } from "../data/dataConfig.ts";
import { compileSpace } from "../model/compileSpace.ts";
import { spacePreset } from "../model/defaultSettings.ts";
import type { Setting } from "../model/settings.ts";
import { DEFAULT_PRUNER } from "../pruner/pruner.ts";
import type { Params } from "../space/distribution.ts";
import { earlierStudy, knownTrials, otherStudyProblem } from "./earlierStudy.ts";
import type { Study } from "./study.ts";
import type { SearchConfig, StudyConfig } from "./studyConfig.ts";
import { EMPTY_CURVE, type Trial } from "./trial.ts";

const SETTINGS = spacePreset("small");
const CONFIG: StudyConfig = {
  version: 1,
  name: "first",
  data: {
    source: { kind: "file", name: "a.csv", fingerprint: "01234567" },
    kinds: [],
    target: "y",
    task: "classification",
    excluded: [],
    targetTransform: "none",
    split: DEFAULT_SPLIT,
  },
  settings: SETTINGS,
  search: {
    sampler: "gp",
    acquisition: "logEi",
    pruner: DEFAULT_PRUNER,
    objective: { metric: "logLoss", direction: "minimize" },
    sideObjectives: [],
    outcomeConstraints: [{ measure: "parameters", relation: "atMost", bound: 100 }],
    inputConstraints: [],
    budget: { trials: 5, minutes: null, target: null, tolerance: null },
    workers: 1,
    engine: "cpu",
    reproducible: false,
    repeats: 1,
    seed: 1,
  },
};

/** A configuration of the small space with this learning rate. */
function params(learningRate: number): Params {
  const rest = compileSpace(SETTINGS).parameters.flatMap(({ name, distribution, condition }) => {
    if (condition !== null) return [];
    return [[name, distribution.kind === "categorical" ? distribution.choices[0]! : distribution.low]];
  });
  return { ...(Object.fromEntries(rest) as Params), learningRate };
}

function trial(number: number, params: Params, patch: Partial<Trial> = {}): Trial {
  return {
    number,
    params,
    state: "complete",
    values: [0.5],
    violations: [-20],
    folds: [],
    curve: EMPTY_CURVE,
    bestStep: 1,
    parameterCount: 80,
    startedMs: 0,
    endedMs: 1,
    worker: 0,
    retries: 0,
    error: null,
    suggestion: null,
    ...patch,
  };
}

function study(trials: readonly Trial[]): Study {
  return { config: CONFIG, space: compileSpace(SETTINGS), trials };
}

function withSearch(search: Partial<SearchConfig>): StudyConfig {
  return { ...CONFIG, search: { ...CONFIG.search, ...search } };
}

test("trials that have ended are known, with their results; waiting and running ones are not", () => {
  const earlier = earlierStudy(
    study([
      trial(0, params(0.001)),
      trial(1, params(0.002), { state: "failed", values: null, violations: null }),
      trial(2, params(0.003), { state: "running", values: null, violations: null }),
      trial(3, params(0.004), { state: "waiting", values: null, violations: null }),
    ]),
    "first",
  );
  expect(knownTrials(earlier, CONFIG)).toMatchObject([
    { params: params(0.001), state: "complete", values: [0.5], violations: [-20], source: "first" },
    { params: params(0.002), state: "failed", values: null, source: "first" },
  ]);
});

test("known trials are passed on, under the name of their study", () => {
  const first = knownTrials(earlierStudy(study([trial(0, params(0.001))]), "first"), CONFIG);
  const second = earlierStudy({ ...study([trial(0, params(0.002))]), known: first }, "second");
  expect(knownTrials(second, CONFIG).map(({ source }) => source)).toEqual(["first", "second"]);
});

test("the latest result of a configuration is known", () => {
  const earlier = earlierStudy(
    study([trial(0, params(0.001)), trial(1, params(0.002)), trial(2, params(0.001), { values: [0.1] })]),
    "",
  );
  expect(knownTrials(earlier, CONFIG).map(({ values }) => values)).toEqual([[0.5], [0.1]]);
});

test("trials outside a narrower space are left out", () => {
  const earlier = earlierStudy(study([trial(0, params(0.001)), trial(1, params(0.005))]), "");
  const learningRate: Setting = {
    mode: "range",
    distribution: { kind: "float", low: 0.002, high: 0.01, log: true, step: null },
  };
  const narrower = { ...CONFIG, settings: { ...SETTINGS, learningRate } };
  expect(knownTrials(earlier, narrower).map((known) => known.params["learningRate"])).toEqual([0.005]);
});

test("another bound shifts the violation; a measure that was not taken leaves it unknown", () => {
  const earlier = earlierStudy(study([trial(0, params(0.001))]), "");
  const known = (search: Partial<SearchConfig>) => knownTrials(earlier, withSearch(search))[0]!.violations;
  expect(known({ outcomeConstraints: [{ measure: "parameters", relation: "atMost", bound: 70 }] })).toEqual([
    10,
  ]);
  expect(known({ outcomeConstraints: [] })).toEqual([]);
  expect(
    known({ outcomeConstraints: [{ measure: "predictionMs", relation: "atMost", bound: 1 }] }),
  ).toBeNull();
});

test("other data, another target and other objectives are named, and no trial is known", () => {
  const earlier = earlierStudy(study([trial(0, params(0.001))]), "first");
  const other = (config: StudyConfig) => {
    const problem = otherStudyProblem(earlier, config);
    if (problem !== null) expect(knownTrials(earlier, config)).toEqual([]);
    return problem?.details;
  };
  const { data } = CONFIG;
  const renamed = { kind: "file", name: "b.csv", fingerprint: "01234567" } as const;
  expect(other({ ...CONFIG, data: { ...data, source: renamed } })).toBeUndefined();
  expect(other({ ...CONFIG, data: { ...data, source: { ...renamed, sheet: "2024" } } })).toMatchObject({
    aspect: "data",
    ours: "b.csv (01234567), 2024",
  });
  expect(other({ ...CONFIG, data: { ...data, source: { kind: "builtIn", id: "iris" } } })).toEqual({
    name: "first",
    aspect: "data",
    theirs: "a.csv (01234567)",
    ours: "iris",
  });
  expect(other({ ...CONFIG, data: { ...data, target: "z" } })).toMatchObject({ aspect: "target", ours: "z" });
  const sideObjectives = [{ measure: "parameters", direction: "minimize" }] as const;
  expect(other(withSearch({ sideObjectives }))).toMatchObject({ aspect: "objectives" });
});
