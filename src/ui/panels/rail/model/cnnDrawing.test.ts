import { describe, expect, it } from "vitest";
import type { PictureDimensions } from "../../../../core/learner/network/augment.ts";
import { spacePreset } from "../../../../core/model/defaultSettings.ts";
import type { Setting, Settings } from "../../../../core/model/settings.ts";
import type { ParamValue } from "../../../../core/space/distribution.ts";
import { cnnRows, type CnnRow } from "./cnnDrawing.ts";

const DIGITS: PictureDimensions = [8, 8, 1];

const value = (given: ParamValue): Setting => ({ mode: "value", value: given });
const choices = (...given: ParamValue[]): Setting => ({
  mode: "range",
  distribution: { kind: "categorical", choices: given },
});
const rowsOf = (changed: Partial<Settings>, pictures = DIGITS): readonly CnnRow[] =>
  cnnRows({ ...spacePreset("medium", pictures), ...changed }, pictures, 10)!;
const kinds = (rows: readonly CnnRow[]): string[] => rows.map(({ label }) => label.kind);

/** One network: two blocks of a convolution and a pool, then one dense layer. */
const ONE: Partial<Settings> = {
  blocks: value(2),
  filters1: value(8),
  filters2: value(16),
  kernel: value(3),
  denseUnits: value(32),
  batchNorm: value(false),
};

describe("cnnRows", () => {
  it("has a line for each layer, from the picture to the output, with its shape and parameters", () => {
    const rows = rowsOf(ONE);
    expect(kinds(rows)).toEqual([
      "input",
      "convolution",
      "maxPool",
      "convolution",
      "maxPool",
      "flatten",
      "dense",
      "output",
    ]);
    expect(rows.map(({ startsBlock }) => startsBlock)).toEqual([null, 1, null, 2, null, null, null, null]);
    const shapes = rows.map(({ shape }) => shape!.map(({ low, high }) => (low === high ? low : NaN)));
    expect(shapes).toEqual([[8, 8, 1], [8, 8, 8], [4, 4, 8], [4, 4, 16], [2, 2, 16], [64], [32], [10]]);
    const parameters = rows.map((row) => row.parameters?.high ?? null);
    expect(parameters).toEqual([
      null,
      9 * 8 + 8,
      null,
      9 * 8 * 16 + 16,
      null,
      null,
      64 * 32 + 32,
      32 * 10 + 10,
    ]);
    expect(rows.some(({ optional, misfit }) => optional || misfit)).toBe(false);
  });

  it("narrows with the picture, and no bar leaves the drawing", () => {
    const bars = rowsOf(ONE).map(({ bar }) => bar.high);
    expect(bars.slice(0, 5)).toEqual(bars.slice(0, 5).toSorted((a, b) => b - a));
    expect(bars[0]).toBe(1);
    expect(Math.min(...bars)).toBeGreaterThan(0);
    const wide = rowsOf({ ...ONE, denseUnits: value(1024) }, [4, 64, 3]).map(({ bar }) => bar.high);
    expect(Math.max(...wide)).toBe(1);
  });

  it("marks what only some trials have: a block as a whole, a dense layer by itself", () => {
    const rows = rowsOf({ ...ONE, blocks: choices(1, 2), denseLayers: choices(0, 1) });
    expect(rows.map(({ optional }) => optional)).toEqual([
      false,
      false,
      false,
      true,
      true,
      false,
      true,
      false,
    ]);
    expect(rows.map(({ inOptionalBlock }) => inOptionalBlock)).toEqual([
      false,
      false,
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
    // What flattening gives depends on the blocks before it.
    expect(rows.find(({ label }) => label.kind === "flatten")!.shape).toEqual([{ low: 64, high: 128 }]);
  });

  it("names windows and pools that are searched as what they can be", () => {
    const rows = rowsOf({
      ...ONE,
      kernel: choices(3, 5),
      pooling: choices("max", "average"),
      head: choices("flatten", "globalAverage"),
    });
    expect(rows[1]!.label).toEqual({ kind: "convolution", window: { low: 3, high: 5 } });
    expect(rows[2]!.label).toMatchObject({ kind: "pool" });
    expect(kinds(rows)).toContain("head");
    expect(kinds(rowsOf({ ...ONE, pooling: value("average") }))[2]).toBe("averagePool");
    expect(kinds(rowsOf({ ...ONE, head: value("globalAverage") }))[5]).toBe("globalAverage");
  });

  it("marks the first layer that does not fit, and gives no shape to those behind it", () => {
    const rows = rowsOf({ ...ONE, kernel: value(9), padding: value("valid") });
    expect(rows.map(({ misfit }) => misfit).indexOf(true)).toBe(1);
    expect(rows.filter(({ misfit }) => misfit)).toHaveLength(1);
    expect(rows.slice(1).every(({ shape, bar }) => shape === null && bar.high === 0)).toBe(true);
  });

  it("is nothing to draw where a setting is broken", () => {
    const settings = { ...spacePreset("medium", DIGITS), kernel: value("wide") };
    expect(cnnRows(settings, DIGITS, 10)).toBeNull();
  });
});
