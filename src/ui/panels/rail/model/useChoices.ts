import { learnersFor } from "../../../../core/learner/learnerName.ts";
import { SETTING_TABLE, type SettingName } from "../../../../core/model/settingTable.ts";
import type { ParamValue } from "../../../../core/space/distribution.ts";
import { useSetup } from "../../../useSurmise.ts";

/** The choices of a setting for the data: of learners those that can learn them. Empty for a number. */
export function useChoices(name: SettingName): readonly ParamValue[] {
  const pictures = useSetup((state) => state.pictures !== null);
  if (name === "family") return learnersFor(pictures);
  const rule = SETTING_TABLE[name];
  return rule.kind === "categorical" ? rule.choices : [];
}
