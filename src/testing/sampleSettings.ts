import { createRng, type Rng } from "../core/math/rng.ts";
import { SETTING_NAMES, SETTING_TABLE, type SettingName } from "../core/model/settingTable.ts";
import type { Setting, Settings } from "../core/model/settings.ts";

/** `count` sets of settings, the same for the same seed: values, usual ranges, lists of choices and ranges of one point, mixed. */
export function sampleSettings(count: number, seed: number): readonly Settings[] {
  const rng = createRng(seed);
  return Array.from({ length: count }, () => {
    const drawn = SETTING_NAMES.map((name) => [name, drawSetting(name, rng)] as const);
    return Object.fromEntries(drawn) as Record<SettingName, Setting>;
  });
}

function drawSetting(name: SettingName, rng: Rng): Setting {
  const rule = SETTING_TABLE[name];
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
