import { expect, test } from "vitest";
import { waitingFor } from "./waiting.ts";

const NONE = { trainers: [], opening: [], sampler: 0 };

test("a short silence is not worth telling", () => {
  expect(waitingFor({ trainers: [0, 4], opening: [4], sampler: 4 })).toBeNull();
});

test("trainers that are silent are counted, and the longest silence is told", () => {
  expect(waitingFor({ ...NONE, trainers: [0, 12, 7] })).toEqual({ for: "trainers", count: 2, seconds: 12 });
});

test("a trainer at work goes before the sampler, and that before a trainer that is being opened", () => {
  expect(waitingFor({ trainers: [9], opening: [30], sampler: 20 })?.for).toBe("trainers");
  expect(waitingFor({ trainers: [0], opening: [30], sampler: 20 })?.for).toBe("sampler");
  expect(waitingFor({ ...NONE, opening: [30] })).toEqual({ for: "opening", count: 1, seconds: 30 });
});
