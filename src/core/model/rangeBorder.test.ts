import { describe, expect, it } from "vitest";
import type { Distribution } from "../space/distribution.ts";
import { defaultSettings } from "./defaultSettings.ts";
import { atBorders } from "./rangeBorder.ts";
import { settingProblem } from "./settingProblems.ts";
import { SETTING_NAMES, SETTING_TABLE } from "./settingTable.ts";

const settings = defaultSettings();

function found(params: Record<string, number | string>) {
  return atBorders(settings, params).map(({ name, end, wider }) => {
    if (wider.mode !== "range" || wider.distribution.kind === "categorical") throw new Error("no range");
    return [name, end, wider.distribution.low, wider.distribution.high];
  });
}

describe("a value at the border of its range", () => {
  it("is found on the range's own scale, and the range is widened by half", () => {
    // 0.0003 to 0.01 on a logarithmic scale: half of its width is a factor of √(0.01 / 0.0003) = 5.8.
    expect(found({ learningRate: 0.0099 })).toEqual([["learningRate", "high", 3e-4, 0.058]]);
    expect(found({ learningRate: 0.00031 })).toEqual([["learningRate", "low", 5.2e-5, 0.01]]);
    expect(found({ learningRate: 0.0017, units1: 32 })).toEqual([]);
  });
  it("with whole numbers and grids moves by whole steps", () => {
    expect(found({ layers: 3 })).toEqual([["layers", "high", 1, 4]]);
    expect(found({ dropout: 0.5 })).toEqual([["dropout", "high", 0, 0.75]]);
    expect(found({ units1: 128 })).toEqual([["units1", "high", 4, 724]]);
  });
  it("is not reported if the setting allows no values further out", () => {
    expect(found({ dropout: 0 })).toEqual([]);
  });
  it("is not reported for a choice, nor for a fixed value", () => {
    expect(found({ activation: "relu", epochs: 30 })).toEqual([]);
  });
});

describe("for any setting and end, the wider range is allowed and contains the old one", () => {
  const numeric = SETTING_NAMES.filter((name) => SETTING_TABLE[name].kind !== "categorical");
  it.each(numeric.flatMap((name) => [[name, "low"] as const, [name, "high"] as const]))(
    "%s, %s",
    (name, end) => {
      const range = SETTING_TABLE[name].defaultRange as Exclude<Distribution, { kind: "categorical" }>;
      const own = { ...settings, [name]: { mode: "range", distribution: range } } as typeof settings;
      const found = atBorders(own, { [name]: range[end] });
      expect(found.length).toBeLessThanOrEqual(1);
      for (const { wider } of found) {
        expect(settingProblem(name, wider)).toBeNull();
        const now = (wider as { distribution: typeof range }).distribution;
        expect(now.low).toBeLessThanOrEqual(range.low);
        expect(now.high).toBeGreaterThanOrEqual(range.high);
        expect(now.high - now.low).toBeGreaterThan(range.high - range.low);
      }
    },
  );
});
