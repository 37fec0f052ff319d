import { expect, test } from "vitest";
import { createSpeedGauge } from "./trainingSpeed.ts";

function gauge() {
  const clock = { ms: 0 };
  const { add, now, average } = createSpeedGauge(() => clock.ms);
  return {
    clock,
    now,
    average,
    /** A report of `steps` steps of 10⁴ operations. */
    trained: (steps: number, trainingMs: number) => add({ steps, operations: 1e4 * steps, trainingMs }),
  };
}

test("the speed is null before any training", () => {
  const { now, average, trained } = gauge();
  expect([now(), average()]).toEqual([null, null]);
  trained(0, 0);
  expect([now(), average()]).toEqual([null, null]);
});

test("one worker's speed counts only its training time", () => {
  const { clock, now, average, trained } = gauge();
  for (let report = 0; report < 100; report++) {
    clock.ms += 100;
    trained(40, 20);
  }
  expect(now()).toEqual({ stepsPerSecond: 2000, gigaflops: 0.02 });
  expect(average()).toEqual({ stepsPerSecond: 2000, gigaflops: 0.02 });
});

test("speeds of workers that train in parallel add up", () => {
  const { clock, now, average, trained } = gauge();
  for (let report = 0; report < 100; report++) {
    clock.ms += 100;
    trained(200, 100);
    trained(100, 100);
  }
  expect(now()?.stepsPerSecond).toBeCloseTo(3000, 6);
  expect(average()?.stepsPerSecond).toBeCloseTo(3000, 6);
});

test("workers that share one core are as fast as one", () => {
  const { clock, now, average, trained } = gauge();
  for (let report = 0; report < 100; report++) {
    // Each trains at 2,000 steps a second for a third of the time.
    for (let worker = 0; worker < 3; worker++) {
      clock.ms += 40;
      trained(80, 40);
    }
  }
  expect(now()?.stepsPerSecond).toBeCloseTo(2000, 6);
  expect(average()?.stepsPerSecond).toBeCloseTo(2000, 6);
});

test("the current speed drops old reports, the average does not, and neither counts a pause", () => {
  const { clock, now, average, trained } = gauge();
  clock.ms = 100;
  trained(100, 100);
  clock.ms = 60_000;
  trained(300, 100);
  expect(now()?.stepsPerSecond).toBe(3000);
  expect(average()?.stepsPerSecond).toBe(2000);
  clock.ms += 3000;
  expect(now()).toBeNull();
  expect(average()?.stepsPerSecond).toBe(2000);
});

test("an epoch longer than the window counts until the next one is due", () => {
  const { clock, now, trained } = gauge();
  clock.ms = 10_000;
  trained(1000, 10_000);
  clock.ms = 19_000;
  expect(now()?.stepsPerSecond).toBe(100);
  clock.ms = 23_000;
  expect(now()).toBeNull();
});

test("work too short for a coarse clock is counted with the next report", () => {
  const { clock, now, trained } = gauge();
  trained(5, 0);
  expect(now()).toBeNull();
  clock.ms = 1;
  trained(5, 1);
  expect(now()?.stepsPerSecond).toBe(10_000);
});
