import type { SearchParameter, SearchSpace } from "../space/searchSpace.ts";
import { compileConstraints } from "./compileConstraints.ts";
import { conditionOf, settingApplies } from "./settingConditions.ts";
import { SETTING_NAMES } from "./settingTable.ts";
import type { Settings } from "./settings.ts";

/**
 * The search space of a set of settings: every range that can be active, parents first, each with its condition. A condition
 * whose parent is a fixed value is decided here and disappears.
 * @param constraints between settings, as typed
 * @throws AppError if a constraint cannot be read (check with `constraintProblems` first)
 */
export function compileSpace(settings: Settings, constraints: readonly string[] = []): SearchSpace {
  const parameters: SearchParameter[] = [];
  for (const name of SETTING_NAMES) {
    const setting = settings[name];
    if (setting.mode === "value" || !settingApplies(name, settings)) continue;
    parameters.push({ name, distribution: setting.distribution, condition: conditionOf(name, settings) });
  }
  const ordered = parentsFirst(parameters);
  return constraints.length === 0
    ? { parameters: ordered }
    : { parameters: ordered, constraints: compileConstraints(constraints, settings) };
}

/** In their order, except that a parent moves to before its first child: class weights, for example, depend on the learner. */
function parentsFirst(parameters: readonly SearchParameter[]): readonly SearchParameter[] {
  const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const placed = new Set<SearchParameter>();
  const place = (parameter: SearchParameter): void => {
    const parent = parameter.condition === null ? undefined : byName.get(parameter.condition.parent);
    if (parent !== undefined) place(parent);
    placed.add(parameter);
  };
  parameters.forEach(place);
  return [...placed];
}
