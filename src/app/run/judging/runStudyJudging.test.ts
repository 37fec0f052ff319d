import { expect, test } from "vitest";
import { AppError } from "../../../core/errors.ts";
import { FAKE_REPORT, fakeStudyPorts } from "../../../testing/fakeStudyPorts.ts";
import { startStudy as start } from "../../../testing/startStudy.ts";

test("a trainer lost during the final evaluation is replaced once", async () => {
  const world = fakeStudyPorts();
  let judged = 0;
  const openTrainer = async () => {
    const trainer = await world.openTrainer();
    return {
      ...trainer,
      judge: (...given: Parameters<typeof trainer.judge>) => {
        judged += 1;
        if (judged === 1) return Promise.reject(new AppError("workerCrashed", { reason: "out of memory" }));
        return trainer.judge(...given);
      },
    };
  };
  const { run, state } = start({ ...world, openTrainer }, { trials: 2 });
  await run.done;
  expect(state()).toMatchObject({ endReason: "trials", error: null, report: FAKE_REPORT });
  expect(state().openings).toHaveLength(1);
  expect(world.counts).toMatchObject({ opened: 2, judged: 1, terminated: 2 });
});

test("an evaluation that loses every trainer reports it, and does not count as use of the test rows", async () => {
  const world = fakeStudyPorts();
  const openTrainer = async () => ({
    ...(await world.openTrainer()),
    judge: () => Promise.reject(new AppError("workerHung", { seconds: 30 })),
  });
  const { run, state } = start({ ...world, openTrainer }, { trials: 2 });
  await run.done;
  expect(state()).toMatchObject({ report: null, openings: [], error: { code: "finalEvaluationFailed" } });
  expect(world.counts).toMatchObject({ opened: 2, terminated: 2 });
});
