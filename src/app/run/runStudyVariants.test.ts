import { expect, test } from "vitest";
import { AppError } from "../../core/errors.ts";
import type { Params } from "../../core/space/distribution.ts";
import { complete, fakeStudyPorts } from "../../testing/fakeStudyPorts.ts";
import { startStudy as start } from "../../testing/startStudy.ts";
import { WorkerLost } from "../../workers/workerHost.ts";
import type { TrialRequest } from "../../workers/trainer.protocol.ts";
import { networkOf } from "../../testing/trialFixtures.ts";

test("a trial first gets its data, and its network has their shape", async () => {
  const world = fakeStudyPorts();
  const steps: string[] = [];
  world.behave((request: TrialRequest, training) => {
    steps.push(`train on ${networkOf(request).model.inputShape[0]}`);
    return complete(training);
  });
  const narrow = ({ learningRate }: Params) => Number(learningRate) < 1.5e-4;
  const { run } = start(
    {
      ...world,
      bring: (_trainer, params) => {
        steps.push(narrow(params) ? "bring narrow" : "bring wide");
        return Promise.resolve();
      },
      shapeOf: (params) => ({ rowShape: [narrow(params) ? 2 : 7], outputs: 1, loss: "meanSquaredError" }),
    },
    { trials: 2 },
  );
  await run.done;
  expect(steps).toEqual(["bring narrow", "train on 2", "bring wide", "train on 7"]);
});

test("a trial whose data cannot be prepared fails, and the study goes on", async () => {
  const world = fakeStudyPorts();
  const error = { code: "tooManyFeatures", details: { features: 3000, limit: 2000 } } as const;
  let brought = 0;
  const bring = () =>
    brought++ === 0 ? Promise.reject(new AppError(error.code, error.details)) : Promise.resolve();
  const { run, state } = start({ ...world, bring }, { trials: 3 });
  await run.done;
  const { study, report } = state();
  expect(study!.trials.map((trial) => trial.state)).toEqual(["failed", "complete", "complete"]);
  expect(study!.trials[0]).toMatchObject({ error, parameterCount: null, retries: 0 });
  expect(world.counts).toMatchObject({ opened: 1, trained: 2 });
  expect(report).not.toBeNull();
});

test("a trainer lost while it gets data is replaced, and the trial starts again", async () => {
  const world = fakeStudyPorts();
  let brought = 0;
  const bring = () =>
    brought++ === 0 ? Promise.reject(new WorkerLost("workerCrashed", { reason: "test" })) : Promise.resolve();
  const { run, state } = start({ ...world, bring }, { trials: 1 });
  await run.done;
  expect(state().study!.trials).toMatchObject([{ state: "complete", retries: 1 }]);
  expect(world.counts).toMatchObject({ opened: 2, trained: 1 });
});

test("the best trial is evaluated on data prepared as its own", async () => {
  const world = fakeStudyPorts();
  const asked: Params[] = [];
  const prepareFinal = (params: Params) => {
    asked.push(params);
    return world.prepareFinal(params);
  };
  const { run, state } = start({ ...world, prepareFinal }, { trials: 3 });
  await run.done;
  expect(asked).toEqual([state().study!.trials[2]!.params]);
});
