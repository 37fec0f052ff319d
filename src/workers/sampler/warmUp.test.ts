import { expect, test } from "vitest";
import { plainNote, type Suggestion } from "../../core/sampler/sampler.ts";
import type { SamplerName } from "../../core/sampler/samplerTable.ts";
import { startWarmUp } from "./warmUp.ts";

/** A warm-up of so many steps, and the time when the worker has nothing else to do. */
function warming(steps: number) {
  const timers: (() => void)[] = [];
  let made = 0;
  const suggestions = (function* (): Generator<void> {
    for (; made < steps; yield) made += 1;
  })();
  const warmUp = startWarmUp((work) => void timers.push(work), suggestions);
  /** How many suggestions are made in at most so many turns. */
  const idle = (turns: number): number => {
    const before = made;
    for (let turn = 0; turn < turns; turn++) timers.shift()?.();
    return made - before;
  };
  return { warmUp, idle };
}

const study = (
  name: SamplerName,
  { budget = 20, watchful = false }: { budget?: number | null; watchful?: boolean } = {},
) => ({
  name,
  watchful,
  options: { space: { parameters: [] }, directions: [], seed: 1, budget },
});
const started: Suggestion = { params: {}, note: plainNote("start") };
const modelled: Suggestion = { params: {}, note: plainNote("model") };

test("an unused worker makes one suggestion a turn, until it has made them all", () => {
  const { idle } = warming(3);
  expect(idle(1)).toBe(1);
  expect(idle(9)).toBe(2);
});

test("a study gets its first answers without a made-up suggestion in between, then warming goes on", () => {
  const { warmUp, idle } = warming(5);
  expect(idle(2)).toBe(2);
  warmUp.open(study("gp"));
  for (const _ of [1, 2]) {
    warmUp.answered(started);
    expect(idle(9)).toBe(0);
  }
  warmUp.answered(started);
  expect(idle(1)).toBe(1);
  warmUp.answered(started);
  expect(idle(9)).toBe(2);
});

test("once a model has answered, or if none ever will, nothing is left to warm up", () => {
  const { warmUp, idle } = warming(5);
  warmUp.open(study("gp"));
  warmUp.answered(modelled);
  expect(idle(9)).toBe(0);
  const leftAfter = (request: ReturnType<typeof study>): number => {
    const fresh = warming(5);
    fresh.warmUp.open(request);
    for (let answer = 0; answer < 3; answer++) fresh.warmUp.answered(started);
    return fresh.idle(9);
  };
  expect(leftAfter(study("random"))).toBe(0);
  expect(leftAfter(study("gp", { budget: 8 }))).toBe(0);
  expect(leftAfter(study("random", { watchful: true }))).toBe(5);
  expect(leftAfter(study("auto", { budget: null }))).toBe(5);
});

test("the made-up study suggests at each of its steps, and comes to an end", () => {
  const timers: (() => void)[] = [];
  startWarmUp((work) => void timers.push(work));
  let turns = 0;
  for (; timers.length > 0; turns++) timers.shift()!();
  expect(turns).toBeGreaterThan(20);
});
