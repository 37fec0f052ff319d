import type { LearnerName } from "../learner/learnerName.ts";
import type { ParamValue } from "../space/distribution.ts";
import type { Condition } from "../space/searchSpace.ts";
import type { Demand } from "./settingRow.ts";
import { canBe, largest, smallest, type Settings } from "./settings.ts";
import { SETTING_NAMES, SETTING_TABLE, type SettingName } from "./settingTable.ts";

/** The settings that decide which others are active, in the table's order. */
export const DECISIVE_SETTINGS: readonly SettingName[] = decisiveSettings();

/**
 * Whether a setting can be active in some trial. Units of a layer that cannot exist, momentum with Adam, or dropout without hidden
 * layers are never active and are left out of the space.
 */
export function settingApplies(name: SettingName, settings: Settings): boolean {
  const { learners, when = [] } = SETTING_TABLE[name];
  if (learners !== undefined && !learners.some((learner) => canBe(settings.family, learner))) return false;
  return isAlwaysActive(name, settings) || when.every((demand) => canBeMet(demand, settings));
}

/**
 * The condition under which an applicable setting is active, or null: in every trial. If MLPs and CNNs are searched together,
 * settings that both have are always active; in an MLP without a hidden layer they have no effect.
 */
export function conditionOf(name: SettingName, settings: Settings): Condition | null {
  const { learners, when = [] } = SETTING_TABLE[name];
  const own = isAlwaysActive(name, settings) ? [] : when;
  const demands = learners === undefined ? own : [...own, { parent: "family", values: learners }];
  for (const demand of demands) {
    const condition = demand.parent === name ? null : undecided(demand, settings);
    if (condition !== null) return condition;
  }
  return null;
}

/** The settings that a learner has, those of preparation included. */
export function settingsOfLearner(learner: LearnerName): ReadonlySet<SettingName> {
  return new Set(SETTING_NAMES.filter((name) => SETTING_TABLE[name].learners?.includes(learner) !== false));
}

function isAlwaysActive(name: SettingName, { family }: Settings): boolean {
  const { alwaysIn = [] } = SETTING_TABLE[name];
  return alwaysIn.some((one) => canBe(family, one));
}

function canBeMet(demand: Demand, settings: Settings): boolean {
  const parent = settings[demand.parent as SettingName];
  if ("atLeast" in demand) return largest(parent) >= demand.atLeast;
  return demand.values.some((value) => canBe(parent, value));
}

/** The condition from a demand if some trials meet it and others do not, otherwise null. */
function undecided(demand: Demand, settings: Settings): Condition | null {
  const { parent } = demand;
  const setting = settings[parent as SettingName];
  if (setting.mode === "value") return null;
  const { distribution } = setting;
  const meets = (value: ParamValue) =>
    "values" in demand ? demand.values.includes(value) : typeof value === "number" && value >= demand.atLeast;
  if (distribution.kind === "categorical") {
    const values = distribution.choices.filter(meets);
    return values.length === distribution.choices.length ? null : { parent, values };
  }
  if ("values" in demand || smallest(setting) >= demand.atLeast) return null;
  return { parent, atLeast: demand.atLeast };
}

function decisiveSettings(): readonly SettingName[] {
  const parents = new Set(
    Object.values(SETTING_TABLE).flatMap(({ learners, when = [] }) => [
      ...(learners === undefined ? [] : ["family"]),
      ...when.map(({ parent }) => parent),
    ]),
  );
  return SETTING_NAMES.filter((name) => parents.has(name));
}
