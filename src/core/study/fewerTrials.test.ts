import { expect, test } from "vitest";
import type { EarlierStudy, KnownTrial } from "./earlierStudy.ts";
import { withFewerTrials } from "./fewerTrials.ts";

function studyOf(values: readonly (readonly number[] | null)[], sides = 0): EarlierStudy {
  const trials = values.map((each, i): KnownTrial => ({
    params: { units1: i },
    state: each === null ? "failed" : "complete",
    values: each,
    source: "a",
  }));
  const side = { measure: "parameters", direction: "minimize" } as const;
  return {
    name: "a",
    data: {} as EarlierStudy["data"],
    search: {
      objective: { metric: "accuracy", direction: "maximize" },
      sideObjectives: Array.from({ length: sides }, () => side),
      outcomeConstraints: [],
    },
    trials,
  };
}

const placesOf = ({ trials }: EarlierStudy) => trials.map(({ params }) => params["units1"]);

test("a study with few trials is not changed", () => {
  const study = studyOf([[1], [2]]);
  expect(withFewerTrials(study, 2)).toBe(study);
});

test("of many trials the best stay, and a spread over the others, in their order", () => {
  const values = Array.from({ length: 100 }, (_, i) => (i % 10 === 3 ? null : [i === 50 ? 2 : i / 100]));
  const fewer = withFewerTrials(studyOf(values), 10);
  expect(fewer.leftOut).toBe(90);
  expect(fewer.trials).toHaveLength(10);
  const places = placesOf(fewer).map(Number);
  expect(places.toSorted((a, b) => a - b)).toEqual(places);
  expect(places).toEqual(expect.arrayContaining([50, 99, 98, 97, 96]));
  const others = places.filter((place) => place < 90 && place !== 50);
  expect(others).toHaveLength(5);
  expect(others[0]).toBeLessThan(20);
  expect(others.at(-1)).toBeGreaterThan(60);
});

test("with several objectives the front stays before the best by the first", () => {
  const values = Array.from({ length: 40 }, (_, i) => [i / 40, 1000 - (i === 0 ? 999 : 0)]);
  expect(placesOf(withFewerTrials(studyOf(values, 1), 6))).toContain(0);
});

test("trials without a value are left out like others, without other effects", () => {
  const fewer = withFewerTrials(studyOf(Array.from({ length: 9 }, () => null)), 4);
  expect(fewer.trials).toHaveLength(4);
  expect(fewer.leftOut).toBe(5);
});
