import { expect, test } from "vitest";
import { paramsProblem } from "../../src/core/space/checkParams.ts";
import { asObserved, finishedTrials, observedTrials, spaceOf, unitCube } from "./finishedTrials.ts";

test("a shorter list of finished trials is the beginning of a longer one, inside the space, and better near the optimum", () => {
  const many = finishedTrials(6, 60);
  expect(finishedTrials(6, 20)).toEqual(many.slice(0, 20));
  expect(many.flatMap(({ x }) => x).filter((v) => !(v >= 0 && v <= 1))).toEqual([]);
  const meanOf = (from: number) => many.filter((_, i) => i >= 10 && i % 2 === from);
  const mean = (trials: typeof many) => trials.reduce((sum, { value }) => sum + value, 0) / trials.length;
  expect(mean(meanOf(1))).toBeLessThan(mean(meanOf(0)));
  const names = unitCube(6).parameters.map(({ name }) => name);
  expect(Object.keys(asObserved(many[0]!).params)).toEqual(names);
});

test("in a space of learners every learner has been tried, with its own settings", () => {
  const trials = observedTrials("learners", 60);
  expect(new Set(trials.map(({ params }) => params["family"])).size).toBe(5);
  for (const { params } of trials) expect(paramsProblem(spaceOf("learners"), params)).toBeNull();
});
