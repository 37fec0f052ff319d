import type { TFunction } from "i18next";
import type { ParamValue } from "../../../core/space/distribution.ts";
import { SETTING_NAMES, SETTING_TABLE } from "../../../core/model/settingTable.ts";
import { editableNumber } from "../../controls/numberText.ts";
import type { model } from "../../i18n/en/model.ts";

/** Setting values that have a translation: a choice that is a number ("0.25") is its own word. */
const CHOICES: ReadonlySet<string> = new Set(
  SETTING_NAMES.flatMap((name) => {
    const row = SETTING_TABLE[name];
    return row.kind === "categorical" ? row.choices.map(String) : [];
  }).filter((choice) => Number.isNaN(Number(choice))),
);

/** "1–3", or "2" when both ends are the same. */
export function rangeText(low: number, high: number): string {
  return low === high ? editableNumber(low) : `${editableNumber(low)}–${editableNumber(high)}`;
}

/** A choice of a setting as a word: a value of unknown origin (a link) is shown as it is. */
export function choiceWord(t: TFunction, value: ParamValue): string {
  if (typeof value === "number") return editableNumber(value);
  const key = String(value);
  return isChoice(key) ? t(`model.choices.${key}`) : key;
}

function isChoice(key: string): key is keyof typeof model.choices {
  return CHOICES.has(key);
}
