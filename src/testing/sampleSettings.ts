import { createRng, type Rng } from "../core/math/rng.ts";
import { SETTING_NAMES, SETTING_TABLE, type SettingName } from "../core/model/settingTable.ts";
import type { SettingRule } from "../core/model/settingRow.ts";
import type { Setting, Settings } from "../core/model/settings.ts";
import { FROZEN_SETTINGS } from "./frozenNames.ts";

const FROZEN = Object.keys(FROZEN_SETTINGS) as readonly (keyof typeof FROZEN_SETTINGS)[];

/**
 * `count` sets of settings, the same for the same seed: values, default ranges, lists of choices and ranges of one point, mixed.
 * Settings and choices added after the freeze do not change them: a new setting has its default.
 */
export function sampleSettings(count: number, seed: number): readonly Settings[] {
  const rng = createRng(seed);
  return Array.from({ length: count }, () => {
    const drawn = new Map<string, Setting>(FROZEN.map((name) => [name, drawSetting(name, rng)]));
    const settings = SETTING_NAMES.map((name) => {
      const { defaultValue } = SETTING_TABLE[name];
      return [name, drawn.get(name) ?? { mode: "value", value: defaultValue }] as const;
    });
    return Object.fromEntries(settings) as Record<SettingName, Setting>;
  });
}

function drawSetting(name: keyof typeof FROZEN_SETTINGS, rng: Rng): Setting {
  const rule = frozenRule(name);
  const way = rng.uniform();
  if (way < 0.4) return { mode: "range", distribution: rule.defaultRange };
  if (rule.kind === "categorical") {
    const choice = rule.choices[Math.floor(rng.uniform() * rule.choices.length)]!;
    if (way < 0.9) return { mode: "value", value: choice };
    return { mode: "range", distribution: { kind: "categorical", choices: [choice] } };
  }
  const { defaultRange, defaultValue } = rule;
  const ends = [defaultRange.low, defaultRange.high];
  const value = [defaultValue, ...ends][Math.floor(rng.uniform() * (ends.length + 1))]!;
  if (way < 0.8) return { mode: "value", value };
  const choices = way < 0.9 ? [...new Set([...ends, defaultValue])] : [value];
  return { mode: "range", distribution: { kind: "categorical", choices } };
}

/** The rule with its choices at the freeze; later ones are appended. */
function frozenRule(name: keyof typeof FROZEN_SETTINGS): SettingRule {
  const rule: SettingRule = SETTING_TABLE[name];
  if (rule.kind !== "categorical") return rule;
  const choices = rule.choices.slice(0, FROZEN_SETTINGS[name]);
  const searched = rule.defaultRange.choices.filter((each) => choices.includes(each));
  return { ...rule, choices, defaultRange: { kind: "categorical", choices: searched } };
}
