import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settingProblem } from "../../../../core/model/settingProblems.ts";
import { SETTING_NAMES, SETTING_TABLE } from "../../../../core/model/settingTable.ts";
import { SCALES, scaleOf, withScale } from "./rangeEdits.ts";

const NUMERIC = SETTING_NAMES.filter((name) => SETTING_TABLE[name].kind !== "categorical");

describe("withScale", () => {
  it("gives the asked scale and a valid range, from any setting's range and in any order of changes", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NUMERIC),
        fc.array(fc.constantFrom(...SCALES), { minLength: 1, maxLength: 5 }),
        (name, scales) => {
          const rule = SETTING_TABLE[name];
          if (rule.kind === "categorical") throw new Error("numeric settings only");
          let distribution = rule.defaultRange as Parameters<typeof withScale>[0];
          for (const scale of scales) distribution = withScale(distribution, scale, rule.kind);
          const asked = scales.at(-1);
          const isPair = distribution.kind === "int" && distribution.high - distribution.low < 2;
          expect(scaleOf(distribution)).toBe(asked === "step" && isPair ? "linear" : asked);
          expect(settingProblem(name, { mode: "range", distribution })).toBeNull();
        },
      ),
      { seed: 11, numRuns: 300 },
    );
  });

  it("keeps the ends on the way to a list and back", () => {
    const range = { kind: "int", low: 16, high: 128, log: true, step: 1 } as const;
    const list = withScale(range, "list", "int");
    expect(list).toEqual({ kind: "categorical", choices: [16, 32, 64, 128] });
    expect(withScale(list, "log", "int")).toEqual(range);
  });

  it("starts a log scale above zero", () => {
    const dropout = { kind: "float", low: 0, high: 0.5, log: false, step: 0.05 } as const;
    expect(withScale(dropout, "log", "float")).toMatchObject({ low: 0.0005, high: 0.5, step: null });
  });

  it("chooses a step that can be read", () => {
    const range = { kind: "float", low: 0, high: 0.99, log: false, step: null } as const;
    expect(withScale(range, "step", "float")).toMatchObject({ step: 0.1 });
  });
});
