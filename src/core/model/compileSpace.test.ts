import { expect, test } from "vitest";
import { compileSpace } from "./compileSpace.ts";
import { spacePreset } from "./defaultSettings.ts";
import { settingProblem, settingProblems } from "./settingProblems.ts";
import { DECISIVE_SETTINGS } from "./settingConditions.ts";
import { SETTING_NAMES, SETTING_TABLE, type SettingName } from "./settingTable.ts";
import type { Settings } from "./settings.ts";

const MEDIUM = spacePreset("medium");

test("units of a layer exist from the number of layers that reaches it", () => {
  const space = compileSpace(MEDIUM);
  const condition = (name: string) =>
    space.parameters.find((parameter) => parameter.name === name)?.condition;
  expect(condition("units1")).toBeNull();
  expect(condition("units2")).toEqual({ parent: "layers", atLeast: 2 });
  expect(condition("units3")).toEqual({ parent: "layers", atLeast: 3 });
  expect(space.parameters.some(({ name }) => name === "units4")).toBe(false);
});

test("a fixed number of layers decides its conditions", () => {
  const space = compileSpace({ ...MEDIUM, layers: { mode: "value", value: 2 } });
  expect(space.parameters.map(({ name }) => name)).not.toContain("units3");
  expect(space.parameters.every(({ condition }) => condition === null)).toBe(true);
});

test("layers as a list of choices condition their units by value", () => {
  const layers = { mode: "range", distribution: { kind: "categorical", choices: [1, 3] } } as const;
  const space = compileSpace({ ...MEDIUM, layers });
  const units3 = space.parameters.find(({ name }) => name === "units3");
  expect(units3?.condition).toEqual({ parent: "layers", values: [3] });
});

test("momentum is searched only with sgd", () => {
  const large = spacePreset("large");
  const momentum = compileSpace(large).parameters.find(({ name }) => name === "momentum");
  expect(momentum?.condition).toEqual({ parent: "optimizer", values: ["sgd"] });
  const adam = compileSpace({ ...large, optimizer: { mode: "value", value: "adam" } });
  expect(adam.parameters.map(({ name }) => name)).not.toContain("momentum");
});

test("parents come before their children", () => {
  const names = compileSpace(spacePreset("large")).parameters.map(({ name }) => name);
  for (const { name, condition } of compileSpace(spacePreset("large")).parameters) {
    if (condition !== null) expect(names.indexOf(condition.parent)).toBeLessThan(names.indexOf(name));
  }
});

test("every demand is on an earlier setting of the table, or on the setting itself", () => {
  for (const [place, name] of SETTING_NAMES.entries()) {
    for (const { parent } of SETTING_TABLE[name].when ?? []) {
      const at = SETTING_NAMES.indexOf(parent as SettingName);
      expect(at, `${parent} of ${name}`).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(place);
    }
  }
  expect(DECISIVE_SETTINGS).toEqual(["family", "layers", "blocks", "pooling", "denseLayers", "optimizer"]);
});

test.each(SETTING_NAMES)("the defaults of %s are valid", (name) => {
  const rule = SETTING_TABLE[name];
  expect(settingProblem(name, { mode: "value", value: rule.defaultValue })).toBeNull();
  expect(settingProblem(name, { mode: "range", distribution: rule.defaultRange })).toBeNull();
});

test("invalid settings are named with their values", () => {
  const float = { kind: "float", log: false, step: null } as const;
  const problem = (distribution: Parameters<typeof settingProblem>[1] & { mode: "range" }) =>
    settingProblem("learningRate", distribution)?.code;
  expect(problem({ mode: "range", distribution: { ...float, low: 0.1, high: 0.01 } })).toBe("rangeReversed");
  expect(problem({ mode: "range", distribution: { ...float, low: 0, high: 0.1, log: true } })).toBe(
    "rangeLogNotPositive",
  );
  expect(problem({ mode: "range", distribution: { ...float, low: 0.01, high: 0.1, step: 5 } })).toBe(
    "rangeStepInvalid",
  );
  expect(problem({ mode: "range", distribution: { ...float, low: Number.NaN, high: 0.1 } })).toBe(
    "settingNotANumber",
  );
  expect(problem({ mode: "range", distribution: { ...float, low: 0.01, high: 1e9 } })).toBe(
    "settingOutOfBounds",
  );
  expect(
    settingProblem("activation", { mode: "range", distribution: { kind: "categorical", choices: [] } })?.code,
  ).toBe("choicesEmpty");
  expect(settingProblem("layers", { mode: "value", value: 1.5 })?.code).toBe("settingOutOfBounds");
});

test.each([
  ["activation", ["relu", "tanh", "relu"], "relu"],
  ["batchSize", [16, 32, 16], "16"],
] as const)("a repeated choice of %s is named", (name, choices, value) => {
  const distribution = { kind: "categorical", choices } as const;
  expect(settingProblem(name, { mode: "range", distribution })).toEqual({
    code: "choicesRepeated",
    details: { setting: name, value },
  });
});

test("inactive settings are not checked", () => {
  const settings: Settings = { ...MEDIUM, momentum: { mode: "value", value: 7 } };
  expect(settingProblems(settings)).toEqual([]);
});
