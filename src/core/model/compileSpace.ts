import type { Condition, SearchParameter, SearchSpace } from "../space/searchSpace.ts";
import { hiddenLayerOf, settingApplies, smallest } from "./settingRules.ts";
import { SETTING_NAMES, type SettingName, type Settings } from "./settings.ts";

/**
 * The search space of a set of settings: every range that can play a part, parents first, each with its condition. A condition
 * whose parent is a fixed value is decided here and disappears.
 */
export function compileSpace(settings: Settings): SearchSpace {
  const parameters: SearchParameter[] = [];
  for (const name of SETTING_NAMES) {
    const setting = settings[name];
    if (setting.mode === "value" || !settingApplies(name, settings)) continue;
    parameters.push({ name, distribution: setting.distribution, condition: conditionOf(name, settings) });
  }
  return { parameters };
}

function conditionOf(name: SettingName, settings: Settings): Condition | null {
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
