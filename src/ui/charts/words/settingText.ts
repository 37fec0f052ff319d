import type { TFunction } from "i18next";
import type { SettingName } from "../../../core/model/settingTable.ts";
import type { ParamValue } from "../../../core/space/distribution.ts";
import { paramText } from "./trialWords.ts";

/** A setting's value in words, as `paramText`; "no limit" where 0 means that. */
export function settingText(t: TFunction, name: string, value: ParamValue | undefined): string {
  if (name === ("treeDepth" satisfies SettingName) && value === 0) return t("models.noLimit");
  return paramText(t, value);
}
