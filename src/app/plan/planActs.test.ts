import { detailOf } from "../../core/errors.ts";
import { expect, test } from "vitest";
import type { Setting } from "../../core/model/settings.ts";
import { complete, deferred, FAKE_REPORT } from "../../testing/fakeStudyPorts.ts";
import { fakeServices } from "../../testing/fakeServices.ts";
import { createSurmise } from "../createSurmise.ts";
import { narrowedNames } from "./plan.ts";
import { goesOn, type Surmise } from "../surmise.ts";
import { networkOf } from "../../testing/trialFixtures.ts";

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** A small space with short configurations: one layer; units1 and the learning rate are searched. */
const SMALL =
  "sampler=random&layers=1&activation=relu&dropout=0&units1=4..64,log&learningRate=0.001..0.01,log";

async function opened(fragment: string) {
  const services = fakeServices();
  const surmise = createSurmise(services, `#${SMALL}&${fragment}`);
  await until(() => surmise.setup.getState().dataset.status !== "loading");
  const phase = (wanted: string) => until(() => surmise.run.getState().phase === wanted);
  return { services, surmise, acts: surmise.acts, phase, plan: () => surmise.plan.getState() };
}

const trials = (surmise: Surmise) => surmise.run.getState().study!.trials;
const BY_HAND = { units1: 8, learningRate: 0.002 };
const RATES = (low: number, high: number): Setting => ({
  mode: "range",
  distribution: { kind: "float", low, high, log: true, step: null },
});

test("configurations entered before a study are trained first", async () => {
  const { surmise, acts, phase, plan } = await opened("trials=2");
  acts.enqueue(BY_HAND);
  expect(plan().queue.map(({ params }) => params)).toEqual([BY_HAND]);
  await acts.run();
  await phase("finished");
  expect(trials(surmise)[0]).toMatchObject({ params: BY_HAND, suggestion: { origin: "queued" } });
  expect(plan().queue).toEqual([]);
});

test("a configuration outside the space is refused with the value, and nothing is queued", async () => {
  const { acts, plan } = await opened("trials=2");
  acts.enqueue({ ...BY_HAND, learningRate: 0.5 });
  expect(plan()).toMatchObject({
    queue: [],
    notice: { code: "paramOutsideSpace", details: { setting: "learningRate", value: "0.5" } },
  });
  acts.enqueue({ ...BY_HAND, momentum: 0.5 });
  expect(plan().notice).toMatchObject({ details: { setting: "momentum" } });
  acts.dismissNotice();
  expect(plan().notice).toBeNull();
});

test("configurations that a study did not reach are kept for the next one", async () => {
  const { surmise, acts, phase, plan } = await opened("trials=3");
  await acts.runOne();
  await phase("paused");
  acts.enqueue(BY_HAND);
  acts.enqueue({ units1: 16, learningRate: 0.003 });
  await until(() => trials(surmise).length === 3);
  expect(trials(surmise).map(({ state }) => state)).toEqual(["complete", "waiting", "waiting"]);
  acts.dequeue(1);
  acts.stop();
  await phase("finished");
  expect(trials(surmise)).toHaveLength(1);
  expect(plan().queue.map(({ params }) => params)).toEqual([{ units1: 16, learningRate: 0.003 }]);
});

test("a finished study whose budget is raised is continued by Run; with the same budget another one begins", async () => {
  const { surmise, acts, phase } = await opened("trials=2");
  await acts.run();
  await phase("finished");
  const before = trials(surmise);
  expect(goesOn(surmise.run.getState(), surmise.setup.getState().config)).toBe(false);
  acts.setSearch({ budget: { trials: 4, minutes: null, target: null, tolerance: null } });
  expect(goesOn(surmise.run.getState(), surmise.setup.getState().config)).toBe(true);
  await acts.run();
  await phase("finished");
  expect(trials(surmise)).toHaveLength(4);
  expect(trials(surmise).slice(0, 2)).toEqual(before);
});

test("a paused study continues with another sampler", async () => {
  const { surmise, acts, phase, services } = await opened("trials=3");
  const made: string[] = [];
  const { createSampler } = services;
  services.createSampler = (request) => {
    made.push(request.name);
    return createSampler(request);
  };
  await acts.runOne();
  await phase("paused");
  acts.setSearch({ sampler: "gp", acquisition: "ei" });
  await acts.run();
  await phase("finished");
  expect(made).toEqual(["random", "gp"]);
  expect(trials(surmise).map(({ suggestion }) => suggestion!.origin)).toEqual(["random", "start", "start"]);
  expect(surmise.run.getState().study!.config.search).toMatchObject({ sampler: "gp", acquisition: "ei" });
});

test("with a changed space a study continues as a new study that knows the old trials; undo restores the old study", async () => {
  const { surmise, acts, phase, services } = await opened("trials=6");
  // The best is the one with the largest training number: the last.
  services.world.behave((_request, training) => complete(10 - training));
  await acts.run();
  await phase("finished");
  const before = surmise.run.getState();
  const rates = trials(surmise).map(({ params }) => Number(params["learningRate"]));
  const low = rates.toSorted((a, b) => a - b)[2]!;
  acts.setSetting("learningRate", RATES(low, 0.05));
  acts.warmStartFromStudy();
  expect(surmise.plan.getState()).toMatchObject({ fitting: 4, earlier: { trials: { length: 6 } } });
  await acts.continueWithChanges();
  await phase("finished");
  const { study } = surmise.run.getState();
  const kept = before.study!.trials.filter(({ params }) => Number(params["learningRate"]) >= low);
  expect(study!.known!.map(({ params }) => params)).toEqual(kept.map(({ params }) => params));
  expect(study!.trials).toHaveLength(6);
  // The best known configuration is trained again, and no other known one is tried twice.
  const best = kept.at(-1)!;
  expect(study!.trials[0]).toMatchObject({ params: best.params, suggestion: { origin: "known" } });
  const again = study!.trials.slice(1).map(({ params }) => JSON.stringify(params));
  for (const { params } of kept) expect(again).not.toContain(JSON.stringify(params));
  acts.undoNewStudy();
  // The later study has evaluated the same test rows.
  expect(surmise.run.getState()).toEqual({ ...before, openedBefore: 1 });
});

test("a file that is still being read is ignored after another choice", async () => {
  const { acts, phase, plan } = await opened("trials=2");
  await acts.run();
  await phase("finished");
  const file = () => new File([acts.studyJson()], "old.json");
  let reading = acts.warmStartFromFile(file());
  acts.forgetEarlier();
  await reading;
  expect(plan().earlier).toBeNull();
  reading = acts.warmStartFromFile(file());
  acts.warmStartFromStudy();
  await reading;
  expect(plan().earlier!.name).toBe("");
});

test("narrowing sets ranges around a trial and plans to learn from the study", async () => {
  const { surmise, acts, phase, plan } = await opened("trials=3");
  await acts.run();
  await phase("finished");
  acts.narrowSpace([1], 0.5);
  const { learningRate, layers } = surmise.setup.getState().config.settings;
  const rate = Number(trials(surmise)[1]!.params["learningRate"]);
  if (learningRate.mode !== "range" || learningRate.distribution.kind !== "float")
    throw new Error("no range");
  const { low, high } = learningRate.distribution;
  expect(low).toBeLessThanOrEqual(rate);
  expect(high).toBeGreaterThanOrEqual(rate);
  expect(Math.log(high / low) / Math.log(10)).toBeCloseTo(0.5, 1);
  expect(layers).toEqual({ mode: "value", value: 1 });
  expect(plan().earlier!.trials).toHaveLength(3);
  expect(plan().fitting).toBeGreaterThan(0);
});

test("a study can learn from saved JSON; a file of another build or another study is refused with the reason", async () => {
  const { surmise, acts, phase, plan, services } = await opened("trials=3");
  services.world.behave((_request, training) => complete(training === 1 ? Number.NaN : training));
  await acts.run();
  await phase("finished");
  const text = acts.studyJson();
  acts.newStudy();
  const open = (content: string) => acts.warmStartFromFile(new File([content], "old.json"));
  await open(text);
  expect(plan()).toMatchObject({ notice: null, fitting: 3, earlier: { name: "old.json" } });
  expect(plan().earlier!.trials.map(({ state }) => state)).toEqual(["complete", "failed", "complete"]);
  acts.forgetEarlier();
  expect(plan()).toMatchObject({ earlier: null, fitting: 0 });
  const reasons: unknown[] = [];
  for (const broken of [
    "{",
    "[]",
    text.replace('"version": 2', '"version": 3'),
    text.replace('"trials": [', '"trials": [7,'),
  ]) {
    await open(broken);
    reasons.push(detailOf(plan().notice!, "reason"));
  }
  expect(reasons).toEqual(["notJson", "notStudy", "newerStudy", "brokenStudy"]);
  acts.setSearch({ objective: { metric: "accuracy", direction: "maximize" } });
  await open(text);
  expect(plan()).toMatchObject({
    earlier: null,
    notice: { code: "studyFileOther", details: { aspect: "objectives", theirs: "minimize logLoss" } },
  });
  expect(surmise.run.getState().phase).toBe("idle");
});

test("the earlier trials of a study are in its JSON, and are passed on", async () => {
  const { surmise, acts, phase } = await opened("trials=2");
  await acts.run();
  await phase("finished");
  await acts.continueWithChanges();
  await phase("finished");
  const text = acts.studyJson();
  expect((JSON.parse(text) as { known: unknown[] }).known).toHaveLength(2);
  await acts.warmStartFromFile(new File([text], "second.json"));
  // One of its two trials was the best known one, trained again.
  expect(surmise.plan.getState().earlier!.trials).toHaveLength(4);
  expect(surmise.plan.getState().fitting).toBe(3);
});

test("a study with a tolerance ends when its model expects no more gain, and each trial has the bound", async () => {
  const { surmise, acts, phase, services } = await opened("trials=60&tolerance=0.1");
  services.world.behave((request) =>
    complete(Math.log10(networkOf(request).training.learningRate) ** 2 / 10),
  );
  await acts.run();
  await phase("finished");
  const { endReason } = surmise.run.getState();
  expect(endReason).toBe("unlikely");
  expect(trials(surmise).length).toBeGreaterThanOrEqual(20);
  expect(trials(surmise).length).toBeLessThan(60);
  for (const { suggestion } of trials(surmise).slice(-5))
    expect(suggestion!.improvementLeft).toBeLessThanOrEqual(0.1);
});

test("a running study cannot be continued with changes", async () => {
  const { surmise, acts, services } = await opened("trials=2");
  services.world.behave(() => deferred<never>().promise);
  await acts.run();
  await until(() => services.world.counts.trained === 1);
  const { study } = surmise.run.getState();
  await acts.continueWithChanges();
  expect(surmise.run.getState().study!.trials).toEqual(study!.trials);
});

test("configurations of a study that is cleared while it stops are kept for the next one, once", async () => {
  const { acts, plan, services, surmise } = await opened("trials=3");
  services.world.behave(() => deferred<never>().promise);
  await acts.run();
  await until(() => services.world.counts.trained === 1);
  acts.enqueue(BY_HAND);
  acts.stop();
  expect(surmise.run.getState().phase).toBe("stopping");
  acts.newStudy();
  expect(plan().queue.map(({ params }) => params)).toEqual([BY_HAND]);
  await until(() => services.world.counts.terminated > 0);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(plan().queue.map(({ params }) => params)).toEqual([BY_HAND]);
});

test("a study that ends before its first trial leaves its earlier study to the next one", async () => {
  const { acts, phase, plan, services, surmise } = await opened("trials=2");
  await acts.run();
  await phase("finished");
  acts.warmStartFromStudy();
  const { earlier } = plan();
  acts.newStudy();
  const { openTrainer } = services;
  services.openTrainer = () => Promise.reject(new Error("no engine"));
  await acts.run();
  await phase("finished");
  expect(surmise.run.getState().endReason).toBe("error");
  expect(plan()).toMatchObject({ earlier, fitting: 2 });
  services.openTrainer = openTrainer;
  await acts.run();
  await phase("finished");
  expect(surmise.run.getState().study!.known).toHaveLength(2);
  expect(plan().earlier).toBeNull();
});

test("a continued study does not learn from itself; another one may", async () => {
  const { acts, phase, plan, surmise } = await opened("trials=2");
  await acts.run();
  await phase("finished");
  acts.warmStartFromStudy();
  acts.enqueue(BY_HAND);
  acts.setSearch({ budget: { trials: 4, minutes: null, target: null, tolerance: null } });
  await acts.run();
  await phase("finished");
  expect(surmise.run.getState().study!.known).toBeUndefined();
  expect(trials(surmise)).toHaveLength(4);
  expect(trials(surmise)[2]).toMatchObject({ params: BY_HAND });
  expect(plan()).toMatchObject({ queue: [], earlier: { trials: { length: 2 } }, fitting: 2 });
});

test("a file that fails unexpectedly is reported as an unreadable study, and no action rejects", async () => {
  const { acts, phase, plan } = await opened("trials=2");
  await acts.run();
  await phase("finished");
  const study = JSON.parse(acts.studyJson()) as { config: { data: object } };
  // This value cannot be converted to text.
  const generator = { kind: "moons", rows: { toString: 1, valueOf: 1 } };
  study.config.data = { ...study.config.data, source: { kind: "synthetic", generator } };
  await acts.warmStartFromFile(new File([JSON.stringify(study)], "odd.json"));
  expect(plan().notice).toEqual({
    code: "studyFileUnreadable",
    details: { name: "odd.json", reason: "brokenStudy" },
  });
});

test("one trial is added to a finished study beyond its budget, and the best model is evaluated again", async () => {
  const { surmise, acts, phase, services } = await opened("trials=2");
  await acts.run();
  await phase("finished");
  const before = trials(surmise);
  acts.enqueue(BY_HAND);
  await acts.runOne();
  await phase("finished");
  expect(trials(surmise).slice(0, 2)).toEqual(before);
  expect(trials(surmise).slice(2)).toMatchObject([{ number: 2, params: BY_HAND, state: "complete" }]);
  expect(surmise.run.getState()).toMatchObject({ endReason: "trials", report: FAKE_REPORT });
  expect(services.world.counts.judged).toBe(2);
  await acts.runOne();
  await phase("finished");
  expect(trials(surmise)).toHaveLength(4);
});

test("one trial after the space has changed starts another study", async () => {
  const { surmise, acts, phase } = await opened("trials=2");
  await acts.run();
  await phase("finished");
  acts.setSetting("learningRate", RATES(0.002, 0.004));
  await acts.runOne();
  await phase("paused");
  expect(trials(surmise)).toHaveLength(1);
});

test("undoing a narrowing restores the ranges and the earlier study, and the paused study continues", async () => {
  const { surmise, acts, phase, plan } = await opened("trials=3");
  await acts.runOne();
  await phase("paused");
  const { settings } = surmise.setup.getState().config;
  const on = () => goesOn(surmise.run.getState(), surmise.setup.getState().config);
  const narrowed = () => narrowedNames(plan(), surmise.setup.getState().config.settings);
  expect(narrowed()).toEqual([]);
  acts.narrowSpace([0], 0.3);
  expect(narrowed()).toEqual(["units1", "learningRate"]);
  expect(on()).toBe(false);
  acts.setSetting("epochs", { mode: "value", value: 7 });
  acts.undoNarrowing();
  // It can be undone as long as one of its ranges is unchanged, and later changes stay.
  expect(surmise.setup.getState().config.settings).toEqual({
    ...settings,
    epochs: { mode: "value", value: 7 },
  });
  expect(plan().earlier).toBeNull();
  expect(narrowed()).toEqual([]);
  acts.setSetting("epochs", settings.epochs);
  expect(on()).toBe(true);
  acts.undoNarrowing();
  expect(surmise.setup.getState().config.settings).toEqual(settings);
});

test("undoing a narrowing keeps an earlier study that was chosen since", async () => {
  const { acts, phase, plan } = await opened("trials=2");
  await acts.run();
  await phase("finished");
  const text = acts.studyJson();
  acts.narrowSpace([0], 0.3);
  await acts.warmStartFromFile(new File([text], "since.json"));
  acts.undoNarrowing();
  expect(plan().earlier).toMatchObject({ name: "since.json" });
});

test("a narrowing can be undone after the study of the narrower space has run, but not for ranges changed since", async () => {
  const { surmise, acts, phase, plan } = await opened("trials=2");
  await acts.run();
  await phase("finished");
  const { settings } = surmise.setup.getState().config;
  const now = () => surmise.setup.getState().config.settings;
  acts.narrowSpace([0], 0.3);
  await acts.continueWithChanges();
  await phase("finished");
  expect(narrowedNames(plan(), now())).toEqual(["units1", "learningRate"]);
  acts.setSetting("learningRate", RATES(0.002, 0.004));
  expect(narrowedNames(plan(), now())).toEqual(["units1"]);
  acts.undoNarrowing();
  expect(now()).toEqual({ ...settings, learningRate: RATES(0.002, 0.004) });
});

test("a planned configuration is removed by its id, whichever were removed before", async () => {
  const { acts, plan } = await opened("trials=2");
  acts.enqueue(BY_HAND);
  acts.enqueue({ units1: 16, learningRate: 0.003 });
  const [first, second] = plan().queue;
  acts.unplan(first!.id);
  acts.unplan(first!.id);
  expect(plan().queue).toEqual([second]);
});
