import { expect, test } from "vitest";
import { createRng, deriveSeed, type Rng } from "../../core/math/rng.ts";
import type { PrunableTrial, Pruner } from "../../core/pruner/pruner.ts";
import { compileSpace } from "../../core/model/compileSpace.ts";
import { observeTrials } from "../../core/study/observe.ts";
import { createSampler } from "../../core/sampler/createSampler.ts";
import type { Budget } from "../../core/study/studyConfig.ts";
import { complete, failed, fakeStudyPorts, pruned, type FakeWorld } from "../../testing/fakeStudyPorts.ts";
import { rungsOf } from "./samplerOptions.ts";
import { startStudy } from "../../testing/startStudy.ts";
import { networkOf } from "../../testing/trialFixtures.ts";

/** Higher the nearer the learning rate is to 0.004; the score after two epochs is half of it. */
function quality(learningRate: number): number {
  return 1 - Math.abs(Math.log(learningRate / 0.004)) / 4;
}

/** Ends a trial that is worse than the mean of the others at the same epoch, so that it depends on every trial shown. */
function pruner(): Pruner {
  const isBehind = (trial: PrunableTrial, others: readonly PrunableTrial[]): boolean => {
    const at = others.flatMap(({ curve }) => curve[1] ?? []);
    return at.length > 0 && trial.curve[1]! < at.reduce((sum, value) => sum + value, 0) / at.length;
  };
  return { checkSteps: () => [2], afterStep: isBehind, afterTraining: () => false };
}

/** A world in which every call takes a random number of turns of the event loop. */
function slowWorld(chance: Rng): FakeWorld {
  const world = fakeStudyPorts();
  const wait = async () => {
    for (let turns = chance.integer(6); turns > 0; turns--) {
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  };
  world.behave(async (request, _number, report, check) => {
    const { learningRate } = networkOf(request).training;
    const score = quality(learningRate);
    await wait();
    const scores = [score / 4, score / 2];
    const curve = { trainLoss: scores, validationLoss: scores, score: scores };
    report({ fromStep: 0, curve, folds: [], work: { steps: 1, operations: 1, trainingMs: 1 } });
    const decision = await check({ scores, trainings: [], betweenTrainings: false });
    await wait();
    if (decision !== "goOn") return pruned(scores);
    return learningRate > 0.009 ? failed() : { ...complete(score), curve };
  });
  const { ask } = world;
  world.ask = async (shown, config) => {
    const options = { search: config.search, rungs: rungsOf(config) };
    const trials = observeTrials(shown.trials, options);
    world.asked.push(trials);
    await wait();
    const space = compileSpace(config.settings);
    const seed = deriveSeed(config.search.seed, "sampler");
    return createSampler("gp", { space, directions: ["maximize"], seed }).ask(trials) ?? ask(shown, config);
  };
  return world;
}

async function study(workers: number, seed: number, reproducible: boolean, budget: Partial<Budget> = {}) {
  const world = slowWorld(createRng(seed));
  const started = startStudy(
    world,
    { trials: 14, ...budget },
    {
      workers,
      search: { reproducible },
      createPruner: pruner,
    },
  );
  await started.run.done;
  const { endReason, study: ended } = started.state();
  const trials = ended!.trials.map((trial) => ({ ...trial, worker: null, startedMs: null, endedMs: null }));
  return { endReason, trials, asked: world.asked };
}

test("a reproducible study, pruning included, does not depend on the number of workers and their timing", async () => {
  const one = await study(1, 1, true);
  expect(one.trials.map(({ state }) => state)).toContain("pruned");
  for (const [workers, seed] of [
    [1, 2],
    [2, 3],
    [3, 4],
    [3, 5],
    [6, 6],
  ] as const) {
    const other = await study(workers, seed, true);
    expect(other.trials).toEqual(one.trials);
  }
});

test("a study that is not reproducible depends on timing, so that these tests can detect a difference", async () => {
  const studies = await Promise.all([1, 2, 3, 4].map((seed) => study(3, seed, false)));
  const params = studies.map(({ trials }) => JSON.stringify(trials.map((trial) => trial.params)));
  expect(new Set(params).size).toBeGreaterThan(1);
});

test("a batch is reported as a whole: its trials are shown to each other only as running", async () => {
  const { asked, trials: six } = await study(3, 1, true, { trials: 6 });
  const seen = new Map(
    asked.map((trials) => [trials.length, trials.map(({ state }) => state === "running")]),
  );
  expect(seen.get(3)).toEqual([true, true, true]);
  expect(seen.get(4)).toEqual([false, false, false, false]);
  expect(seen.get(5)).toEqual([false, false, false, false, true]);
  const knew = six.map(({ knowledge }) => [knowledge!.results, knowledge!.begun]);
  expect(knew).toEqual([0, 1, 2, 3, 0, 1].map((begun, i) => [i < 4 ? 0 : 4, begun]));
});

test("each trial keeps what the sampler was shown when it was asked, not what has ended since", async () => {
  const { asked, trials: all } = await study(3, 2, false);
  const began = asked.slice(0, all.length).map((shown) => {
    const begun = shown.filter(({ state }) => state === "running").length;
    return { results: shown.length - begun, begun };
  });
  expect(began.some(({ begun }) => begun > 0)).toBe(true);
  expect(all.map(({ knowledge }) => knowledge)).toEqual(began);
});

test.each([1, 2, 3])("with %i workers a target ends the search after the same batch", async (workers) => {
  const { trials, endReason } = await study(workers, workers, true, { target: 0.8, trials: 30 });
  const alone = await study(1, 9, true, { target: 0.8, trials: 30 });
  expect(endReason).toBe("target");
  expect(trials).toEqual(alone.trials);
  expect(trials.length % 4).toBe(0);
});
