import type { DataShape } from "../../src/core/learner/dataShape.ts";
import { resolveNetwork } from "../../src/core/learner/registry.ts";
import { spacePreset } from "../../src/core/model/defaultSettings.ts";
import type { SettingName } from "../../src/core/model/settingTable.ts";
import type { Setting, Settings } from "../../src/core/model/settings.ts";
import type { Params, ParamValue } from "../../src/core/space/distribution.ts";
import type { Condition, SearchSpace } from "../../src/core/space/searchSpace.ts";
import { configurations } from "../../src/core/space/spaceSize.ts";
import { parameter } from "../problems/problem.ts";

/** Epochs of every recorded training. */
export const SURFACE_EPOCHS = 30;

const MOMENTUM = 0.9;
const HIDDEN: Condition = { parent: "layers", atLeast: 1 };

/**
 * The 980 networks of a recorded surface. Settings on a logarithmic scale are given as exponents, because our distributions have no
 * grid on such a scale: a learning rate of 10^log10LearningRate, layers of 2^log2Units units each, batches of 4^log4BatchSize rows.
 */
export const SURFACE_SPACE: SearchSpace = {
  parameters: [
    parameter("layers", { kind: "int", low: 0, high: 3, log: false, step: 1 }),
    parameter("log2Units", { kind: "int", low: 3, high: 6, log: false, step: 1 }, HIDDEN),
    parameter("activation", { kind: "categorical", choices: ["relu", "tanh"] }, HIDDEN),
    parameter("dropout", { kind: "float", low: 0, high: 0.3, log: false, step: 0.3 }, HIDDEN),
    parameter("optimizer", { kind: "categorical", choices: ["adam", "sgd"] }),
    parameter("log10LearningRate", { kind: "float", low: -3.5, high: -1.5, log: false, step: 0.5 }),
    parameter("log4BatchSize", { kind: "int", low: 2, high: 3, log: false, step: 1 }),
  ],
};

/** All configurations, in the order of a surface's file. */
export function surfaceConfigurations(): readonly Params[] {
  return [...configurations(SURFACE_SPACE)];
}

/** The network and training of a configuration: without early stopping, all other settings at the page's defaults. */
export function surfaceTrial(params: Params, shape: DataShape): ReturnType<typeof resolveNetwork> {
  const units = params["log2Units"] === undefined ? 8 : 2 ** Number(params["log2Units"]);
  const chosen: Partial<Record<SettingName, ParamValue>> = {
    layers: params["layers"]!,
    units1: units,
    units2: units,
    units3: units,
    activation: params["activation"] ?? "relu",
    dropout: params["dropout"] ?? 0,
    optimizer: params["optimizer"]!,
    momentum: MOMENTUM,
    learningRate: 10 ** Number(params["log10LearningRate"]),
    batchSize: 4 ** Number(params["log4BatchSize"]),
    epochs: SURFACE_EPOCHS,
    patience: 0,
  };
  const fixed = Object.entries(chosen).map(([name, value]): [string, Setting] => [
    name,
    { mode: "value", value },
  ]);
  const settings: Settings = { ...spacePreset("small"), ...Object.fromEntries(fixed) };
  return resolveNetwork(settings, {}, shape);
}
