import { expect, test } from "vitest";
import { createSpeedGauge } from "./trainingSpeed.ts";

function gauge() {
  const clock = { ms: 0 };
  return { clock, ...createSpeedGauge(() => clock.ms) };
}

test("nothing trained has no speed", () => {
  const { now, average, add } = gauge();
  expect([now(), average()]).toEqual([null, null]);
  add(0, { steps: 0, operations: 0, trainingMs: 0 });
  expect([now(), average()]).toEqual([null, null]);
});

test("the speeds of workers add up, each by its own training time", () => {
  const { now, add } = gauge();
  add(0, { steps: 100, operations: 4e6, trainingMs: 50 });
  add(1, { steps: 30, operations: 3e6, trainingMs: 10 });
  add(1, { steps: 10, operations: 1e6, trainingMs: 10 });
  expect(now()).toEqual({ stepsPerSecond: 2000 + 2000, gigaflops: 0.08 + 0.2 });
});

test("the speed of now forgets, the average does not", () => {
  const { clock, now, average, add } = gauge();
  add(0, { steps: 100, operations: 0, trainingMs: 100 });
  clock.ms = 3000;
  add(0, { steps: 300, operations: 0, trainingMs: 100 });
  expect(now()?.stepsPerSecond).toBe(3000);
  expect(average()?.stepsPerSecond).toBe(2000);
  clock.ms = 6000;
  expect(now()).toBeNull();
  expect(average()?.stepsPerSecond).toBe(2000);
});

test("an epoch longer than the window counts until the next one is due", () => {
  const { clock, now, add } = gauge();
  add(0, { steps: 1000, operations: 0, trainingMs: 10_000 });
  clock.ms = 9000;
  expect(now()?.stepsPerSecond).toBe(100);
  clock.ms = 13_000;
  expect(now()).toBeNull();
});

test("work that a coarse clock could not time waits for more", () => {
  const { now, add } = gauge();
  add(0, { steps: 5, operations: 0, trainingMs: 0 });
  expect(now()).toBeNull();
  add(0, { steps: 5, operations: 0, trainingMs: 1 });
  expect(now()?.stepsPerSecond).toBe(10_000);
});
