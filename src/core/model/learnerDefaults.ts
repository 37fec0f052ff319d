import { isNetwork, type LearnerName } from "../learner/learnerName.ts";
import { contains } from "../space/checkParams.ts";
import type { Distribution, Params, ParamValue } from "../space/distribution.ts";
import { isActive, type SearchSpace } from "../space/searchSpace.ts";
import { createTransform } from "../space/transform.ts";
import { SETTING_TABLE, type SettingName } from "./settingTable.ts";
import { valuesOfSetting, type Settings } from "./settings.ts";

/** The order of learners by the usual time of a training with default settings, the fastest first. */
const PLACE: Readonly<Record<LearnerName, number>> = {
  linear: 0,
  knn: 1,
  forest: 2,
  boosting: 3,
  mlp: 4,
  cnn: 5,
};

/** Settings of which 0 means no limit, so that a range's largest number comes nearest to it. */
const UNLIMITED: ReadonlySet<string> = new Set<SettingName>(["treeDepth"]);

/**
 * The configurations that a search among learners tries first: the default settings of each learner, moved into their ranges, the
 * fastest learner's first. Empty unless several learners are searched, not all of them networks: a search among networks begins as
 * it did before there were other learners, so that saved seeds go on meaning the same.
 * @param space compiled from `settings`
 */
export function learnerDefaults({ family }: Pick<Settings, "family">, space: SearchSpace): readonly Params[] {
  if (family.mode === "value") return [];
  const learners = valuesOfSetting(family) as readonly LearnerName[];
  if (learners.length === 1 || learners.every(isNetwork)) return [];
  return learners
    .toSorted((a, b) => PLACE[a] - PLACE[b])
    .map((learner) => {
      const params: Record<string, ParamValue> = {};
      for (const parameter of space.parameters) {
        if (!isActive(parameter, params)) continue;
        const { name, distribution } = parameter;
        params[name] = name === "family" ? learner : defaultWithin(name as SettingName, distribution);
      }
      return params;
    });
}

/** The default of a setting, or the value of its range that is nearest to it; the first choice if the default is none of them. */
function defaultWithin(name: SettingName, distribution: Distribution): ParamValue {
  const { defaultValue } = SETTING_TABLE[name];
  if (contains(distribution, defaultValue)) return defaultValue;
  const line = createTransform({ parameters: [{ name, distribution, condition: null }] });
  const wanted = UNLIMITED.has(name) && defaultValue === 0 ? Number.MAX_VALUE : defaultValue;
  return line.decode(line.encode({ [name]: wanted }))[name]!;
}
