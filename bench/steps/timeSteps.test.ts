import { expect, test } from "vitest";
import { STEP_MODELS } from "./stepModels.ts";
import { batchesWithin, warmStepTimer, type OpenTrainer } from "./timeSteps.ts";

/** A clock that advances by a fixed time for each training step, and by another for each epoch. */
function machine(stepMs: number, epochMs: number) {
  let nowMs = 0;
  const opened: number[] = [];
  let alive = 0;
  const open: OpenTrainer = (_, batches) => {
    opened.push(batches);
    alive++;
    return Promise.resolve({
      trainEpoch() {
        nowMs += epochMs + batches * stepMs;
        return Promise.resolve();
      },
      dispose: () => alive--,
    });
  };
  return { open, opened, now: () => nowMs, alive: () => alive };
}

test("an epoch has as many batches as fit the budget, from 1 to 32", () => {
  expect([0.01, 10, 33, 500].map((ms) => batchesWithin(100, ms))).toEqual([32, 10, 3, 1]);
});

test("the time of a step includes its share of the epoch's own work", async () => {
  const { open, opened, now, alive } = machine(1, 4);
  const timer = await warmStepTimer(open, STEP_MODELS[0]!, 200, now);
  expect(opened).toEqual([1, 32]);
  expect(await timer.msPerStep()).toBeCloseTo((4 + 32) / 32, 12);
  expect(alive()).toBe(1);
  timer.dispose();
  expect(alive()).toBe(0);
});

test("a step that takes longer than the budget is timed once", async () => {
  const { open, opened, now } = machine(1000, 0);
  const timer = await warmStepTimer(open, STEP_MODELS[0]!, 200, now);
  const before = now();
  expect(await timer.msPerStep()).toBe(1000);
  expect(now() - before).toBe(1000);
  expect(opened).toEqual([1, 1]);
});
