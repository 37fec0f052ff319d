import type { Condition } from "../space/searchSpace.ts";
import { blockOf, canBe, hiddenLayerOf, isOfCnn, smallest } from "./settingRules.ts";
import type { SettingName, Settings } from "./settings.ts";

/**
 * When a setting that can play a part does, or null: in every trial. Where perceptrons and convolutional networks are searched
 * together, what both have always plays one: in perceptrons without a hidden layer it does nothing.
 */
export function conditionOf(name: SettingName, settings: Settings): Condition | null {
  const layer = hiddenLayerOf(name);
  if (layer !== null) return atLeast("layers", layer, settings) ?? onlyWith("family", ["mlp"], settings);
  const block = blockOf(name);
  if (block !== null) return atLeast("blocks", block, settings) ?? onlyWith("family", ["cnn"], settings);
  const ofCnn = isOfCnn(name) ? onlyWith("family", ["cnn"], settings) : null;
  switch (name) {
    case "layers":
      return onlyWith("family", ["mlp"], settings);
    case "poolSize":
      return onlyWith("pooling", ["max", "average"], settings) ?? ofCnn;
    case "denseUnits":
      return atLeast("denseLayers", 1, settings) ?? ofCnn;
    case "activation":
    case "dropout":
    case "batchNorm":
      return canBe(settings.family, "cnn") ? null : atLeast("layers", 1, settings);
    case "momentum":
      return onlyWith("optimizer", ["sgd"], settings);
    case "weightDecay":
      return onlyWith("optimizer", ["adamw"], settings);
    default:
      return ofCnn;
  }
}

function atLeast(parent: SettingName, least: number, settings: Settings): Condition | null {
  const setting = settings[parent];
  if (setting.mode === "value" || smallest(setting) >= least) return null;
  const { distribution } = setting;
  if (distribution.kind === "categorical") {
    const values = distribution.choices.filter((choice) => typeof choice === "number" && choice >= least);
    return { parent, values };
  }
  return { parent, atLeast: least };
}

function onlyWith(parent: SettingName, wanted: readonly string[], settings: Settings): Condition | null {
  const setting = settings[parent];
  if (setting.mode === "value" || setting.distribution.kind !== "categorical") return null;
  const values = setting.distribution.choices.filter((choice) => wanted.includes(String(choice)));
  return values.length === setting.distribution.choices.length ? null : { parent, values };
}
