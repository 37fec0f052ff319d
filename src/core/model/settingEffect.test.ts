import { expect, it } from "vitest";
import { resolveTrial } from "../learner/registry.ts";
import type { ParamValue } from "../space/distribution.ts";
import { preparationOf } from "./preparationSettings.ts";
import { SETTING_NAMES, SETTING_TABLE, type SettingName } from "./settingTable.ts";
import type { Settings } from "./settings.ts";

const PICTURES = { rowShape: [28, 28, 1], outputs: 3, loss: "softmaxCrossEntropy" } as const;

// A row of the table alone compiles, and would be a field that does nothing.
it.each(SETTING_NAMES)("%s changes the preparation, the network or its training", (name) => {
  const meanings = valuesOf(name).map((value) => {
    const settings = settingsWith(new Map([...demandsOf(name), [name, value]]));
    return JSON.stringify([preparationOf(settings, {}), resolveTrial(settings, {}, PICTURES)]);
  });
  expect(new Set(meanings).size).toBe(meanings.length);
});

/** What makes a setting active. */
function demandsOf(name: SettingName): readonly (readonly [string, ParamValue])[] {
  const { learners = ["mlp"], when = [] } = SETTING_TABLE[name];
  const demands = when.map(
    (demand) => [demand.parent, "values" in demand ? demand.values[0]! : demand.atLeast] as const,
  );
  return [["family", learners[0]!], ...demands];
}

function valuesOf(name: SettingName): readonly ParamValue[] {
  const rule = SETTING_TABLE[name];
  return rule.kind === "categorical" ? rule.choices : [rule.defaultRange.low, rule.defaultRange.high];
}

function settingsWith(values: ReadonlyMap<string, ParamValue>): Settings {
  const settings = SETTING_NAMES.map((name) => {
    const value = values.get(name) ?? SETTING_TABLE[name].defaultValue;
    return [name, { mode: "value", value }] as const;
  });
  return Object.fromEntries(settings) as Settings;
}
