import { isAugmenting, type Augmentation, type Flip } from "../network/augment.ts";
import { convolutionalNetwork, type Head, type Pooling } from "../network/convolutionalNetwork.ts";
import type { ModelSpec, Padding } from "../network/modelSpec.ts";
import { BLOCK_FILTERS } from "../../model/settingTable.ts";
import type { DataShape } from "../dataShape.ts";
import type { GetSetting } from "../learner.ts";
import { networkLearner, type NetworkLearner } from "../network/networkLearner.ts";
import { hiddenOf, kernelsOf, trainingOf } from "../network/networkSettings.ts";

/** A convolutional network: blocks of convolutions, then dense layers. */
export const CNN: NetworkLearner = networkLearner((get, shape) => ({
  model: trialCnn(get, shape),
  training: trainingOf(get, augmentationOf(get)),
}));

function trialCnn(get: GetSetting, shape: DataShape): ModelSpec {
  const filters = BLOCK_FILTERS.slice(0, Number(get("blocks"))).map((name) => Number(get(name)));
  const pooling = get("pooling") as Pooling;
  const denseLayers = Number(get("denseLayers"));
  return convolutionalNetwork(
    {
      filters,
      convolutions: Number(get("convolutions")),
      kernel: Number(get("kernel")),
      stride: Number(get("stride")),
      padding: get("padding") as Padding,
      pooling,
      poolSize: pooling === "none" ? 1 : Number(get("poolSize")),
      head: get("head") as Head,
      denseLayers,
      denseUnits: denseLayers === 0 ? 0 : Number(get("denseUnits")),
    },
    { ...hiddenOf(get), ...kernelsOf(get) },
    shape,
  );
}

/** null: no augmentation. */
function augmentationOf(get: GetSetting): Augmentation | null {
  const augmentation: Augmentation = {
    flip: get("flip") as Flip,
    shift: Number(get("shift")),
    rotate: Number(get("rotate")),
    zoom: Number(get("zoom")),
    brightness: Number(get("brightness")),
  };
  return isAugmenting(augmentation) ? augmentation : null;
}
