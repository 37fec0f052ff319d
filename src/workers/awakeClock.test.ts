import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createAwakeClock } from "./awakeClock.ts";

let sleptMs = 0;
/** A clock that continues while the computer sleeps, like some clocks. */
const clock = (): number => Date.now() + sleptMs;

beforeEach(() => {
  sleptMs = 0;
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

test("without sleep it equals the clock, for any number of calls", () => {
  const awake = createAwakeClock(clock);
  vi.advanceTimersByTime(3_600_500);
  expect(awake.now()).toBe(3_600_500);
  awake.stop();
});

test("an hour of sleep does not count", () => {
  const awake = createAwakeClock(clock);
  vi.advanceTimersByTime(30_000);
  sleptMs += 3_600_000;
  vi.advanceTimersByTime(30_000);
  expect(awake.now()).toBe(60_000);
  awake.stop();
});

test("a page that is busy for seconds has not slept", () => {
  const awake = createAwakeClock(clock);
  sleptMs += 8000;
  vi.advanceTimersByTime(1000);
  expect(awake.now()).toBe(9000);
  awake.stop();
});

test("if timers are slowed down to one per minute, reports keep it going", () => {
  const awake = createAwakeClock(clock);
  for (let second = 0; second < 60; second += 2) {
    sleptMs += 2000;
    awake.now();
  }
  expect(awake.now()).toBe(60_000);
  awake.stop();
});
