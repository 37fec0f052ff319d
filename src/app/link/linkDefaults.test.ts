import { expect, test } from "vitest";
import { SETTING_NAMES } from "../../core/model/settingTable.ts";
import { settingToText } from "../../core/schema/settingText.ts";
import { DEFAULT_CONFIG } from "../setup/defaultConfig.ts";

/**
 * The defaults of link version 1. Published links depend on them: a changed default needs version 2, which leaves out the new
 * defaults and reads version 1 with these.
 *
 * "auto" has always meant "the fastest engine on this device". It may now choose our own kernels, which changes no link: the study
 * is the same, and its numbers differ in the last digits as they did between two devices. `reproducible` is newer than the first
 * links; "off" is what they had.
 */
test("the defaults of link version 1 are frozen", () => {
  const { settings, search } = DEFAULT_CONFIG;
  const values = SETTING_NAMES.map((name) => `${name}=${settingToText(settings[name])}`);
  expect(values).toEqual([
    // Part of the data in the first links; the same words, except `indicator=0` and `rare=0.01`.
    "impute=median",
    "missingIndicator=false",
    "scaling=standard",
    // Newer than the first links: their implicit values.
    "encoding=oneHot",
    "rareLevelShare=0.01",
    "featureShare=1",
    "classWeights=none",
    // Newer than the first links: all networks were perceptrons, and there were no pictures.
    "family=mlp",
    "layers=1..3",
    "units1=4..128,log",
    "units2=4..128,log",
    "units3=4..128,log",
    "units4=32",
    "units5=32",
    "blocks=2",
    "filters1=16",
    "filters2=32",
    "filters3=64",
    "filters4=64",
    "convolutions=1",
    "kernel=3",
    "stride=1",
    "padding=same",
    "pooling=max",
    "poolSize=2",
    "head=flatten",
    "denseLayers=1",
    "denseUnits=64",
    "activation=relu|tanh|elu",
    "batchNorm=false",
    "dropout=0..0.5,step:0.05",
    "flip=none",
    "shift=0",
    "rotate=0",
    "zoom=0",
    "brightness=0",
    "l1=0",
    "l2=0",
    "weightInit=glorotUniform",
    "optimizer=adam",
    "learningRate=0.0003..0.01,log",
    "momentum=0.9",
    "weightDecay=0.004",
    "schedule=constant",
    "batchSize=32",
    "epochs=30",
    "patience=8",
    "neighbours=5",
    "neighbourWeights=uniform",
    "distancePower=2",
    "linearC=1",
    "l1Ratio=0",
    "treeEncoding=ordinal",
    "trees=100",
    "maxFeatures=sqrt",
    "forestMinLeaf=1",
    "treeDepth=0",
    "bootstrap=true",
    "extraTrees=false",
    "rounds=1000",
    "boostingRate=0.1",
    "leaves=31",
    "boostingMinLeaf=20",
    "leafL2=0",
    "rowShare=1",
    "columnShare=1",
    "roundPatience=20",
    "treeImpute=keep",
  ]);
  expect(search).toEqual({
    sampler: "gp",
    // Newer than the first links: their implicit values.
    acquisition: "logEi",
    pruner: {
      name: "none",
      warmup: 3,
      startTrials: 5,
      percentile: 60,
      reduction: 2,
      patience: 5,
      threshold: null,
      significance: 0.1,
    },
    sideObjectives: [],
    outcomeConstraints: [],
    inputConstraints: [],
    objective: { metric: "logLoss", direction: "minimize" },
    budget: { trials: 20, minutes: null, target: null, tolerance: null },
    workers: null,
    engine: "auto",
    reproducible: false,
    seed: 1,
    repeats: 1,
  });
  expect(DEFAULT_CONFIG.data).toEqual({
    source: { kind: "builtIn", id: "penguins" },
    kinds: [],
    target: "species",
    task: "classification",
    excluded: [],
    targetTransform: "none",
    split: {
      validation: 0.2,
      test: 0.2,
      stratify: true,
      folds: 1,
      foldRepeats: 1,
      by: { kind: "random" },
    },
  });
});
