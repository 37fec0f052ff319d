import { expect, test } from "vitest";
import type { KnownTrial } from "../../core/study/earlierStudy.ts";
import { plainNote } from "../../core/sampler/sampler.ts";
import { complete, deferred, fakeStudyPorts } from "../../testing/fakeStudyPorts.ts";
import { startStudy as start } from "../../testing/startStudy.ts";

const BY_HAND = { learningRate: 0.00321 };
const origins = (state: ReturnType<ReturnType<typeof start>["state"]>) =>
  state.study!.trials.map(({ suggestion }) => suggestion!.origin);

test("trials queued before the start are trained first and count in the budget", async () => {
  const world = fakeStudyPorts();
  const queue = [{ params: BY_HAND, origin: "queued" }] as const;
  const { run, state } = start(world, { trials: 3 }, { brings: { queue } });
  await run.done;
  expect(origins(state())).toEqual(["queued", "random", "random"]);
  expect(state().study!.trials[0]).toMatchObject({ number: 0, state: "complete", params: BY_HAND });
});

test("a configuration entered while a trial runs comes next, before the sampler's pending suggestion", async () => {
  const world = fakeStudyPorts();
  const held = deferred<void>();
  const { ask } = world;
  world.ask = async (shown, config) => {
    if (shown.trials.length === 1) await held.promise;
    return ask(shown, config);
  };
  const { run, state, reached } = start(world, { trials: 3 });
  await reached(() => world.counts.trained === 1 && state().study!.trials[0]!.state === "complete");
  run.enqueue(BY_HAND);
  expect(state().study!.trials.map((trial) => trial.state)).toEqual(["complete", "waiting"]);
  held.resolve();
  await run.done;
  expect(origins(state())).toEqual(["random", "queued", "random"]);
  expect(world.asked.at(-1)!.map(({ params }) => params)).toContainEqual(BY_HAND);
});

test("a waiting trial can be removed, a running one cannot", async () => {
  const world = fakeStudyPorts();
  const { run, config, state, reached } = start(world, { trials: 4 }, { onlyOne: true });
  await reached(() => state().phase === "paused");
  run.enqueue(BY_HAND);
  run.enqueue({ learningRate: 0.005 });
  run.dequeue(1);
  run.dequeue(0);
  expect(state().study!.trials.map(({ number, state }) => [number, state])).toEqual([
    [0, "complete"],
    [2, "waiting"],
  ]);
  run.resume(config);
  await run.done;
  expect(origins(state())).toEqual(["random", "queued", "random", "random"]);
});

test("trials still waiting at the end are returned and are not part of the study", async () => {
  const world = fakeStudyPorts();
  const queue = [BY_HAND, { learningRate: 0.005 }].map((params) => ({ params, origin: "queued" }) as const);
  const { run, state } = start(world, { trials: 1 }, { brings: { queue } });
  await run.done;
  expect(state().study!.trials).toHaveLength(1);
  expect(run.left()).toEqual([{ learningRate: 0.005 }]);
});

const known: KnownTrial = { params: { learningRate: 0.002 }, state: "complete", values: [99], source: "old" };

test("known trials are shown to the sampler first, and are never counted, best or evaluated", async () => {
  const world = fakeStudyPorts();
  const { run, state, values } = start(world, { trials: 2, target: 50 }, { brings: { known: [known] } });
  await run.done;
  expect(world.asked.map((trials) => trials.length)).toEqual([1, 2]);
  expect(world.asked[1]![0]).toEqual(known);
  expect(values()).toEqual([0, 1]);
  expect(state()).toMatchObject({ endReason: "trials", study: { known: [known] } });
});

test("a finished study is continued: same trials, next number, elapsed time added", async () => {
  const first = fakeStudyPorts();
  const before = start(first, { trials: 2 });
  first.behave((_request, training) => {
    first.tick(1000);
    return complete(training);
  });
  await before.run.done;
  const { study, elapsedMs } = before.state();
  const world = fakeStudyPorts();
  const after = start(
    world,
    { trials: 4 },
    { brings: { earlier: { trials: study!.trials, elapsedMs, openings: [] } } },
  );
  await after.run.done;
  expect(after.state().study!.trials.slice(0, 2)).toEqual(study!.trials);
  expect(after.state().study!.trials.map(({ number }) => number)).toEqual([0, 1, 2, 3]);
  expect(after.state().study!.trials[2]!.startedMs).toBe(2000);
});

test("a study ends when its last suggestions promise no improvement", async () => {
  const world = fakeStudyPorts();
  const { ask } = world;
  world.ask = async (shown, config) => {
    const suggestion = (await ask(shown, config))!;
    return {
      ...suggestion,
      note: { ...plainNote("model"), improvementLeft: shown.trials.length < 18 ? 1 : 0.01 },
    };
  };
  const { run, state } = start(world, { trials: null, tolerance: 0.01 }, { workers: 2 });
  await run.done;
  expect(state().endReason).toBe("unlikely");
  expect(state().study!.trials).toHaveLength(23);
  expect(state().study!.trials.every((trial) => trial.state === "complete")).toBe(true);
});

test("the old sampler's suggestion is not used after a pause: the current sampler is asked", async () => {
  const world = fakeStudyPorts();
  const held = deferred<void>();
  const { ask } = world;
  const samplers: string[] = [];
  world.ask = async (shown, config) => {
    const { sampler } = config.search;
    samplers.push(sampler);
    const suggestion = (await ask(shown, config))!;
    if (samplers.length === 2) await held.promise;
    return { ...suggestion, params: { learningRate: sampler === "gp" ? 0.007 : 0.003 } };
  };
  const { run, config, state, reached } = start(world, { trials: 2 }, { search: { sampler: "random" } });
  await reached(() => samplers.length === 2);
  run.pause();
  run.resume({ ...config, search: { ...config.search, sampler: "gp" } });
  held.resolve();
  await run.done;
  expect(samplers).toEqual(["random", "random", "gp"]);
  expect(state().study!.trials.map(({ params }) => params["learningRate"])).toEqual([0.003, 0.007]);
});

test("each trial has the sampler that suggested it, also after a change of samplers; a manual one has no sampler", async () => {
  const world = fakeStudyPorts();
  const search = { sampler: "random" } as const;
  const queue = [{ params: BY_HAND, origin: "queued" }] as const;
  const options = { search, brings: { queue }, onlyOne: true };
  const { run, config, state, reached } = start(world, { trials: 4 }, options);
  await reached(() => state().phase === "paused");
  run.resumeForOne(config);
  await reached(() => state().phase === "paused" && state().study!.trials.length === 2);
  run.resume({ ...config, search: { ...config.search, sampler: "auto" } });
  await run.done;
  // For so few trials, automatic picks the Gaussian process.
  expect(state().study!.trials.map(({ sampler }) => sampler)).toEqual([undefined, "random", "gp", "gp"]);
});

test("a suggestion that arrives when no more trial may start is not started", async () => {
  const world = fakeStudyPorts();
  const [asked, trained] = [deferred<void>(), deferred<void>()];
  const { ask } = world;
  world.ask = async (shown, config) => {
    const suggestion = await ask(shown, config);
    if (shown.trials.length === 1) await asked.promise;
    return suggestion;
  };
  world.behave(async (_request, training) => {
    await trained.promise;
    return complete(training);
  });
  const { run, config, state, reached } = start(world, { trials: 4 }, { workers: 2 });
  await reached(() => world.counts.trained === 1 && world.asked.length === 2);
  run.pause();
  // One trial is already running, so no other may start.
  run.resumeForOne(config);
  asked.resolve();
  await reached(() => state().phase === "running");
  await new Promise((resolve) => setTimeout(resolve, 0));
  trained.resolve();
  await reached(() => state().phase === "paused");
  expect(state().study!.trials.map((trial) => trial.state)).toEqual(["complete"]);
  run.discard();
});
