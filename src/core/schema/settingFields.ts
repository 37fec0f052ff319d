import { SETTING_NAMES, SETTING_TABLE, type SettingName } from "../model/settingTable.ts";
import type { Setting, Settings } from "../model/settings.ts";
import type { Distribution, FloatDistribution, IntDistribution, ParamValue } from "../space/distribution.ts";
import {
  fieldsOf,
  formerly,
  jsonOnly,
  listOf,
  members,
  one,
  record,
  type Field,
  type Fields,
} from "./fields.ts";
import { digits, flag, number, text, unfit, type Kind, type Shape, type TextKind } from "./kind.ts";
import { settingFromText, settingToText } from "./settingText.ts";
import { nullable } from "./composite.ts";

const FINITE = number({ low: -Infinity, high: Infinity, whole: false });

export const PARAM_VALUE: Kind<ParamValue> = {
  shape: { type: "either", of: [FINITE.shape, text().shape, { type: "flag" }] },
  toJson: (value) => value,
  fromJson: (value, place) =>
    typeof value === "string" || typeof value === "boolean" ? value : FINITE.fromJson(value, place),
};

const RANGE = { low: jsonOnly(FINITE), high: jsonOnly(FINITE), log: jsonOnly(flag("log", "")) };
const FLOAT = record<Omit<FloatDistribution, "kind">>({ ...RANGE, step: jsonOnly(nullable(FINITE)) });
const INT = record<Omit<IntDistribution, "kind">>({ ...RANGE, step: jsonOnly(digits(1, 1e9)) });
const CHOICES = record<{ readonly choices: readonly ParamValue[] }>({
  choices: jsonOnly(listOf(PARAM_VALUE)),
});

const DISTRIBUTION: Kind<Distribution> = {
  shape: { type: "either", of: [FLOAT.shape, INT.shape, CHOICES.shape] },
  toJson: (distribution) => distribution,
  fromJson(value, place) {
    const kind = members(value, place).get("kind");
    if (kind === "float") return { kind, ...FLOAT.fromJson(value, place) };
    if (kind === "int") return { kind, ...INT.fromJson(value, place) };
    if (kind === "categorical") return { kind, ...CHOICES.fromJson(value, place) };
    return unfit([...place, "kind"], kind);
  },
};

/** A value, or a range to search: see `settingToText`. */
function settingKind(name: SettingName): TextKind<Setting> {
  const rule = SETTING_TABLE[name];
  const textShape: Shape =
    rule.kind === "categorical"
      ? { type: "word", words: rule.choices.map(String) }
      : { type: "number", low: rule.low, high: rule.high, whole: rule.kind === "int" };
  return {
    shape: { type: "either", of: [PARAM_VALUE.shape, DISTRIBUTION.shape] },
    textShape,
    toText: settingToText,
    fromText: (given) => settingFromText(name, given) ?? undefined,
    toJson: (setting) => setting,
    fromJson(value, place) {
      const given = members(value, place);
      const mode = given.get("mode");
      if (mode === "value")
        return { mode, value: PARAM_VALUE.fromJson(given.get("value"), [...place, "value"]) };
      if (mode !== "range") return unfit([...place, "mode"], mode);
      return {
        mode,
        distribution: DISTRIBUTION.fromJson(given.get("distribution"), [...place, "distribution"]),
      };
    },
  };
}

const FORMER_SWITCH: ReadonlyMap<string, string> = new Map([
  ["0", "false"],
  ["1", "true"],
]);

/** Keys of older links, from a time when preparation could not be searched: `indicator=1`, `rare=0.05`. */
const FORMER_KEYS: Readonly<Partial<Record<SettingName, (field: Field<Setting>) => Field<Setting>>>> = {
  missingIndicator: (field) => formerly("indicator", (text) => FORMER_SWITCH.get(text) ?? "", field),
  rareLevelShare: (field) => formerly("rare", (text) => text, field),
};

/** All settings of the table. */
export const SETTING_FIELDS: Fields<Settings> = fieldsOf(SETTING_NAMES, (name) => {
  const { defaultValue } = SETTING_TABLE[name];
  const field = one(name, settingKind(name), { mode: "value", value: defaultValue });
  return FORMER_KEYS[name]?.(field) ?? field;
});
