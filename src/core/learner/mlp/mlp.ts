import type { ModelSpec } from "../network/modelSpec.ts";
import { multilayerPerceptron } from "../network/perceptron.ts";
import { LAYER_UNITS } from "../../model/settingTable.ts";
import type { DataShape } from "../dataShape.ts";
import type { GetSetting } from "../learner.ts";
import { networkLearner, type NetworkLearner } from "../network/networkLearner.ts";
import { hiddenOf, kernelsOf, trainingOf } from "../network/networkSettings.ts";

/** A multilayer perceptron: dense layers alone. */
export const MLP: NetworkLearner = networkLearner((get, shape) => ({
  model: trialPerceptron(get, shape),
  training: trainingOf(get, null),
}));

function trialPerceptron(get: GetSetting, shape: DataShape): ModelSpec {
  const widths = LAYER_UNITS.slice(0, Number(get("layers"))).map((name) => Number(get(name)));
  // Without a hidden layer these settings are inactive.
  const linear = { activation: "linear", batchNorm: false, dropout: 0 } as const;
  const own = widths.length > 0 ? hiddenOf(get) : linear;
  return multilayerPerceptron(widths, { ...own, ...kernelsOf(get) }, shape);
}
