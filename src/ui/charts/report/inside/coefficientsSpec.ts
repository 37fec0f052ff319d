import type { FeatureMeaning } from "../../../../core/data/preparation/featureMeaning.ts";
import type { PreparedPart } from "../../../../core/data/preparation/preparedData.ts";
import { standardDeviation } from "../../../../core/math/stats.ts";
import type { LinearModel } from "../../../../core/learner/linear/linear.ts";
import type { TargetScale } from "../../../../core/metric/score.ts";
import { bySize, type NamedValue } from "./barsSpec.ts";

export interface Coefficient extends NamedValue {
  readonly meaning: FeatureMeaning;
}

interface CoefficientData {
  readonly test: Pick<PreparedPart, "rows" | "features"> | null;
  readonly targetScale: TargetScale | null;
}

/**
 * The coefficients of one output, standardised: by how much the output changes if the feature grows by its standard deviation over
 * the test rows. For classes in log-odds; for numbers in the target's units, or in those of its logarithm. The largest come first.
 * @param nameOf a feature's name
 */
export function coefficientsSpec(
  { kernel, bias }: LinearModel,
  output: number,
  meanings: readonly FeatureMeaning[],
  { test, targetScale }: CoefficientData,
  nameOf: (meaning: FeatureMeaning) => string,
): readonly Coefficient[] {
  const outputs = bias.length;
  const unit = targetScale?.sd ?? 1;
  const rows = meanings.map((meaning, feature) => ({
    meaning,
    name: nameOf(meaning),
    value: kernel[feature * outputs + output]! * unit * spreadOf(test, feature, meanings.length),
  }));
  return bySize(rows);
}

function spreadOf(test: CoefficientData["test"], feature: number, width: number): number {
  if (test === null || test.rows === 0) return 1;
  return standardDeviation(
    Float64Array.from({ length: test.rows }, (_, row) => test.features[row * width + feature]!),
  );
}
