import { expect, test } from "vitest";
import { AppError } from "../../core/errors.ts";
import { complete, deferred, FAKE_ROW_CURVE } from "../../testing/fakeStudyPorts.ts";
import { fakeServices } from "../../testing/fakeServices.ts";
import type { RowCurveOutcome } from "../../workers/trainer.protocol.ts";
import type { TrainerClient } from "../../workers/trainerClient.ts";
import { createSurmise } from "../createSurmise.ts";

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 0));
}

/** A judged study of two trials. `answer`: what trainers find for the learning curve by rows. */
async function judged(answer: TrainerClient["rowCurve"]) {
  const services = fakeServices();
  const { world } = services;
  world.behave((_request, training) => complete(training));
  const { openTrainer } = world;
  world.openTrainer = async () => ({ ...(await openTrainer()), rowCurve: answer });
  const surmise = createSurmise(services, "#trials=2");
  await until(() => surmise.setup.getState().dataset.status !== "loading");
  await surmise.acts.run();
  await until(() => surmise.run.getState().phase === "finished");
  return { world, acts: surmise.acts, run: () => surmise.run.getState() };
}

const FOUND: RowCurveOutcome = { state: "complete", curve: FAKE_ROW_CURVE };

test("a job's result becomes part of the report, and its trainer is closed", async () => {
  const late = deferred<RowCurveOutcome>();
  const asked: number[] = [];
  const { world, acts, run } = await judged((request, onProgress) => {
    asked.push(request.steps);
    onProgress(0.25);
    return late.promise;
  });
  const job = acts.startJob("rowCurve");
  await until(() => asked.length === 1);
  expect(run()).toMatchObject({
    phase: "finished",
    background: { rowCurve: { state: "running", progress: 0.25 } },
  });
  // A second request changes nothing.
  await acts.startJob("rowCurve");
  late.resolve(FOUND);
  await job;
  expect(asked).toEqual([1]);
  expect(run().report).toMatchObject({ testRows: 2, rowCurve: FAKE_ROW_CURVE });
  expect(run().background.rowCurve).toBeNull();
  expect(world.counts.terminated).toBe(world.counts.opened);
  expect(JSON.parse(acts.studyJson())).toHaveProperty("report.rowCurve.draws", 1);
});

test("a job that fails leaves the report and says why; it may be started again", async () => {
  let calls = 0;
  const { acts, run } = await judged(() => {
    calls += 1;
    if (calls === 2) return Promise.resolve(FOUND);
    throw new AppError("workerCrashed", { reason: "no memory" });
  });
  const { report } = run();
  await acts.startJob("rowCurve");
  expect(run().report).toBe(report);
  expect(run().background.rowCurve).toMatchObject({ state: "failed", error: { code: "workerCrashed" } });
  await acts.startJob("rowCurve");
  expect(run().background.rowCurve).toBeNull();
  expect(run().report!.rowCurve).toBeDefined();
});

test("a job ends without a result if it is cancelled or another study comes", async () => {
  const late = deferred<RowCurveOutcome>();
  let calls = 0;
  const { world, acts, run } = await judged(() => {
    calls += 1;
    return late.promise;
  });
  const cancelled = acts.startJob("rowCurve");
  await until(() => calls === 1);
  acts.cancelJob("rowCurve");
  expect(run().background.rowCurve).toBeNull();
  expect(world.counts.terminated).toBe(world.counts.opened);

  const dropped = acts.startJob("rowCurve");
  await until(() => calls === 2);
  acts.newStudy();
  expect(world.counts.terminated).toBe(world.counts.opened);
  late.resolve(FOUND);
  await Promise.all([cancelled, dropped]);
  expect(run().report).toBeNull();
  acts.undoNewStudy();
  expect(run().report!.rowCurve).toBeUndefined();
  expect(run().background).toEqual({});
});

test("a job is refused while nothing is judged or other data are open", async () => {
  let calls = 0;
  const { acts, run } = await judged(() => {
    calls += 1;
    return Promise.resolve(FOUND);
  });
  await acts.chooseSource({ kind: "builtIn", id: "wine" });
  await acts.startJob("rowCurve");
  acts.newStudy();
  await acts.startJob("rowCurve");
  expect(calls).toBe(0);
  expect(run().background).toEqual({});
});

test("an ensemble counts as an opening of the test rows; a learning curve in the background goes on", async () => {
  const late = deferred<RowCurveOutcome>();
  const { acts, run } = await judged(() => late.promise);
  const curve = acts.startJob("rowCurve");
  await acts.startJob("ensemble");
  expect(
    run().openings.map(({ trial, trials, why, validation }) => [trial, trials, why, validation]),
  ).toEqual([
    [0, 2, "end", 0],
    [0, 2, "ensemble", 3],
  ]);
  expect(run().report!.ensemble!.members.map(({ trial, weight }) => [trial, weight])).toEqual([
    [0, 0.75],
    [1, 0.25],
  ]);
  expect(run().ensemble!.trained.members.map(({ trial, variant }) => [trial, variant])).toEqual([
    [0, 0],
    [1, 0],
  ]);
  expect(run().background).toMatchObject({ ensemble: null, rowCurve: { state: "running" } });
  late.resolve(FOUND);
  await curve;
  expect(run().report).toMatchObject({ rowCurve: FAKE_ROW_CURVE, ensemble: { candidates: 2 } });

  // Another study of this tab on the same rows knows of both.
  acts.newStudy();
  await acts.run();
  await until(() => run().phase === "finished");
  expect([run().openedBefore, run().openings.length]).toEqual([2, 1]);
});

test("judged again, the model is compared without the ensemble, and the report belongs to the trial", async () => {
  const { acts, run } = await judged(() => Promise.resolve(FOUND));
  await acts.startJob("ensemble");
  await acts.judgeTrial(1);
  expect(run().openings.map(({ trial, why }) => [trial, why])).toEqual([
    [0, "end"],
    [0, "ensemble"],
    [1, "chosen"],
  ]);
  expect(run().ensemble).toBeNull();
  expect(run().report!.ensemble).toBeUndefined();
});
