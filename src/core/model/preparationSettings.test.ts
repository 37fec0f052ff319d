import { expect, test } from "vitest";
import { DEFAULT_PREPARATION } from "../data/preparation/preparationConfig.ts";
import { compileSpace } from "./compileSpace.ts";
import { defaultSettings, modelPreset } from "./defaultSettings.ts";
import { isPreparationSearched, largestPreparation, preparationOf } from "./preparationSettings.ts";
import { PREPARATION_SETTINGS, SETTING_TABLE, type SettingName } from "./settingTable.ts";
import type { Setting, Settings } from "./settings.ts";

const DEFAULTS = defaultSettings();
const range = (name: SettingName): Setting => ({
  mode: "range",
  distribution: SETTING_TABLE[name].defaultRange,
});

test("by default, data are prepared by the default preparation, and no setting of it is searched", () => {
  expect(preparationOf(DEFAULTS, {})).toEqual(DEFAULT_PREPARATION);
  expect(largestPreparation(DEFAULTS)).toEqual(DEFAULT_PREPARATION);
  expect(isPreparationSearched(DEFAULTS)).toBe(false);
});

test("a trial's preparation has the trial's params for searched settings", () => {
  const settings: Settings = {
    ...DEFAULTS,
    scaling: range("scaling"),
    rareLevelShare: range("rareLevelShare"),
  };
  expect(isPreparationSearched(settings)).toBe(true);
  const params = { scaling: "robust", rareLevelShare: 0.04 };
  expect(preparationOf(settings, params)).toEqual({ ...DEFAULT_PREPARATION, ...params });
});

test("searched settings of preparation come first in the space, without conditions", () => {
  const ranges = PREPARATION_SETTINGS.map((name) => [name, range(name)] as const);
  const settings: Settings = { ...DEFAULTS, ...Object.fromEntries(ranges) };
  const { parameters } = compileSpace(settings);
  const ofNetworks = PREPARATION_SETTINGS.filter(
    (name) => SETTING_TABLE[name].learners?.includes("mlp") ?? true,
  );
  const first = parameters.slice(0, ofNetworks.length);
  expect(first.map(({ name }) => name)).toEqual(ofNetworks);
  expect(first.every(({ condition }) => condition === null)).toBe(true);
});

test("trees have their own encoding, keep missing values, and need no scaling; with other learners the preparation is searched", () => {
  const learner = (family: Setting): Settings => ({ ...DEFAULTS, family });
  const forest = learner({ mode: "value", value: "forest" });
  expect(preparationOf(forest, {})).toMatchObject({ scaling: "none", encoding: "ordinal", impute: "keep" });
  expect(isPreparationSearched(forest)).toBe(false);
  const choices = ["forest", "knn"];
  const both = learner({ mode: "range", distribution: { kind: "categorical", choices } });
  expect(isPreparationSearched(both)).toBe(true);
  expect(preparationOf(both, { family: "knn" })).toEqual(DEFAULT_PREPARATION);
  expect(preparationOf(both, { family: "forest" })).toEqual(preparationOf(forest, {}));
  expect(largestPreparation(both)).toEqual(DEFAULT_PREPARATION);
});

test("every level, and a mark for missing values, give the most features", () => {
  const indicator: Setting = {
    mode: "range",
    distribution: { kind: "categorical", choices: [false, true] },
  };
  const settings: Settings = {
    ...DEFAULTS,
    missingIndicator: indicator,
    rareLevelShare: {
      mode: "range",
      distribution: { kind: "float", low: 0.02, high: 0.3, log: false, step: null },
    },
  };
  expect(largestPreparation(settings)).toMatchObject({ missingIndicator: true, rareLevelShare: 0.02 });
});

test("the largest of the listed shares keeps the most features", () => {
  const featureShare: Setting = { mode: "range", distribution: { kind: "categorical", choices: [0.2, 0.8] } };
  expect(largestPreparation({ ...DEFAULTS, featureShare })).toMatchObject({ featureShare: 0.8 });
});

test("a preset of the model does not change preparation", () => {
  for (const name of PREPARATION_SETTINGS) expect(modelPreset("large")).not.toHaveProperty(name);
  expect(modelPreset("large").optimizer.mode).toBe("range");
});

test("a search among no learner at all, which is reported elsewhere, is prepared as for networks", () => {
  const none: Settings = {
    ...DEFAULTS,
    family: { mode: "range", distribution: { kind: "categorical", choices: [] } },
  };
  expect(largestPreparation(none)).toEqual(DEFAULT_PREPARATION);
});
