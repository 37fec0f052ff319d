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
  return constraints.length === 0
    ? { parameters }
    : { parameters, constraints: compileConstraints(constraints, settings) };
}
