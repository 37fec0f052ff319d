import { keptKeys, type FittedPreparation } from "../data/preparation/preparation.ts";
import type { FeatureGroup } from "./permutationImportance.ts";

/** The features of each column that the preparation makes any of: their indices, in the order of `featureNames`. Empty for pictures. */
export function featureGroups({ columns }: Pick<FittedPreparation, "columns">): FeatureGroup[] {
  const groups: FeatureGroup[] = [];
  let first = 0;
  for (const column of columns) {
    const count = keptKeys(column).length;
    const features = Array.from({ length: count }, (_, i) => first + i);
    if (count > 0) groups.push({ name: column.name, features });
    first += count;
  }
  return groups;
}
