import { expect, test } from "vitest";
import type { DataShape } from "../learner/dataShape.ts";
import { resolveNetwork } from "../learner/registry.ts";
import type { PictureDimensions } from "../learner/network/augment.ts";
import { compileSpace } from "./compileSpace.ts";
import { paramsWithin, wholeConfiguration } from "./configuration.ts";
import { defaultSettings, presetOf, spacePreset } from "./defaultSettings.ts";
import { settingsForData, settingsOfLink, withFamily } from "./pictureSettings.ts";
import { settingApplies } from "./settingConditions.ts";
import { SETTING_NAMES } from "./settingTable.ts";
import type { Setting, Settings } from "./settings.ts";

const DIGITS: PictureDimensions = [8, 8, 1];
const SHAPE: DataShape = { rowShape: DIGITS, outputs: 10, loss: "softmaxCrossEntropy" };
const MEDIUM = defaultSettings(DIGITS);
const LARGE = spacePreset("large", DIGITS);
const value = (given: string | number | boolean): Setting => ({ mode: "value", value: given });
const both: Setting = { mode: "range", distribution: { kind: "categorical", choices: ["mlp", "cnn"] } };

const conditions = (settings: Settings) =>
  Object.fromEntries(compileSpace(settings).parameters.map(({ name, condition }) => [name, condition]));

test("pictures start with a convolutional network, tables with a perceptron", () => {
  expect(MEDIUM.family).toEqual(value("cnn"));
  expect(defaultSettings().family).toEqual(value("mlp"));
  const names = compileSpace(MEDIUM).parameters.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(["blocks", "filters1", "kernel", "denseUnits", "dropout", "learningRate"]),
  );
  expect(names.some((name) => /^units|^layers$|^family$/.test(name))).toBe(false);
  for (const name of ["flip", "shift", "rotate", "zoom", "brightness", "blocks"] as const) {
    expect(settingApplies(name, defaultSettings())).toBe(false);
    expect(settingApplies(name, MEDIUM)).toBe(true);
  }
});

test("filters exist from the number of blocks that reaches them, dense units with a dense layer, a pool's size with a pool", () => {
  const given = conditions({
    ...LARGE,
    pooling: { mode: "range", distribution: { kind: "categorical", choices: ["max", "none"] } },
    poolSize: { mode: "range", distribution: { kind: "int", low: 2, high: 3, log: false, step: 1 } },
  });
  expect(given["filters1"]).toBeNull();
  expect(given["filters2"]).toEqual({ parent: "blocks", atLeast: 2 });
  expect(given["filters3"]).toEqual({ parent: "blocks", atLeast: 3 });
  expect(given["denseUnits"]).toEqual({ parent: "denseLayers", atLeast: 1 });
  expect(given["poolSize"]).toEqual({ parent: "pooling", values: ["max"] });
  expect(Object.keys(conditions({ ...LARGE, denseLayers: value(0) }))).not.toContain("denseUnits");
  expect(Object.keys(conditions({ ...MEDIUM, blocks: value(2) }))).not.toContain("filters3");
});

test("if both families are searched, the settings of each exist only with it", () => {
  const settings: Settings = {
    ...spacePreset("medium"),
    ...Object.fromEntries(
      SETTING_NAMES.filter((name) => LARGE[name].mode === "range").map((name) => [name, LARGE[name]]),
    ),
    family: both,
  };
  const parameters = compileSpace(settings).parameters;
  const names = parameters.map(({ name }) => name);
  for (const { name, condition } of parameters) {
    if (condition !== null) expect(names.indexOf(condition.parent)).toBeLessThan(names.indexOf(name));
  }
  const given = conditions(settings);
  expect(given["layers"]).toEqual({ parent: "family", values: ["mlp"] });
  expect(given["blocks"]).toEqual({ parent: "family", values: ["cnn"] });
  expect(given["units1"]).toEqual({ parent: "family", values: ["mlp"] });
  expect(given["units2"]).toEqual({ parent: "layers", atLeast: 2 });
  expect(given["shift"]).toEqual({ parent: "family", values: ["cnn"] });
  expect(given["activation"]).toBeNull();
  const fixed = {
    batchNorm: false,
    dropout: 0,
    activation: "relu",
    learningRate: 0.01,
    l2: 0,
    weightInit: "heNormal",
  };
  const rest = { ...fixed, optimizer: "adam", schedule: "constant", batchSize: 32 };
  const mlp = resolveNetwork(settings, { family: "mlp", layers: 1, units1: 8, ...rest }, SHAPE).model;
  expect(mlp.layers.map(({ kind }) => kind)).toEqual(["flatten", "dense", "dense"]);
});

test("a trial's network is blocks, head, dense layers and output, with its augmentation beside it", () => {
  const settings: Settings = { ...MEDIUM, convolutions: value(2), stride: value(2), shift: value(0.1) };
  const params = {
    blocks: 2,
    filters1: 8,
    filters2: 12,
    kernel: 5,
    denseUnits: 20,
    dropout: 0.25,
    learningRate: 0.01,
  };
  const { model, training } = resolveNetwork(settings, params, { ...SHAPE, rowShape: [32, 32, 3] });
  const norm = ["batchNorm", "activation"];
  const conv = ["conv2d", ...norm];
  const block = [...conv, ...conv, "maxPool2d"];
  const dense = ["dense", ...norm, "dropout"];
  expect(model.layers.map(({ kind }) => kind)).toEqual([...block, ...block, "flatten", ...dense, "dense"]);
  const strides = model.layers.flatMap((layer) => (layer.kind === "conv2d" ? [layer.stride] : []));
  expect(strides).toEqual([2, 1, 2, 1]);
  expect(training.augmentation).toEqual({ flip: "none", shift: 0.1, rotate: 0, zoom: 0, brightness: 0 });
  const plain = resolveNetwork({ ...settings, shift: value(0), denseLayers: value(0) }, params, SHAPE);
  expect(plain.training.augmentation).toBeNull();
  expect(plain.model.layers.slice(-3).map(({ kind }) => kind)).toEqual(["flatten", "dropout", "dense"]);
});

test("in the space it comes from, a configuration stays the same, without settings of perceptrons", () => {
  const params = {
    blocks: 1,
    filters1: 8,
    kernel: 3,
    denseUnits: 20,
    dropout: 0.25,
    learningRate: 0.01,
  };
  const whole = wholeConfiguration(MEDIUM, params);
  expect(whole).toMatchObject({ ...params, family: "cnn", pooling: "max", padding: "same", shift: 0 });
  for (const name of ["layers", "units1", "filters2", "filters3"]) expect(whole).not.toHaveProperty(name);
  expect(paramsWithin(MEDIUM, whole)).toEqual(params);
  expect(paramsWithin(spacePreset("medium"), whole)).toBeNull();
});

test("with other data a preset stays that preset", () => {
  const large = spacePreset("large");
  expect(settingsForData(large, null, DIGITS)).toEqual(LARGE);
  expect(settingsForData(LARGE, DIGITS, null)).toEqual(large);
  expect(settingsForData(LARGE, DIGITS, [28, 28, 1])).toEqual(spacePreset("large", [28, 28, 1]));
  expect(settingsForData(large, null, null)).toEqual(large);
  // Perceptrons for pictures were chosen by hand.
  expect(settingsForData(large, DIGITS, [28, 28, 1])).toEqual(large);
});

test("with other data, settings changed by hand stay, except the networks", () => {
  const mine: Settings = { ...spacePreset("medium"), epochs: value(77), units2: value(5) };
  const forPictures = settingsForData(mine, null, DIGITS);
  expect(forPictures).toMatchObject({ family: value("cnn"), epochs: value(77), units2: value(5) });
  expect(forPictures.blocks).toEqual(MEDIUM.blocks);
  const back = settingsForData({ ...forPictures, kernel: value(7) }, DIGITS, null);
  expect(back).toMatchObject({ family: value("mlp"), kernel: value(7), epochs: value(77) });
  const other: PictureDimensions = [16, 16, 3];
  expect(settingsForData(forPictures, DIGITS, other)).toBe(forPictures);
});

test("another family keeps a preset, but no setting changed by hand", () => {
  expect(withFamily(LARGE, value("mlp"), DIGITS)).toEqual(spacePreset("large"));
  expect(withFamily(spacePreset("large"), value("cnn"), DIGITS)).toEqual(LARGE);
  const mine = { ...LARGE, epochs: value(9) };
  expect(withFamily(mine, value("mlp"), DIGITS)).toEqual({ ...mine, family: value("mlp") });
  expect(withFamily(LARGE, both, DIGITS)).toEqual({ ...LARGE, family: both });
  expect(presetOf(mine, DIGITS)).toBeNull();
  expect(presetOf(LARGE, DIGITS)).toBe("large");
});

test("settings that a link leaves out are the defaults for its data", () => {
  const given = { kernel: value(5) };
  expect(settingsOfLink({ ...defaultSettings(), ...given }, given, DIGITS)).toEqual({ ...MEDIUM, ...given });
  const table = settingsOfLink(
    { ...defaultSettings(), family: value("cnn") },
    { family: value("cnn") },
    null,
  );
  expect(table).toEqual(defaultSettings());
});
