import { expect, test } from "vitest";
import { AppError } from "../../core/errors.ts";
import { bestTrial } from "../../core/study/study.ts";
import {
  complete,
  deferred,
  FAKE_REPORT,
  FAKE_WINNER,
  fakeStudyPorts,
  SHAPE,
} from "../../testing/fakeStudyPorts.ts";
import { startStudy as start } from "../../testing/startStudy.ts";
import type { FinalRequest, TrialOutcome } from "../../workers/trainer.protocol.ts";
import type { TrainerClient } from "../../workers/trainerClient.ts";

test("the final network has the features of all rows except the test rows, which may be more than in the search", async () => {
  const world = fakeStudyPorts();
  let judged: FinalRequest | null = null;
  const openTrainer = async (): Promise<TrainerClient> => ({
    ...(await world.openTrainer()),
    judge: (request) => {
      judged = request;
      return Promise.resolve({ state: "complete", report: FAKE_REPORT, winner: FAKE_WINNER });
    },
  });
  const prepareFinal = async () => {
    const { outline, rows } = await world.prepareFinal({});
    return { outline: { ...outline, rowShape: [SHAPE.rowShape[0] + 2] as const }, rows };
  };
  const { run } = start({ ...world, openTrainer, prepareFinal }, { trials: 1 });
  await run.done;
  expect(judged).toMatchObject({
    configuration: { spec: { model: { inputShape: [SHAPE.rowShape[0] + 2] } } },
  });
});

test("a pruned trial keeps its folds' scores, is shown to the sampler and is never the best", async () => {
  const world = fakeStudyPorts();
  const folds = [{ fold: 0, repeat: 0, value: 9, bestStep: 1, steps: 1 }];
  const curve = { trainLoss: [1], validationLoss: [1], score: [9] };
  world.behave((_request, training) =>
    training === 0 ? { state: "pruned", value: 9, folds, curve, parameterCount: 10 } : complete(training),
  );
  const { run, state } = start(world, { trials: 3 });
  await run.done;
  expect(state().study!.trials[0]).toMatchObject({ state: "pruned", values: [9], folds, bestStep: null });
  expect(world.asked[1]![0]).toMatchObject({ state: "pruned", values: [9] });
  expect(bestTrial(state().study!)?.number).toBe(2);
});

test("a running trial shows the folds it has finished and its mean curve; started over, it has none", async () => {
  const world = fakeStudyPorts();
  const held = deferred<TrialOutcome>();
  const folds = [{ fold: 0, repeat: 0, value: 0.5, bestStep: 2, steps: 3 }];
  const work = { steps: 1, operations: 1, trainingMs: 1 };
  const curveOf = (values: readonly number[]) => ({
    trainLoss: values,
    validationLoss: values,
    score: values,
  });
  let lose!: (error: Error) => void;
  world.behave((_request, training, report) => {
    if (training === 1) return held.promise;
    report({ fromStep: 0, curve: curveOf([1, 2, 3]), folds: [], work });
    // The second fold's first epoch: a mean of two now, the epochs after it are the first fold's alone.
    report({ fromStep: 0, curve: curveOf([1.5]), folds, work });
    return new Promise((_resolve, reject) => {
      lose = reject;
    });
  });
  const { run, state, reached } = start(world, { trials: 1 });
  await reached(() => state().study?.trials[0]?.folds.length === 1);
  expect(state().study!.trials[0]).toMatchObject({ folds, curve: { score: [1.5, 2, 3] } });
  lose(new AppError("workerCrashed", { reason: "out of memory" }));
  await reached(() => world.counts.trained === 2);
  expect(state().study!.trials[0]).toMatchObject({ folds: [], curve: { score: [] }, retries: 1 });
  held.resolve(complete(1));
  await run.done;
});

test("repeats are asked of the trainer", async () => {
  const world = fakeStudyPorts();
  const repeats: number[] = [];
  world.behave((request, training) => {
    repeats.push(request.repeats);
    return complete(training);
  });
  const { run } = start(world, { trials: 2 }, { repeats: 3 });
  await run.done;
  expect(repeats).toEqual([3, 3]);
});
