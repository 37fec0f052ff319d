import { expect, test } from "vitest";
import { isFeasible } from "../space/searchSpace.ts";
import { compileSpace } from "./compileSpace.ts";
import { constraintProblems } from "./constraintProblems.ts";
import { spacePreset } from "./defaultSettings.ts";
import type { Settings } from "./settings.ts";

const MEDIUM = spacePreset("medium");

test("a constraint between ranges is part of the space", () => {
  const space = compileSpace(MEDIUM, ["units2 <= units1"]);
  expect(isFeasible(space, { layers: 2, units1: 16, units2: 8 })).toBe(true);
  expect(isFeasible(space, { layers: 2, units1: 8, units2: 16 })).toBe(false);
  expect(isFeasible(space, { layers: 1, units1: 8 })).toBe(true);
});

test("a fixed setting is replaced by its value", () => {
  const space = compileSpace({ ...MEDIUM, units1: { mode: "value", value: 10 } }, ["units2 <= units1"]);
  expect(isFeasible(space, { layers: 2, units2: 10 })).toBe(true);
  expect(isFeasible(space, { layers: 2, units2: 11 })).toBe(false);
});

test.each(["units2 >= units1", "not (units2 < units1)", "not not units2 >= units1"])(
  "%s says nothing about trials without a second layer, even where its units are fixed",
  (text) => {
    const settings: Settings = { ...MEDIUM, units2: { mode: "value", value: 10 } };
    const space = compileSpace(settings, [text]);
    expect(isFeasible(space, { layers: 2, units1: 20 })).toBe(false);
    expect(isFeasible(space, { layers: 2, units1: 5 })).toBe(true);
    expect(isFeasible(space, { layers: 1, units1: 20 })).toBe(true);
  },
);

test("unreadable, unknown and contradicting constraints are reported", () => {
  const codes = (...texts: string[]) => constraintProblems(texts, MEDIUM).map(({ code }) => code);
  expect(codes("units2 <= units1", "learningRate < 0.005")).toEqual([]);
  expect(codes("units2 <=", "unts1 > 3")).toEqual(["constraintUnfinished", "constraintUnknownName"]);
  expect(codes("units1 > 40", "units1 < 30")).toEqual(["spaceInfeasible"]);
  expect(codes("epochs > 1000")).toEqual(["spaceInfeasible"]);
});
