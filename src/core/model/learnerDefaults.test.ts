import { expect, test } from "vitest";
import type { LearnerName } from "../learner/learnerName.ts";
import { paramsProblem } from "../space/checkParams.ts";
import { compileSpace } from "./compileSpace.ts";
import { SPACE_PRESETS, spacePreset } from "./defaultSettings.ts";
import { learnerDefaults } from "./learnerDefaults.ts";
import type { Settings } from "./settings.ts";

const ALL: readonly LearnerName[] = ["mlp", "knn", "linear", "forest", "boosting"];

function defaultsOf(settings: Settings) {
  return learnerDefaults(settings, compileSpace(settings));
}

test("every learner's default settings are tried, the fastest learner's first", () => {
  expect(defaultsOf(spacePreset("medium", null, ALL))).toEqual([
    { family: "linear", linearC: 1, l1Ratio: 0 },
    { family: "knn", neighbours: 5, neighbourWeights: "uniform", distancePower: 2 },
    { family: "forest", maxFeatures: "sqrt", forestMinLeaf: 1, extraTrees: false },
    { family: "boosting", boostingRate: 0.1, leaves: 31, boostingMinLeaf: 20 },
    {
      family: "mlp",
      layers: 2,
      units1: 32,
      units2: 32,
      activation: "relu",
      dropout: 0,
      learningRate: 0.01,
    },
  ]);
});

test.each(SPACE_PRESETS)("the defaults are configurations of the %s space", (preset) => {
  const settings = spacePreset(preset, null, ALL);
  const space = compileSpace(settings);
  const defaults = learnerDefaults(settings, space);
  expect(defaults).toHaveLength(ALL.length);
  for (const params of defaults) expect(paramsProblem(space, params)).toBeNull();
});

test("a default outside a range moves to its nearest value, and no limit to the largest", () => {
  const settings: Settings = {
    ...spacePreset("large", null, ["forest", "knn"]),
    neighbours: { mode: "range", distribution: { kind: "int", low: 10, high: 30, log: false, step: 5 } },
    neighbourWeights: { mode: "range", distribution: { kind: "categorical", choices: ["distance"] } },
  };
  expect(defaultsOf(settings)).toMatchObject([
    { family: "knn", neighbours: 10, neighbourWeights: "distance" },
    { family: "forest", trees: 100, treeDepth: 16 },
  ]);
});

test("settings of the preparation that are searched have their defaults too, where they are active", () => {
  const settings: Settings = {
    ...spacePreset("small", null, ["forest", "knn"]),
    scaling: { mode: "range", distribution: { kind: "categorical", choices: ["robust", "standard"] } },
    classWeights: { mode: "range", distribution: { kind: "categorical", choices: ["none", "balanced"] } },
  };
  expect(defaultsOf(settings)).toEqual([
    { family: "knn", scaling: "standard", neighbours: 5 },
    { family: "forest", classWeights: "none", maxFeatures: "sqrt" },
  ]);
});

test("there are none for one learner, nor for networks alone", () => {
  expect(defaultsOf(spacePreset("medium"))).toEqual([]);
  expect(defaultsOf(spacePreset("medium", null, ["forest"]))).toEqual([]);
  expect(defaultsOf(spacePreset("medium", [8, 8, 1], ["mlp", "cnn"]))).toEqual([]);
  const family = { mode: "range", distribution: { kind: "categorical", choices: ["knn"] } } as const;
  expect(defaultsOf({ ...spacePreset("medium"), family })).toEqual([]);
});
