import { describe, expect, it } from "vitest";
import { spacePreset } from "../../../../core/model/defaultSettings.ts";
import type { Settings } from "../../../../core/model/settings.ts";
import { columnHeight, layerRange, networkColumns } from "./networkDrawing.ts";

const SHAPE = { inputs: 4, outputs: 3 };

describe("networkColumns", () => {
  it("draws every layer that can exist, and marks those that need not", () => {
    const columns = networkColumns(spacePreset("medium"), SHAPE);
    expect(columns.map(({ kind, layer, optional }) => [kind, layer, optional])).toEqual([
      ["input", 0, false],
      ["hidden", 1, false],
      ["hidden", 2, true],
      ["hidden", 3, true],
      ["output", 0, false],
    ]);
    expect(columns[1]).toMatchObject({ low: 4, high: 128 });
    expect(columns[4]).toMatchObject({ low: 3, high: 3 });
  });

  it("leaves input and output for a linear model", () => {
    const settings: Settings = { ...spacePreset("small"), layers: { mode: "value", value: 0 } };
    expect(networkColumns(settings, SHAPE).map(({ kind }) => kind)).toEqual(["input", "output"]);
  });

  it("survives what is typed: text, fractions, far too many layers", () => {
    expect(layerRange({ mode: "value", value: "two" })).toEqual({ low: 0, high: 0 });
    expect(layerRange({ mode: "value", value: 99 })).toEqual({ low: 5, high: 5 });
    expect(layerRange({ mode: "value", value: 1.6 })).toEqual({ low: 2, high: 2 });
    const settings: Settings = { ...spacePreset("small"), units1: { mode: "value", value: NaN } };
    expect(networkColumns(settings, SHAPE)[1]).toMatchObject({ low: 1, high: 1 });
  });
});

describe("columnHeight", () => {
  it("grows with the width and stays within the drawing", () => {
    const heights = [1, 4, 32, 1024, 5000].map(columnHeight);
    expect(heights.toSorted((a, b) => a - b)).toEqual(heights);
    expect(heights[0]).toBeGreaterThan(0);
    expect(heights.at(-1)).toBe(1);
  });
});
