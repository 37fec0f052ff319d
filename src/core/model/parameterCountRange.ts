import type { DataShape } from "../learner/dataShape.ts";
import { cnnOutline } from "../learner/network/cnnOutline.ts";
import { parameterCount } from "../learner/network/parameterCount.ts";
import { multilayerPerceptron } from "../learner/network/perceptron.ts";
import { LAYER_UNITS } from "./settingTable.ts";
import { sizeOf } from "../learner/network/weight.ts";
import { type Settings, canBe, largest, smallest } from "./settings.ts";

/**
 * Fewest and most trainable parameters a configuration of these settings can have, of learners that have any; null: none has.
 * @param settings valid, and possible for the shape
 */
export function parameterCountRange(
  settings: Settings,
  shape: DataShape,
): { low: number; high: number } | null {
  const { rowShape, outputs } = shape;
  const ranges: { low: number; high: number }[] = [];
  if (canBe(settings.family, "linear")) {
    const own = (sizeOf(rowShape) + 1) * outputs;
    ranges.push({ low: own, high: own });
  }
  if (canBe(settings.family, "mlp") || (canBe(settings.family, "cnn") && rowShape.length === 1)) {
    const low = perceptronAt(settings, shape, smallest, !canBe(settings.batchNorm, false));
    const high = perceptronAt(settings, shape, largest, canBe(settings.batchNorm, true));
    ranges.push({ low, high });
  }
  if (canBe(settings.family, "cnn") && rowShape.length === 3) {
    const { parameters } = cnnOutline(settings, rowShape, outputs);
    if (parameters !== null) ranges.push(parameters);
  }
  if (ranges.length === 0) return null;
  return {
    low: Math.min(...ranges.map(({ low }) => low)),
    high: Math.max(...ranges.map(({ high }) => high)),
  };
}

function perceptronAt(
  settings: Settings,
  shape: DataShape,
  extreme: typeof largest,
  batchNorm: boolean,
): number {
  const widths = LAYER_UNITS.slice(0, extreme(settings.layers)).map((name) => extreme(settings[name]));
  const hidden = { activation: "linear", batchNorm, dropout: 0, l1: 0, l2: 0, init: "zeros" } as const;
  return parameterCount(multilayerPerceptron(widths, hidden, shape));
}
