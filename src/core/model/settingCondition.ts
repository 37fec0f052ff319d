import type { Condition } from "../space/searchSpace.ts";
import { hiddenLayerOf, smallest } from "./settingRules.ts";
import type { SettingName, Settings } from "./settings.ts";

/** When a setting that can play a part does, or null: in every trial. */
export function conditionOf(name: SettingName, settings: Settings): Condition | null {
  const layer = hiddenLayerOf(name);
  if (layer !== null) return atLeastLayers(layer, settings);
  if (name === "activation" || name === "dropout" || name === "batchNorm") return atLeastLayers(1, settings);
  if (name === "momentum") return onlyWith("sgd", settings);
  if (name === "weightDecay") return onlyWith("adamw", settings);
  return null;
}

function atLeastLayers(layer: number, settings: Settings): Condition | null {
  if (settings.layers.mode === "value" || smallest(settings.layers) >= layer) return null;
  const { distribution } = settings.layers;
  if (distribution.kind === "categorical") {
    const values = distribution.choices.filter((choice) => typeof choice === "number" && choice >= layer);
    return values.length === distribution.choices.length ? null : { parent: "layers", values };
  }
  return { parent: "layers", atLeast: layer };
}

function onlyWith(optimizer: string, settings: Settings): Condition | null {
  if (settings.optimizer.mode === "value") return null;
  const { distribution } = settings.optimizer;
  const single = distribution.kind === "categorical" && distribution.choices.length === 1;
  return single ? null : { parent: "optimizer", values: [optimizer] };
}
