import { settingProblem } from "../model/settingProblems.ts";
import { SETTING_TABLE, type SettingName } from "../model/settingTable.ts";
import type { Setting } from "../model/settings.ts";
import type { ParamValue } from "../space/distribution.ts";

/**
 * A setting as text in a link: `32`, a range `4..128,log` or `0..0.5,step:0.05`, choices `relu|tanh` (one choice: `relu|`).
 */
export function settingToText(setting: Setting): string {
  if (setting.mode === "value") return String(setting.value);
  const { distribution } = setting;
  if (distribution.kind === "categorical") {
    const { choices } = distribution;
    return choices.length === 1 ? `${String(choices[0])}|` : choices.map(String).join("|");
  }
  const { low, high, log, step, kind } = distribution;
  const plainStep = kind === "int" ? 1 : null;
  return `${low}..${high}${log ? ",log" : ""}${step === plainStep ? "" : `,step:${step}`}`;
}

/** The setting for a link's text, or null if the text is not an allowed setting. */
export function settingFromText(name: SettingName, text: string): Setting | null {
  const setting = parse(name, text);
  return setting === null || settingProblem(name, setting) !== null ? null : setting;
}

function parse(name: SettingName, text: string): Setting | null {
  if (text.includes("|")) {
    const choices = text.split("|").filter((part) => part !== "");
    return {
      mode: "range",
      distribution: { kind: "categorical", choices: choices.map((part) => valueOf(name, part)) },
    };
  }
  const [ends, ...options] = text.split(",");
  const [low, high] = ends!.split("..");
  if (high === undefined) return { mode: "value", value: valueOf(name, text) };
  const step = options.find((option) => option.startsWith("step:"))?.slice("step:".length);
  const range = { low: numberOf(low!), high: numberOf(high), log: options.includes("log") };
  switch (SETTING_TABLE[name].kind) {
    case "int":
      return {
        mode: "range",
        distribution: { kind: "int", ...range, step: step === undefined ? 1 : numberOf(step) },
      };
    case "float":
      return {
        mode: "range",
        distribution: { kind: "float", ...range, step: step === undefined ? null : numberOf(step) },
      };
    case "categorical":
      return null;
  }
}

/** Text as a value of the setting's type; text that is not a number is kept, and `settingProblem` reports it. */
function valueOf(name: SettingName, text: string): ParamValue {
  const rule = SETTING_TABLE[name];
  if (rule.kind === "categorical") return rule.choices.find((choice) => String(choice) === text) ?? text;
  return Number.isNaN(numberOf(text)) ? text : numberOf(text);
}

/** NaN also for the empty text, which `Number` reads as 0. */
function numberOf(text: string): number {
  return text.trim() === "" ? Number.NaN : Number(text);
}
