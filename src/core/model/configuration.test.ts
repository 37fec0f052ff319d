import { expect, test } from "vitest";
import { narrowedSettings, paramsWithin, wholeConfiguration } from "./configuration.ts";
import { spacePreset } from "./defaultSettings.ts";
import type { Settings } from "./settings.ts";

const MEDIUM = spacePreset("medium");
const PARAMS = { layers: 2, units1: 16, units2: 8, activation: "relu", dropout: 0.1, learningRate: 0.003 };

test("a whole configuration has the fixed settings, and no inactive ones", () => {
  const whole = wholeConfiguration(MEDIUM, PARAMS);
  expect(whole).toMatchObject({ ...PARAMS, batchSize: 32, optimizer: "adam" });
  for (const name of ["units3", "units4", "momentum", "weightDecay"]) expect(whole).not.toHaveProperty(name);
});

test("in the space it comes from, a configuration stays the same", () => {
  expect(paramsWithin(MEDIUM, wholeConfiguration(MEDIUM, PARAMS))).toEqual(PARAMS);
});

test("a value that was fixed becomes a parameter where it is searched now", () => {
  const now: Settings = {
    ...MEDIUM,
    batchSize: { mode: "range", distribution: { kind: "int", low: 16, high: 64, log: true, step: 1 } },
  };
  expect(paramsWithin(now, wholeConfiguration(MEDIUM, PARAMS))).toEqual({ ...PARAMS, batchSize: 32 });
});

test("a setting that was searched and is fixed now fits only with that value", () => {
  const whole = wholeConfiguration(MEDIUM, PARAMS);
  const at = (value: string): Settings => ({ ...MEDIUM, activation: { mode: "value", value } });
  const { activation: _, ...others } = PARAMS;
  expect(paramsWithin(at("relu"), whole)).toEqual(others);
  expect(paramsWithin(at("tanh"), whole)).toBeNull();
});

test("a value outside the new range, off its grid, or another choice does not fit", () => {
  const whole = wholeConfiguration(MEDIUM, PARAMS);
  const rate = { kind: "float", low: 0.004, high: 0.1, log: true, step: null } as const;
  const dropout = { kind: "float", low: 0, high: 0.5, log: false, step: 0.25 } as const;
  const activation = { kind: "categorical", choices: ["tanh", "elu"] } as const;
  expect(paramsWithin({ ...MEDIUM, learningRate: { mode: "range", distribution: rate } }, whole)).toBeNull();
  expect(paramsWithin({ ...MEDIUM, dropout: { mode: "range", distribution: dropout } }, whole)).toBeNull();
  expect(
    paramsWithin({ ...MEDIUM, activation: { mode: "range", distribution: activation } }, whole),
  ).toBeNull();
});

test("another value of an inactive setting does not matter", () => {
  const now: Settings = {
    ...MEDIUM,
    units3: { mode: "value", value: 7 },
    momentum: { mode: "value", value: 0 },
  };
  expect(paramsWithin(now, wholeConfiguration(MEDIUM, PARAMS))).toEqual(PARAMS);
});

test("a trial of a space with one layer fits a space with more layers", () => {
  const shallow: Settings = { ...MEDIUM, layers: { mode: "value", value: 1 } };
  const { layers: _, units2: __, ...params } = PARAMS;
  expect(paramsWithin(MEDIUM, wholeConfiguration(shallow, params))).toEqual({ ...params, layers: 1 });
});

test("ranges are narrowed around a trial; ranges inactive in it stay", () => {
  const narrowed = narrowedSettings(MEDIUM, [PARAMS], 0.5);
  expect(narrowed.units3).toEqual(MEDIUM.units3);
  expect(narrowed.batchSize).toEqual(MEDIUM.batchSize);
  expect(narrowed.activation).toEqual({
    mode: "range",
    distribution: { kind: "categorical", choices: ["relu"] },
  });
  expect(paramsWithin(narrowed, wholeConfiguration(MEDIUM, PARAMS))).toEqual(PARAMS);
});
