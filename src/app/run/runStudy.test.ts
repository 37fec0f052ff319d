import { expect, test, vi } from "vitest";
import { AppError } from "../../core/errors.ts";
import {
  complete,
  deferred,
  failed,
  FAKE_REPORT,
  FAKE_WINNER,
  fakeStudyPorts,
} from "../../testing/fakeStudyPorts.ts";
import { startStudy as start } from "../../testing/startStudy.ts";
import type { TrialOutcome } from "../../workers/trainer.protocol.ts";
import { networkOf } from "../../testing/trialFixtures.ts";

test("a study trains the trials of its budget, then evaluates the best one once", async () => {
  const world = fakeStudyPorts();
  const { run, state, values, phases } = start(world);
  await run.done;
  expect(values()).toEqual([0, 1, 2, 3, 4]);
  expect(phases).toEqual(["starting", "running", "stopping", "judging", "finished"]);
  expect(state()).toMatchObject({ endReason: "trials", report: FAKE_REPORT, error: null });
  expect(state().winner).toMatchObject({ ...FAKE_WINNER, data: { rowShape: [4] } });
  expect(world.counts).toMatchObject({ opened: 1, judged: 1, finalData: 1, terminated: 1 });
});

test("every request sees the earlier trials, including running ones", async () => {
  const world = fakeStudyPorts();
  const held = deferred<TrialOutcome>();
  world.behave((_request, training) => (training === 0 ? held.promise : complete(training)));
  const { run, reached } = start(world, { trials: 3 }, { workers: 2 });
  await reached(() => world.asked.length === 3);
  expect(world.asked.map((trials) => trials.map(({ state }) => state))).toEqual([
    [],
    ["running"],
    ["running", "complete"],
  ]);
  held.resolve(complete(9));
  await run.done;
});

test("the number of trials equals the budget for any number of workers", async () => {
  const world = fakeStudyPorts();
  const { run, values } = start(world, { trials: 7 }, { workers: 4 });
  await run.done;
  expect(values()).toHaveLength(7);
  expect(world.counts.opened).toBe(4);
});

test("a lost worker is replaced and its trial started over once", async () => {
  const world = fakeStudyPorts();
  world.behave((_request, training) => {
    if (training === 1) throw new AppError("workerCrashed", { reason: "out of memory" });
    return complete(training);
  });
  const { run, state } = start(world, { trials: 3 });
  await run.done;
  expect(state().study!.trials.map(({ state, retries }) => [state, retries])).toEqual([
    ["complete", 0],
    ["complete", 1],
    ["complete", 0],
  ]);
  expect(world.counts).toMatchObject({ opened: 2, terminated: 2 });
});

test("a trial that loses its worker twice has failed, with the reason", async () => {
  const world = fakeStudyPorts();
  world.behave((request, training) => {
    if (networkOf(request).training.learningRate === 1e-4) throw new AppError("workerHung", { seconds: 30 });
    return complete(training);
  });
  const { run, state } = start(world, { trials: 2 });
  await run.done;
  expect(state().study!.trials[0]).toMatchObject({
    state: "failed",
    retries: 1,
    error: { code: "workerHung" },
  });
  expect(world.asked[1]![0]).toMatchObject({ state: "failed" });
  expect(state().endReason).toBe("trials");
});

test("a lost GPU counts as a lost worker", async () => {
  const world = fakeStudyPorts();
  const gpuLost = { code: "gpuLost", details: { engine: "webgl", reason: "context lost" } } as const;
  world.behave((_request, training) =>
    training === 0 ? ({ ...failed(), error: gpuLost } as TrialOutcome) : complete(1),
  );
  const { run, state } = start(world, { trials: 1 });
  await run.done;
  expect(state().study!.trials[0]).toMatchObject({ state: "complete", retries: 1 });
});

test("a lost GPU that cannot be opened at once is retried", async () => {
  vi.useFakeTimers();
  try {
    const world = fakeStudyPorts();
    const gpuLost = { code: "gpuLost", details: { engine: "webgl", reason: "context lost" } } as const;
    world.behave((_request, training) =>
      training === 0 ? ({ ...failed(), error: gpuLost } as TrialOutcome) : complete(1),
    );
    const open = world.openTrainer.bind(world);
    let attempts = 0;
    world.openTrainer = () => {
      attempts += 1;
      const blocked = attempts === 2 || attempts === 3;
      return blocked
        ? Promise.reject(new AppError("engineUnavailable", { engine: "webgl", reason: "noWebgl2" }))
        : open();
    };
    const { run, state } = start(world, { trials: 2 });
    await vi.runAllTimersAsync();
    await run.done;
    expect(state().study!.trials.map(({ state, retries }) => [state, retries])).toEqual([
      ["complete", 1],
      ["complete", 0],
    ]);
    expect(attempts).toBe(4);
  } finally {
    vi.useRealTimers();
  }
});

test("a study whose every trial fails ends with the reason", async () => {
  const world = fakeStudyPorts();
  world.behave(failed);
  const { run, state } = start(world, { trials: 50 });
  await run.done;
  expect(state()).toMatchObject({
    endReason: "everyTrialFailed",
    error: { code: "everyTrialFailed", details: { failed: 6, reason: "lossNotFinite" } },
    report: null,
  });
  expect(world.counts.judged).toBe(0);
});

test("one failed trial of one is every trial failed", async () => {
  const world = fakeStudyPorts();
  world.behave(failed);
  const { run, state } = start(world, { trials: 1 });
  await run.done;
  expect(state().endReason).toBe("everyTrialFailed");
});

test("a trial with a metric that is not a number has failed", async () => {
  const world = fakeStudyPorts();
  world.behave((_request, training) => complete(training === 0 ? Number.NaN : 1));
  const { run, state } = start(world, { trials: 2 });
  await run.done;
  expect(state().study!.trials.map((trial) => trial.state)).toEqual(["failed", "complete"]);
});

test("pause holds the trainers, stops the clock and starts nothing; run continues", async () => {
  const world = fakeStudyPorts();
  const held = deferred<TrialOutcome>();
  world.behave((_request, training) => (training === 1 ? held.promise : complete(training)));
  const { run, config, state, reached } = start(world, { trials: 3 });
  await reached(() => world.counts.trained === 2);
  run.pause();
  expect(state().phase).toBe("paused");
  expect(world.paused).toBe(true);
  world.tick(60_000);
  held.resolve(complete(1));
  await reached(() => state().study!.trials[1]!.state === "complete");
  expect(world.counts.trained).toBe(2);
  run.resume(config);
  await run.done;
  expect(world.counts.trained).toBe(3);
  expect(state().elapsedMs).toBe(0);
});

test("one trial at a time", async () => {
  const world = fakeStudyPorts();
  const { run, config, state, reached, values } = start(world, { trials: 3 }, { onlyOne: true });
  await reached(() => state().phase === "paused");
  expect(values()).toEqual([0]);
  run.resumeForOne(config);
  await reached(() => state().phase === "paused" && values().length === 2);
  run.resume(config);
  await run.done;
  expect(values()).toEqual([0, 1, 2]);
});

test("stop drops running trials and evaluates the best so far", async () => {
  const world = fakeStudyPorts();
  world.behave((_request, training) => (training === 2 ? new Promise(() => {}) : complete(training)));
  const { run, state, reached, values } = start(world, { trials: 9 });
  await reached(() => world.counts.trained === 3);
  run.stop();
  await run.done;
  expect(values()).toEqual([0, 1]);
  expect(state()).toMatchObject({ endReason: "stopped", report: FAKE_REPORT });
});

test("stop from a pause evaluates too", async () => {
  const world = fakeStudyPorts();
  const { run, state, reached } = start(world, {}, { onlyOne: true });
  await reached(() => state().phase === "paused");
  run.stop();
  await run.done;
  expect(state()).toMatchObject({ phase: "finished", endReason: "stopped", report: FAKE_REPORT });
});

test("a reached target ends the study, equality included", async () => {
  const world = fakeStudyPorts();
  const { run, state, values } = start(world, { trials: null, target: 2 });
  await run.done;
  expect(values()).toEqual([0, 1, 2]);
  expect(state().endReason).toBe("target");
});

test("minutes end the study", async () => {
  const world = fakeStudyPorts();
  world.behave((_request, training) => {
    world.tick(25_000);
    return complete(training);
  });
  const { run, state, values } = start(world, { trials: null, minutes: 1 });
  await run.done;
  expect(values()).toHaveLength(3);
  expect(state().endReason).toBe("minutes");
});

test("a finite space that is used up ends the study", async () => {
  const world = fakeStudyPorts(2);
  const { run, state, values } = start(world, { trials: 10 }, { workers: 2 });
  await run.done;
  expect(values()).toHaveLength(2);
  expect(state().endReason).toBe("exhausted");
});

test("a sampler or engine that cannot work ends the study with its reason", async () => {
  const world = fakeStudyPorts();
  const broken = { ...world, ask: () => Promise.reject(new AppError("samplerFailed", { reason: "no" })) };
  const { run, state } = start(broken);
  await run.done;
  expect(state()).toMatchObject({ phase: "finished", endReason: "error", error: { code: "samplerFailed" } });
});

test("after discard nothing is published", async () => {
  const world = fakeStudyPorts();
  world.behave(() => new Promise(() => {}));
  const { run, phases, reached } = start(world);
  await reached(() => world.counts.trained === 1);
  run.discard();
  await run.done;
  expect(phases).toEqual(["starting", "running"]);
  expect(world.counts).toMatchObject({ judged: 0, terminated: 1 });
});

test("stop, from a pause or not, does not wait for a trainer that is still being opened; it ends when it is", async () => {
  for (const [opensBefore, pause] of [
    [0, false],
    [1, false],
    [1, true],
  ] as const) {
    const world = fakeStudyPorts();
    world.behave((_request, training) => (training === 0 ? new Promise(() => {}) : complete(9)));
    const late = deferred<void>();
    const openTrainer = async () => {
      if (world.counts.opened === opensBefore) await late.promise;
      return world.openTrainer();
    };
    const { run, state, reached } = start({ ...world, openTrainer }, {}, { workers: 2 });
    await reached(() => world.counts.trained === opensBefore);
    if (pause) run.pause();
    run.stop();
    await run.done;
    expect(state()).toMatchObject({ phase: "finished", endReason: "stopped", error: null });
    expect(state().study!.trials).toEqual([]);
    expect(world.counts).toMatchObject({ opened: opensBefore, terminated: opensBefore });
    late.resolve();
    await reached(() => world.counts.terminated === opensBefore + 1);
    expect(world.counts).toMatchObject({ opened: opensBefore + 1, trained: opensBefore });
  }
});

test("a trial whose trainer is being replaced when the study is stopped is dropped, not failed", async () => {
  const world = fakeStudyPorts();
  world.behave(() => {
    throw new AppError("workerCrashed", { reason: "out of memory" });
  });
  const openTrainer = () => (world.counts.opened === 1 ? new Promise<never>(() => {}) : world.openTrainer());
  const { run, state, reached } = start({ ...world, openTrainer });
  await reached(() => world.counts.terminated === 1);
  run.stop();
  await run.done;
  expect(state().study!.trials).toEqual([]);
  expect(state()).toMatchObject({ endReason: "stopped", error: null });
});

test("a study runs with fewer workers if one cannot be opened", async () => {
  const world = fakeStudyPorts();
  const openTrainer = () =>
    world.counts.opened === 2
      ? Promise.reject(new AppError("workerCrashed", { reason: "out of memory" }))
      : world.openTrainer();
  const { run, state, values } = start({ ...world, openTrainer }, { trials: 6 }, { workers: 4 });
  await run.done;
  expect(values()).toHaveLength(6);
  expect(state()).toMatchObject({ endReason: "trials", report: FAKE_REPORT, workers: 2 });
});

test("after the last worker is lost, the best trial is still evaluated if possible", async () => {
  const world = fakeStudyPorts();
  let broken = false;
  world.behave((_request, training) => {
    if (training < 2) return complete(training);
    broken = true;
    throw new AppError("workerCrashed", { reason: "out of memory" });
  });
  const openTrainer = () =>
    broken ? Promise.reject(new AppError("workerCrashed", { reason: "no more" })) : world.openTrainer();
  const { run, state } = start({ ...world, openTrainer });
  await run.done;
  expect(state()).toMatchObject({
    phase: "finished",
    endReason: "error",
    error: { code: "workerCrashed", details: { reason: "no more" } },
  });
  expect(state().study!.trials.map((trial) => trial.state)).toEqual(["complete", "complete", "failed"]);
});

test("after a late sampler failure the best model is still evaluated", async () => {
  const world = fakeStudyPorts();
  const ask: typeof world.ask = (shown, config) =>
    shown.trials.length < 2
      ? world.ask(shown, config)
      : Promise.reject(new AppError("samplerFailed", { reason: "no" }));
  const { run, state } = start({ ...world, ask });
  await run.done;
  expect(state()).toMatchObject({
    endReason: "error",
    error: { code: "samplerFailed" },
    report: FAKE_REPORT,
  });
});

test("an already reached target ends the study when it is continued", async () => {
  const world = fakeStudyPorts();
  const { run, config, state, reached } = start(world, { trials: 9 }, { onlyOne: true });
  await reached(() => state().phase === "paused");
  const budget = { trials: 9, minutes: null, target: -1, tolerance: null };
  run.resume({ ...config, search: { ...config.search, budget } });
  await run.done;
  expect(state().endReason).toBe("target");
  expect(state().study!.trials).toHaveLength(1);
});

test("a suggestion that arrives after Pause is not started, and comes again", async () => {
  const world = fakeStudyPorts();
  const late = deferred<void>();
  let asks = 0;
  const ask: typeof world.ask = async (shown, config) => {
    if (asks++ === 1) await late.promise;
    return world.ask(shown, config);
  };
  const { run, config, state, reached } = start({ ...world, ask }, { trials: 2 });
  await reached(() => asks === 2);
  run.pause();
  late.resolve();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(state().study!.trials).toHaveLength(1);
  run.resume(config);
  await run.done;
  expect(state().study!.trials).toHaveLength(2);
});

test("stop does not wait for a sampler that hangs", async () => {
  const world = fakeStudyPorts();
  const ask: typeof world.ask = (shown, config) =>
    shown.trials.length < 1 ? world.ask(shown, config) : new Promise(() => {});
  const { run, state, reached } = start({ ...world, ask });
  await reached(() => state().study?.trials[0]?.state === "complete");
  run.stop();
  await run.done;
  expect(state()).toMatchObject({ phase: "finished", report: FAKE_REPORT });
});

test("missing heartbeats are reported, but not after the study has ended", async () => {
  vi.useFakeTimers();
  try {
    const world = fakeStudyPorts();
    const held = deferred<TrialOutcome>();
    world.behave((_request, training) => (training === 0 ? held.promise : complete(training)));
    const { run, state } = start(world, { trials: 2 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(state().waiting).toBeNull();
    world.silent(12);
    await vi.advanceTimersByTimeAsync(1000);
    expect(state().waiting).toEqual({ for: "trainers", count: 1, seconds: 12 });
    held.resolve(complete(0));
    await vi.runAllTimersAsync();
    await run.done;
    expect(state().waiting).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
