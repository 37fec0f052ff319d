import type { ErrorRecord } from "../errors.ts";
import type { Distribution, ParamValue } from "../space/distribution.ts";
import { settingApplies } from "./settingConditions.ts";
import type { SettingRule } from "./settingRow.ts";
import { SETTING_NAMES, SETTING_TABLE, type SettingName } from "./settingTable.ts";
import type { Setting, Settings } from "./settings.ts";

type NumericRule = Extract<SettingRule, { kind: "int" | "float" }>;
type NumericRange = Exclude<Distribution, { kind: "categorical" }>;

/** The problem of one setting by itself, or null. */
export function settingProblem(name: SettingName, setting: Setting): ErrorRecord | null {
  const rule = SETTING_TABLE[name];
  if (setting.mode === "value") return valueProblem(name, rule, setting.value);
  const { distribution } = setting;
  if (rule.kind === "categorical") {
    if (distribution.kind !== "categorical") return outOfBounds(name, distribution.low, rule);
    return choicesProblem(name, rule, distribution.choices);
  }
  if (distribution.kind === "categorical") return choicesProblem(name, rule, distribution.choices);
  return rangeProblem(name, rule, distribution);
}

/** The problems of the active settings and of the learner, without which no setting is active; others are ignored. */
export function settingProblems(settings: Settings): readonly { name: SettingName; error: ErrorRecord }[] {
  return SETTING_NAMES.filter((name) => name === "family" || settingApplies(name, settings)).flatMap(
    (name) => {
      const error = settingProblem(name, settings[name]);
      return error === null ? [] : [{ name, error }];
    },
  );
}

function valueProblem(name: SettingName, rule: SettingRule, value: ParamValue): ErrorRecord | null {
  if (rule.kind === "categorical")
    return rule.choices.includes(value) ? null : outOfBounds(name, value, rule);
  if (typeof value !== "number" || !Number.isFinite(value)) {
    return { code: "settingNotANumber", details: { setting: name, value: String(value) } };
  }
  if (value < rule.low || value > rule.high || (rule.kind === "int" && !Number.isInteger(value))) {
    return outOfBounds(name, value, rule);
  }
  return null;
}

/** A list to choose from: activations, or numbers such as batch sizes 16, 32, 64. */
function choicesProblem(
  name: SettingName,
  rule: SettingRule,
  choices: readonly ParamValue[],
): ErrorRecord | null {
  if (choices.length === 0) return { code: "choicesEmpty", details: { setting: name } };
  for (const choice of choices) {
    const problem = valueProblem(name, rule, choice);
    if (problem !== null) return problem;
  }
  // The space would count a repeated choice twice, and have fewer configurations than its size.
  const repeated = choices.find((choice, i) => choices.indexOf(choice) !== i);
  if (repeated === undefined) return null;
  return { code: "choicesRepeated", details: { setting: name, value: String(repeated) } };
}

function rangeProblem(name: SettingName, rule: NumericRule, range: NumericRange): ErrorRecord | null {
  const { low, high, log, step } = range;
  if (low > high) return { code: "rangeReversed", details: { setting: name, low, high } };
  if (log && low <= 0) return { code: "rangeLogNotPositive", details: { setting: name, low } };
  for (const end of [low, high]) {
    const problem = valueProblem(name, rule, end);
    if (problem !== null) return problem;
  }
  const stepWrong =
    step !== null &&
    (!Number.isFinite(step) ||
      step <= 0 ||
      (high > low && step > high - low) ||
      (range.kind === "int" && !Number.isInteger(step)) ||
      (log && !(range.kind === "int" && step === 1)));
  return stepWrong ? { code: "rangeStepInvalid", details: { setting: name, step, low, high } } : null;
}

function outOfBounds(name: SettingName, value: ParamValue, rule: SettingRule): ErrorRecord {
  const [low, high] =
    rule.kind === "categorical" ? [rule.choices[0]!, rule.choices.at(-1)!] : [rule.low, rule.high];
  const details = { setting: name, value: String(value), low: String(low), high: String(high) };
  return { code: "settingOutOfBounds", details };
}
