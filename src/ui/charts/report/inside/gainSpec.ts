import { featureGroups } from "../../../../core/importance/featureGroups.ts";
import type { FittedPreparation } from "../../../../core/data/preparation/preparation.ts";
import { gainImportance, type PackedTrees } from "../../../../core/learner/trees/packedTrees.ts";
import type { NamedValue } from "./barsSpec.ts";

/** Each column's share of the gain of all splits: the sum over its features. Empty for pictures. */
export function gainSpec(pack: PackedTrees, preparation: FittedPreparation): readonly NamedValue[] {
  const gains = gainImportance(pack);
  return featureGroups(preparation).map(({ name, features }) => ({
    name,
    value: features.reduce((sum, feature) => sum + gains[feature]!, 0),
  }));
}
