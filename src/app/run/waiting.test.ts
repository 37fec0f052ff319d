import { expect, test } from "vitest";
import { waitingFor } from "./waiting.ts";

const NONE = { trainers: [], opening: [], sampler: 0 };

test("a short silence is not reported", () => {
  expect(waitingFor({ trainers: [0, 4], opening: [4], sampler: 4 })).toBeNull();
});

test("silent trainers are counted, and the longest silence is reported", () => {
  expect(waitingFor({ ...NONE, trainers: [0, 12, 7] })).toEqual({ for: "trainers", count: 2, seconds: 12 });
});

test("a busy trainer is reported before the sampler, and the sampler before a trainer being opened", () => {
  expect(waitingFor({ trainers: [9], opening: [30], sampler: 20 })?.for).toBe("trainers");
  expect(waitingFor({ trainers: [0], opening: [30], sampler: 20 })?.for).toBe("sampler");
  expect(waitingFor({ ...NONE, opening: [30] })).toEqual({ for: "opening", count: 1, seconds: 30 });
});
