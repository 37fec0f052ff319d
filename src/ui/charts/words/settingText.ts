import type { TFunction } from "i18next";
import type { ParamValue } from "../../../core/space/distribution.ts";
import { paramText } from "./trialWords.ts";

/** A setting's value in words, as `paramText`; "no limit" or "off" where 0 means that. */
export function settingText(t: TFunction, name: string, value: ParamValue | undefined): string {
  return (value === 0 ? zeroText(t, name) : null) ?? paramText(t, value);
}

/** What 0 means for a setting; null: the number. */
export function zeroText(t: TFunction, name: string): string | null {
  switch (name) {
    case "treeDepth":
      return t("models.noLimit");
    case "patience":
    case "roundPatience":
      return t("model.off");
    default:
      return null;
  }
}
