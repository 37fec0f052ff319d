import { expect, test } from "vitest";
import {
  DEFAULT_PRUNER,
  type PrunableTrial,
  type Pruner,
  type PrunerOptions,
} from "../../core/pruner/pruner.ts";
import type { FoldResult } from "../../core/study/trial.ts";
import { complete, deferred, fakeStudyPorts, pruned } from "../../testing/fakeStudyPorts.ts";
import { startStudy as start } from "../../testing/startStudy.ts";
import type { FoldDecision, TrialOutcome, TrialRequest } from "../../workers/trainer.protocol.ts";

/** Ends trials whose last score is below 0.5, and records its arguments. */
function recordingPruner() {
  const seen: { trial: PrunableTrial; others: readonly PrunableTrial[] }[] = [];
  const made: PrunerOptions[] = [];
  const isBehind = (trial: PrunableTrial, others: readonly PrunableTrial[]): boolean => {
    seen.push({ trial, others });
    return trial.curve.at(-1)! < 0.5;
  };
  const pruner: Pruner = { checkSteps: () => [2], afterStep: isBehind, afterTraining: isBehind };
  const createPruner = (options: PrunerOptions): Pruner => {
    made.push(options);
    return pruner;
  };
  return { seen, made, createPruner };
}

const curveOf = (score: readonly number[]) => ({ trainLoss: score, validationLoss: score, score });
const work = { steps: 1, operations: 1, trainingMs: 1 };

test("a pruner's decision reaches the trainer; a pruned trial has a score and counts, and the search continues", async () => {
  const world = fakeStudyPorts();
  const { createPruner, made } = recordingPruner();
  const requests: TrialRequest[] = [];
  const decisions: FoldDecision[] = [];
  world.behave(async (request, training, _report, check) => {
    requests.push(request);
    const score = training === 1 ? 0.1 : 0.9;
    const decision = await check({ scores: [0, score], trainings: [], betweenTrainings: false });
    decisions.push(decision);
    return decision === "prune" ? pruned([0, score]) : complete(score);
  });
  const { run, state } = start(world, { trials: 3 }, { createPruner });
  await run.done;
  expect(decisions).toEqual(["goOn", "prune", "goOn"]);
  expect(requests.map(({ checkSteps }) => checkSteps)).toEqual([[2], [2], [2]]);
  expect(state().study!.trials.map((trial) => [trial.state, trial.values])).toEqual([
    ["complete", [0.9]],
    ["pruned", [0.1]],
    ["complete", [0.9]],
  ]);
  expect(state().study!.trials[1]!.curve.score).toEqual([0, 0.1]);
  expect(state().endReason).toBe("trials");
  expect(made).toMatchObject([{ direction: "maximize", config: { name: "none" } }]);
});

test("other trials are shown by the curve of their first training, and all trainings that have finished", async () => {
  const world = fakeStudyPorts();
  const { createPruner, seen } = recordingPruner();
  const folds: FoldResult[] = [0.7, 0.9].map((value, fold) => ({
    fold,
    repeat: 0,
    value,
    bestStep: 1,
    steps: 2,
  }));
  world.behave(async (_request, training, report, check) => {
    if (training === 0) {
      report({ fromStep: 0, curve: curveOf([0.6, 0.7]), folds: [], work });
      await check({ scores: [0.6, 0.7], trainings: [0.7], betweenTrainings: true });
      // The mean with the second training.
      return { ...complete(0.8), folds, curve: curveOf([0.7, 0.8]) } as TrialOutcome;
    }
    await check({ scores: [0.5, 0.6], trainings: [], betweenTrainings: false });
    return complete(0.6);
  });
  const { run } = start(world, { trials: 2 }, { createPruner });
  await run.done;
  expect(seen[0]).toMatchObject({ trial: { number: 0, trainings: [0.7] }, others: [] });
  expect(seen[1]).toMatchObject({
    trial: { number: 1, curve: [0.5, 0.6], trainings: [] },
    others: [{ number: 0, state: "complete", curve: [0.6, 0.7], trainings: [0.7, 0.9], known: [] }],
  });
});

test("a continued study also shows its earlier trials by the curve of their first training", async () => {
  const folds: FoldResult[] = [0.7, 0.9].map((value, fold) => ({
    fold,
    repeat: 0,
    value,
    bestStep: 1,
    steps: 2,
  }));
  const first = fakeStudyPorts();
  first.behave(async (_request, _training, report, check) => {
    report({ fromStep: 0, curve: curveOf([0.6, 0.7]), folds: [], work });
    await check({ scores: [0.6, 0.7], trainings: [0.7], betweenTrainings: true });
    return { ...complete(0.8), folds, curve: curveOf([0.7, 0.8]) } as TrialOutcome;
  });
  const before = start(first, { trials: 1 });
  await before.run.done;
  const { study, elapsedMs } = before.state();
  const world = fakeStudyPorts();
  const { createPruner, seen } = recordingPruner();
  world.behave(async (_request, _training, _report, check) => {
    await check({ scores: [0.5, 0.6], trainings: [], betweenTrainings: false });
    return complete(0.6);
  });
  const brings = { earlier: { trials: study!.trials, elapsedMs, openings: [] } };
  const after = start(world, { trials: 2 }, { createPruner, brings });
  await after.run.done;
  expect(seen[0]).toMatchObject({
    trial: { number: 1, curve: [0.5, 0.6] },
    others: [{ number: 0, curve: [0.6, 0.7], trainings: [0.7, 0.9] }],
  });
});

test("sizes to minimise are known before training", async () => {
  const world = fakeStudyPorts();
  const { createPruner, seen } = recordingPruner();
  world.behave(async (_request, _training, _report, check) => {
    await check({ scores: [1, 1], trainings: [], betweenTrainings: false });
    return { ...complete(1), measures: [67, 0.2] } as TrialOutcome;
  });
  const sideObjectives = [
    { measure: "parameters", direction: "minimize" },
    { measure: "predictionMs", direction: "minimize" },
  ] as const;
  const { run, state } = start(world, { trials: 1 }, { createPruner, search: { sideObjectives } });
  await run.done;
  // One hidden layer of 8 units between 4 inputs and 3 outputs.
  expect(seen[0]!.trial.known).toEqual([4 * 8 + 8 + 8 * 3 + 3, 4 * 8 + 8 * 3]);
  expect(state().study!.trials[0]).toMatchObject({ values: [1, 67, 0.2], violations: [] });
});

test("a trial that reports while the study ends is stopped", async () => {
  const world = fakeStudyPorts();
  const { createPruner, seen } = recordingPruner();
  const asked = deferred<void>();
  const decisions: FoldDecision[] = [];
  world.behave(async (_request, _training, _report, check) => {
    await asked.promise;
    decisions.push(await check({ scores: [0, 1], trainings: [], betweenTrainings: false }));
    return { state: "stopped" };
  });
  const { run, reached } = start(world, { trials: 1 }, { createPruner });
  await reached(() => world.counts.trained === 1);
  run.stop();
  asked.resolve();
  await run.done;
  await reached(() => decisions.length === 1);
  expect(decisions).toEqual(["stop"]);
  expect(seen).toEqual([]);
});

test("a trial that breaks a limit is never the best, and a trial without a comparable score has failed", async () => {
  const world = fakeStudyPorts();
  const measured = [[300], [NaN], [90]];
  world.behave((_request, training) => {
    const outcome = complete(1 - training / 10) as Extract<TrialOutcome, { state: "complete" }>;
    return { ...outcome, measures: measured[training]! };
  });
  const outcomeConstraints = [{ measure: "parameters", relation: "atMost", bound: 100 }] as const;
  const { run, state } = start(world, { trials: 3, target: 0.95 }, { search: { outcomeConstraints } });
  // The first trial's score would reach the target.
  await run.done;
  expect(state().endReason).toBe("trials");
  expect(state().study!.trials.map((trial) => [trial.state, trial.violations])).toEqual([
    ["complete", [200]],
    ["failed", null],
    ["complete", [-10]],
  ]);
  expect(state().study!.trials[1]!.error).toEqual({
    code: "measureNotFinite",
    details: { measure: "parameters", result: "NaN" },
  });
  expect(world.counts.judged).toBe(1);
});

test("a real pruner ends trials that are behind", async () => {
  const world = fakeStudyPorts();
  world.behave(async (request, training, report, check) => {
    const scores = [0.1, 0.2, 0.3].map((score) => score + (training < 5 ? 0.5 : 0));
    report({ fromStep: 0, curve: curveOf(scores), folds: [], work });
    const epoch = request.checkSteps.find((each) => each <= 3);
    if (epoch === undefined) return complete(scores.at(-1)!);
    const decision = await check({ scores: scores.slice(0, epoch), trainings: [], betweenTrainings: false });
    return decision === "prune" ? pruned(scores) : { ...complete(scores.at(-1)!), curve: curveOf(scores) };
  });
  const pruner = { ...DEFAULT_PRUNER, name: "median", warmup: 1, startTrials: 3 } as const;
  const { run, state } = start(world, { trials: 7 }, { search: { pruner } });
  await run.done;
  expect(state().study!.trials.map((trial) => trial.state)).toEqual([
    ...Array<string>(5).fill("complete"),
    "pruned",
    "pruned",
  ]);
});
