import { expect, test } from "vitest";
import { learnerDefaults } from "../../core/model/learnerDefaults.ts";
import { compileSpace } from "../../core/model/compileSpace.ts";
import { paramsWithin, wholeConfiguration } from "../../core/model/configuration.ts";
import { SETTING_NAMES, type SettingName } from "../../core/model/settingTable.ts";
import { valuesOfSetting } from "../../core/model/settings.ts";
import { isActive } from "../../core/space/searchSpace.ts";
import { spacePreset } from "../../core/model/defaultSettings.ts";
import { PRUNER_NAMES } from "../../core/pruner/pruner.ts";
import { SAMPLER_NAMES, SAMPLER_TABLE } from "../../core/sampler/samplerTable.ts";
import { paramsProblem } from "../../core/space/checkParams.ts";
import { spaceSize } from "../../core/space/spaceSize.ts";
import { knownTrials } from "../../core/study/earlierStudy.ts";
import { studyFromJson } from "../../export/readStudyJson.ts";
import { studyToJson } from "../../export/studyJson.ts";
import { fakeServices } from "../../testing/fakeServices.ts";
import { complete, pruned } from "../../testing/fakeStudyPorts.ts";
import type { TrialRequest } from "../../workers/trainer.protocol.ts";
import { createSurmise } from "../createSurmise.ts";
import { rungsOf } from "./samplerOptions.ts";

const LEARNERS = ["mlp", "knn", "linear", "forest", "boosting"] as const;
const FAMILY = `family=${LEARNERS.join("|")}`;
/** What else is in a study's file. */
const RECORD = {
  prepared: null,
  report: null,
  openings: [],
  openedBefore: 0,
  engine: null,
  workers: 1,
  speed: null,
} as const;
/** Every setting of the large preset that is a range. */
const LARGE = "large";

async function opened(link: string, data = "iris") {
  const services = fakeServices();
  const surmise = createSurmise(services, `#data=${data}&workers=1&${link}`);
  while (surmise.setup.getState().dataset.status === "loading") await turn();
  expect(surmise.setup.getState().problems).toEqual([]);
  return { services, surmise };
}

async function runOf(link: string, behaviour?: Parameters<typeof behaving>[1]) {
  const { services, surmise } = await opened(link);
  const requests = behaving(services, behaviour);
  await surmise.acts.run();
  while (surmise.run.getState().phase !== "finished") await turn();
  const { study, error, report } = surmise.run.getState();
  expect(error).toBeNull();
  expect(report).not.toBeNull();
  return { study: study!, requests, surmise };
}

/** Trainings whose scores differ by the learner and its settings, and all requests. */
function behaving(
  services: ReturnType<typeof fakeServices>,
  outcome: (request: TrialRequest, value: number) => ReturnType<typeof complete> = (_, value) =>
    complete(value),
) {
  const requests: TrialRequest[] = [];
  services.world.behave((request) => {
    requests.push(request);
    const { learner, spec } = request.configuration;
    return outcome(request, LEARNERS.indexOf(learner as "mlp") + (JSON.stringify(spec).length % 7) / 10);
  });
  return requests;
}

test.each(SAMPLER_NAMES)(
  "%s searches among all learners of a table, each with its own settings",
  async (name) => {
    const { study, requests } = await runOf(`${FAMILY}&sampler=${name}&trials=16`);
    expect(study.trials).toHaveLength(16);
    for (const { params } of study.trials) expect(paramsProblem(study.space, params)).toBeNull();
    expect(requests.map(({ configuration }) => configuration.learner)).toEqual(
      study.trials.map(({ params }) => params["family"]),
    );
    const { told } = SAMPLER_TABLE[name];
    const first = study.trials.slice(0, LEARNERS.length);
    const defaults = learnerDefaults(study.config.settings, study.space);
    expect(defaults).toHaveLength(LEARNERS.length);
    if (told === "random" || told === "cover") {
      expect(first.map(({ params }) => params)).not.toEqual(defaults);
    } else {
      expect(first.map(({ params }) => params)).toEqual(defaults);
      expect(first.every(({ suggestion }) => suggestion!.origin === "default")).toBe(true);
    }
  },
);

test("the same seed gives the same trials, in a reproducible study of four workers too", async () => {
  const link = `${FAMILY}&trials=14&reproducible&workers=4&seed=3`;
  const [one, other] = [await runOf(link), await runOf(link)];
  const paramsOf = ({ study }: typeof one) => study.trials.map(({ params }) => params);
  expect(paramsOf(one)).toEqual(paramsOf(other));
  expect(
    new Set(
      paramsOf(one)
        .slice(0, 5)
        .map(({ family }) => family),
    ).size,
  ).toBe(5);
});

test("scores of half trained trials are compared only among learners with the same steps", async () => {
  const rungs = async (learners: string, data = "iris") => {
    const { surmise } = await opened(`pruner=halving&${learners}`, data);
    return rungsOf(surmise.setup.getState().config);
  };
  expect(await rungs("family=mlp")).toEqual([3, 6, 12, 24]);
  expect(await rungs("family=mlp|cnn", "digits")).toEqual([3, 6, 12, 24]);
  expect(await rungs("family=forest&trees=30")).toEqual([3, 6, 12, 24]);
  expect(await rungs("family=mlp|forest")).toEqual([]);
  expect(await rungs("family=mlp|knn")).toEqual([]);
  expect(await rungs("family=knn")).toEqual([]);
});

test("a link of a search among learners opens the same search", async () => {
  const { surmise } = await opened(`${FAMILY}&neighbours=1..30&linearC=0.01..100,log&boostingRate=0.1`);
  const { config } = surmise.setup.getState();
  const again = await opened(surmise.acts.link(false).split("#")[1]!);
  expect(again.surmise.setup.getState().config.settings).toEqual(config.settings);
});

test("what was learnt of some learners is known to a search among fewer", async () => {
  const { study } = await runOf(`${FAMILY}&trials=20&sampler=random`);
  const file = studyFromJson(studyToJson(study, RECORD), "a.json");
  const settings = { ...study.config.settings, family: spacePreset("small", null, ["knn", "forest"]).family };
  const known = knownTrials(file, { ...study.config, settings });
  const expected = study.trials.filter(({ params }) => ["knn", "forest"].includes(String(params["family"])));
  expect(expected.length).toBeGreaterThan(3);
  expect(known.map(({ params }) => params)).toEqual(expected.map(({ params }) => params));
  // One learner alone: its params without the learner, which is fixed then.
  // All of them in another search among the same: a network, whose learner a file does not name, too.
  const same = knownTrials(file, study.config).map(({ params }) => params);
  expect(same).toEqual(study.trials.map(({ params }) => params));
  expect(same.some(({ family }) => family === "mlp")).toBe(true);
  const alone = { ...study.config.settings, family: { mode: "value", value: "knn" } } as const;
  for (const { params } of knownTrials(file, { ...study.config, settings: alone }))
    expect(Object.keys(params)).not.toContain("family");
});

test("a study file has each trial with the settings of its learner alone, and opens the same", async () => {
  const { study } = await runOf(`${FAMILY}&trials=20&sampler=random`, (request, value) => {
    const { learner } = request.configuration;
    const outcome = complete(value);
    // As trained in one go, and as a learner without parameters.
    const curve = { trainLoss: [], validationLoss: [], score: [] };
    const atOnce = learner === "knn" || learner === "linear";
    return {
      ...outcome,
      ...(atOnce ? { curve } : {}),
      ...(learner === "mlp" || learner === "linear" ? {} : { parameterCount: null }),
    };
  });
  const text = studyToJson(study, RECORD);
  expect(text).not.toMatch(/undefined|NaN/);
  const written: unknown = JSON.parse(text);
  // Nothing is lost in writing: no key without a value, which JSON would leave out.
  expect(written).toMatchObject({
    trials: study.trials.map(({ params, curve, parameterCount, values }) => ({
      params,
      curve,
      parameterCount,
      values,
    })),
  });
  for (const { params } of study.trials) {
    const active = study.space.parameters.filter((parameter) => isActive(parameter, params));
    expect(Object.keys(params).toSorted()).toEqual(active.map(({ name }) => name).toSorted());
  }
  const whole = study.trials.map(({ params }) => wholeConfiguration(study.config.settings, params));
  const read = studyFromJson(text, "a.json");
  expect(read.trials.map(({ params }) => params)).toEqual(whole);
  expect(whole.map((each) => paramsWithin(study.config.settings, each))).toEqual(
    study.trials.map(({ params }) => params),
  );
});

test("a search narrowed around a trial keeps its learner, leaves the others' ranges, and has a link", async () => {
  const { study, surmise } = await runOf(`${FAMILY}&trials=20&sampler=random`);
  for (const learner of LEARNERS) {
    const trial = study.trials.find(({ params }) => params["family"] === learner)!;
    surmise.acts.narrowSpace([trial.number], 0.3);
    const { settings } = surmise.setup.getState().config;
    expect(valuesOfSetting(settings.family)).toEqual([learner]);
    expect(paramsWithin(settings, wholeConfiguration(study.config.settings, trial.params))).not.toBeNull();
    const others = SETTING_NAMES.filter((name) => trial.params[name] === undefined);
    for (const name of others) expect(settings[name]).toEqual(study.config.settings[name]);
    const link = surmise.acts.link(false).split("#")[1]!;
    expect(link).not.toMatch(/undefined|NaN/);
    const again = (await opened(link)).surmise.setup.getState().config.settings;
    // Settings of other learners have no place in the link.
    for (const name of Object.keys(trial.params) as SettingName[])
      expect(again[name]).toEqual(settings[name]);
    surmise.acts.undoNarrowing();
  }
});

test("rules between settings hold in the trials of the learners that have them", async () => {
  const rules = "where=neighbours+<=+10&where=leaves+<+16&where=family+!=+%22linear%22";
  const { study } = await runOf(`${FAMILY}&${rules}&trials=24&sampler=gp`);
  const of = (family: string) => study.trials.filter(({ params }) => params["family"] === family);
  expect(of("linear")).toEqual([]);
  for (const { params } of of("knn")) expect(Number(params["neighbours"])).toBeLessThanOrEqual(10);
  for (const { params } of of("boosting")) expect(Number(params["leaves"])).toBeLessThan(16);
});

test("the size of a space of learners is the sum of theirs", () => {
  const settings = spacePreset(LARGE, null, ["knn", "forest"]);
  const trees = { mode: "value", value: 100 } as const;
  const space = compileSpace({ ...settings, trees });
  // k 1–50 × 2 × 2, and 6 shares of the columns × 50 leaves × 15 depths × 2 × 2.
  expect(spaceSize(space)).toBe(50 * 2 * 2 + 6 * 50 * 15 * 2 * 2);
});

test.each(PRUNER_NAMES)(
  "with the pruner %s, a learner trained in one go is never asked in between",
  async (name) => {
    const threshold = name === "threshold" ? "&threshold=0.5" : "";
    const { requests } = await runOf(
      `${FAMILY}&trials=30&sampler=random&pruner=${name}${threshold}`,
      (request, value) => (request.checkSteps.length > 0 ? pruned([value]) : complete(value)),
    );
    const steps = (learner: string) =>
      requests.flatMap(({ configuration, checkSteps }) =>
        configuration.learner === learner ? checkSteps : [],
      );
    expect([...steps("knn"), ...steps("linear")]).toEqual([]);
    for (const learner of ["mlp", "forest", "boosting"]) {
      const most = { mlp: 30, forest: 100, boosting: 1000 }[learner]!;
      if (name === "none" || name === "wilcoxon") expect(steps(learner)).toEqual([]);
      else expect(Math.max(...steps(learner))).toBeLessThan(most);
    }
  },
);

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
