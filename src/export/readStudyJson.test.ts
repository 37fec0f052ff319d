import { expect, test } from "vitest";
import { AppError } from "../core/errors.ts";
import { pick, record } from "../core/schema/fields.ts";
import { studyFromJson } from "./readStudyJson.ts";
import { TRIAL_FIELDS } from "./trialFields.ts";

/**
 * A study as the build of 24 November 2026 wrote it, before there were side objectives, limits, rules, pruners or violations;
 * shortened to the parts that are read. Frozen: users have such files.
 */
const FIRST = {
  format: "surmise-study",
  version: 1,
  config: {
    version: 1,
    name: "",
    data: {
      source: { kind: "file", name: "mice.csv", fingerprint: "89abcdef" },
      kinds: [],
      target: "weight",
      task: "regression",
      excluded: [],
      split: { validation: 0.2, test: 0.2, stratify: true, folds: 2 },
      preparation: { impute: "median", missingIndicator: false, scaling: "standard", rareLevelShare: 0.01 },
    },
    settings: {
      layers: { mode: "value", value: 1 },
      units1: { mode: "range", distribution: { kind: "int", low: 4, high: 64, log: true, step: 1 } },
      activation: { mode: "value", value: "tanh" },
      dropout: { mode: "value", value: 0 },
      learningRate: {
        mode: "range",
        distribution: { kind: "float", low: 0.001, high: 0.1, log: true, step: null },
      },
    },
    search: {
      sampler: "gp",
      objective: { metric: "rmse", direction: "minimize" },
      budget: { trials: 20, minutes: null, target: null },
      workers: null,
      engine: "auto",
      reproducible: false,
      seed: 1,
      repeats: 1,
    },
  },
  trials: [
    {
      number: 0,
      params: { units1: 8, learningRate: 0.01 },
      state: "complete",
      values: [2.5],
      folds: [
        { fold: 0, repeat: 0, value: 2, bestEpoch: 3, epochs: 5 },
        { fold: 1, repeat: 0, value: 3, bestEpoch: 4, epochs: 5 },
      ],
    },
    { number: 1, params: { units1: 16, learningRate: 0.1 }, state: "failed", values: null, folds: [] },
    { number: 2, params: { units1: 32, learningRate: 0.001 }, state: "running", values: null, folds: [] },
  ],
};

test("a study of the first builds is read: missing parts have their values of that time", () => {
  const study = studyFromJson(JSON.stringify(FIRST), "mice.json");
  expect(study).toMatchObject({
    name: "mice.json",
    data: { target: "weight", source: { fingerprint: "89abcdef" } },
    search: { objective: { metric: "rmse" }, sideObjectives: [], outcomeConstraints: [] },
  });
  const whole = {
    layers: 1,
    units1: 8,
    activation: "tanh",
    dropout: 0,
    learningRate: 0.01,
    optimizer: "adam",
  };
  expect(study.trials).toMatchObject([
    { params: whole, state: "complete", values: [2.5], standardErrors: [0.5], source: "mice.json" },
    { params: { units1: 16 }, state: "failed", values: null },
  ]);
  expect(study.trials[0]!.params).not.toHaveProperty("units2");
});

test("numbers that JSON cannot represent are restored", () => {
  const [first] = FIRST.trials;
  const text = JSON.stringify({ ...FIRST, trials: [{ ...first, values: ["NaN"], folds: [] }] });
  expect(studyFromJson(text, "").trials[0]!.values).toEqual([Number.NaN]);
});

test("the sampler of a trial is passed on from file to file, if it was recorded", () => {
  const [first, second] = FIRST.trials;
  const text = JSON.stringify({
    ...FIRST,
    known: [{ ...first, params: { units1: 4, learningRate: 0.1 }, source: "old", sampler: "sobol" }],
    trials: [
      { ...first, sampler: "tpe" },
      { ...second, sampler: "of a later build" },
    ],
  });
  expect(studyFromJson(text, "").trials.map(({ sampler }) => sampler)).toEqual(["sobol", "tpe", undefined]);
  expect(studyFromJson(JSON.stringify(FIRST), "").trials[0]).not.toHaveProperty("sampler");
});

test("what a sampler knew is kept in a file; where it is missing or damaged it is unknown", () => {
  const { fromJson } = record(pick(TRIAL_FIELDS, ["knowledge"]));
  const knowledge = { results: 7, begun: 1, earlier: 40 };
  expect(TRIAL_FIELDS.knowledge.kind.toJson(knowledge)).toEqual(knowledge);
  expect(fromJson({ knowledge }, [])).toEqual({ knowledge });
  expect(fromJson({}, [])).toEqual({});
  const older = { knowledge: { results: 7, begun: 1 } };
  expect(fromJson(older, [])).toEqual(older);
  for (const damaged of [
    3,
    null,
    {},
    { results: 7 },
    { results: -1, begun: 0 },
    { results: 0.5, begun: 0 },
  ]) {
    expect(fromJson({ knowledge: damaged }, [])).toEqual({});
  }
  const [first] = FIRST.trials;
  const text = JSON.stringify({ ...FIRST, trials: [{ ...first, knowledge: "much" }] });
  const { trials: read } = studyFromJson(text, "");
  expect(read).toHaveLength(1);
  expect(read[0]).not.toHaveProperty("knowledge");
});

const { config, trials } = FIRST;
test.each([
  ["no config", { ...FIRST, config: undefined }],
  ["no target", { ...FIRST, config: { ...config, data: { ...config.data, target: 3 } } }],
  [
    "an unknown source",
    { ...FIRST, config: { ...config, data: { ...config.data, source: { kind: "url" } } } },
  ],
  [
    "a setting that is none",
    { ...FIRST, config: { ...config, settings: { layers: { mode: "value", value: [] } } } },
  ],
  [
    "an objective without direction",
    { ...FIRST, config: { ...config, search: { objective: { metric: "rmse" } } } },
  ],
  ["trials that are no list", { ...FIRST, trials: { 0: trials[0] } }],
  ["a complete trial without values", { ...FIRST, trials: [{ ...trials[0], values: null }] }],
  ["a value that is text", { ...FIRST, trials: [{ ...trials[0], values: ["2.5"] }] }],
  ["a state of its own", { ...FIRST, trials: [{ ...trials[0], state: "done" }] }],
  ["a parameter that is a list", { ...FIRST, trials: [{ ...trials[0], params: { units1: [8] } }] }],
  ["known trials without a source", { ...FIRST, known: [trials[0]] }],
  ["too few values", { ...FIRST, trials: [{ ...trials[0], values: [] }] }],
  ["more values than objectives", { ...FIRST, trials: [{ ...trials[0], values: [2.5, 7] }] }],
  ["violations of limits that are not there", { ...FIRST, trials: [{ ...trials[0], violations: [0] }] }],
  [
    "known trials with more errors than values",
    { ...FIRST, known: [{ ...trials[0], source: "old", standardErrors: [0.1, null] }] },
  ],
  [
    "a curve without end",
    {
      ...FIRST,
      trials: [
        {
          ...trials[0],
          curve: { trainLoss: [], validationLoss: [], score: Array<number>(100_001).fill(1) },
        },
      ],
    },
  ],
])("a file with %s is reported as broken", (_, broken) => {
  expect(() => studyFromJson(JSON.stringify(broken), "mice.json")).toThrow(
    new AppError("studyFileUnreadable", { name: "mice.json", reason: "brokenStudy" }),
  );
});

test("a pruned trial is known by the forecast of its curve", () => {
  const curve = (score: readonly number[]) => ({ trainLoss: score, validationLoss: score, score });
  const done = [1, 2, 3, 4].map((k) => ({
    ...FIRST.trials[0],
    params: { units1: 8, learningRate: 0.01 * k },
    values: [k],
    folds: [],
    curve: curve([k + 3, k + 1, k]),
  }));
  const pruned = {
    ...done[3],
    state: "pruned",
    params: { units1: 9, learningRate: 0.01 },
    values: [6],
    curve: curve([6]),
  };
  const study = studyFromJson(JSON.stringify({ ...FIRST, trials: [...done, pruned] }), "");
  const { values, standardErrors } = study.trials.at(-1)!;
  // Trials that stood at 6 after the first epoch came to about 3.
  expect(values![0]).toBeGreaterThan(2);
  expect(values![0]).toBeLessThan(6);
  expect(standardErrors![0]).toBeGreaterThan(0);
});

test.each([
  ["data set", { kind: "builtIn", id: "of a later build" }],
  ["generator", { kind: "synthetic", generator: { kind: "of a later build", knots: [1, 2] } }],
])("a study of a %s that this build does not know is read", (_, source) => {
  const objective = { metric: "of a later build", direction: "maximize" };
  const sideObjectives = [{ measure: "another", direction: "minimize" }];
  const outcomeConstraints = [{ measure: "another", relation: "atMost", bound: 3 }];
  const search = { ...config.search, objective, sideObjectives, outcomeConstraints };
  const later = { ...config, data: { ...config.data, source }, search };
  const trial = { ...trials[0], values: [2.5, 1], folds: [], violations: [-2] };
  const study = studyFromJson(JSON.stringify({ ...FIRST, config: later, trials: [trial] }), "");
  expect(study.data).toEqual({ source, target: "weight", task: "regression" });
  expect(study.search).toEqual({ objective, sideObjectives, outcomeConstraints });
  expect(study.trials).toMatchObject([{ values: [2.5, 1], violations: [-2] }]);
});

test("a study without a finished trial is refused", () => {
  const text = JSON.stringify({ ...FIRST, trials: [trials[2]] });
  expect(() => studyFromJson(text, "mice.json")).toThrow(
    new AppError("studyFileEmpty", { name: "mice.json" }),
  );
});

test("unknown parameters of any name are left out", () => {
  const text = JSON.stringify({ ...FIRST, trials: [trials[0]] }).replace(
    '"units1":8',
    '"units1":8,"__proto__":{"polluted":1},"colour":3',
  );
  const [trial] = studyFromJson(text, "").trials;
  expect(trial!.params).not.toHaveProperty("colour");
  expect(trial!.params).not.toHaveProperty("polluted");
});

test("preparation settings that were stored with the data become part of every configuration", () => {
  const preparation = { impute: "mean", missingIndicator: true, scaling: "minMax", rareLevelShare: 0.05 };
  const text = JSON.stringify({ ...FIRST, config: { ...config, data: { ...config.data, preparation } } });
  const study = studyFromJson(text, "");
  expect(study.trials[0]!.params).toMatchObject(preparation);
  expect(study.data).not.toHaveProperty("preparation");
});

test("an invalid preparation is reported as broken", () => {
  const text = JSON.stringify({
    ...FIRST,
    config: { ...config, data: { ...config.data, preparation: { scaling: [] } } },
  });
  expect(() => studyFromJson(text, "mice.json")).toThrow(
    new AppError("studyFileUnreadable", { name: "mice.json", reason: "brokenStudy" }),
  );
});
