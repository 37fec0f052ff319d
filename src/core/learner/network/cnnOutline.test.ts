import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AppError } from "../../errors.ts";
import type { DataShape } from "../dataShape.ts";
import { resolveNetwork } from "../registry.ts";
import { createRng } from "../../math/rng.ts";
import type { Distribution, Params, ParamValue } from "../../space/distribution.ts";
import { createTransform, randomPoint } from "../../space/transform.ts";
import type { PictureDimensions } from "./augment.ts";
import { cnnOutline, type SizeRange } from "./cnnOutline.ts";
import { compileSpace } from "../../model/compileSpace.ts";
import { SPACE_PRESETS, spacePreset } from "../../model/defaultSettings.ts";
import { largestTrial } from "../../model/largestTrial.ts";
import { layerShapes } from "./layerShapes.ts";
import type { LayerShape, ModelSpec } from "./modelSpec.ts";
import { stepOperations } from "./multiplyAdds.ts";
import { parameterCount } from "./parameterCount.ts";
import { parameterCountRange } from "../../model/parameterCountRange.ts";
import { pictureProblems } from "../../model/pictureSettings.ts";
import { SETTING_TABLE, type SettingName } from "../../model/settingTable.ts";
import type { Setting, Settings } from "../../model/settings.ts";

const DIGITS: PictureDimensions = [8, 8, 1];
const OUTPUTS = 10;

const shapeOf = (rowShape: PictureDimensions): DataShape => ({
  rowShape,
  outputs: OUTPUTS,
  loss: "softmaxCrossEntropy",
});
const value = (given: ParamValue): Setting => ({
  mode: "value",
  value: given,
});
const list = (choices: readonly (string | number | boolean)[]): Setting => ({
  mode: "range",
  distribution: { kind: "categorical", choices },
});

/** Everything fixed: the space of one network. */
const FIXED: Settings = Object.fromEntries(
  Object.entries(spacePreset("small", DIGITS)).map(([name, setting]) => [
    name,
    setting.mode === "value" ? setting : value(SETTING_TABLE[name as SettingName].defaultValue),
  ]),
) as Settings;

const decisions = {
  blocks: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
  convolutions: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 2 }),
  kernel: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
  stride: fc.uniqueArray(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 2 }),
  padding: fc.uniqueArray(fc.constantFrom("same", "valid"), { minLength: 1 }),
  pooling: fc.uniqueArray(fc.constantFrom("max", "average", "none"), { minLength: 1 }),
  poolSize: fc.uniqueArray(fc.integer({ min: 2, max: 4 }), { minLength: 1, maxLength: 2 }),
  head: fc.uniqueArray(fc.constantFrom("flatten", "globalAverage"), { minLength: 1 }),
  denseLayers: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 }),
  denseUnits: fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 2 }),
  batchNorm: fc.uniqueArray(fc.boolean(), { minLength: 1 }),
  filters1: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 2 }),
  filters2: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 2 }),
  filters3: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 2 }),
};
const spaces = fc.record(decisions).map((choices): Settings => ({
  ...FIXED,
  ...Object.fromEntries(
    Object.entries(choices).map(([name, values]) => [
      name,
      values.length === 1 ? value(values[0]!) : list(values),
    ]),
  ),
}));
const pictures = fc.tuple(
  fc.integer({ min: 1, max: 30 }),
  fc.integer({ min: 1, max: 30 }),
  fc.integer({ min: 1, max: 3 }),
);

/** Some trials of a space. */
function trials(settings: Settings, count: number, seed: number): readonly Params[] {
  const transform = createTransform(compileSpace(settings));
  const rng = createRng(seed);
  return Array.from({ length: count }, () => transform.decode(randomPoint(transform.dimensions, rng)));
}

/** The outputs of the layers in the drawing, without activations, normalisation and dropout. */
function drawn(model: ModelSpec): readonly { kind: string; shape: LayerShape }[] {
  const shapes = layerShapes(model);
  return model.layers.flatMap(({ kind }, i) =>
    kind === "batchNorm" || kind === "activation" || kind === "dropout" ? [] : [{ kind, shape: shapes[i]! }],
  );
}

const within = (size: number, { low, high }: SizeRange) => size >= low && size <= high;

describe("of one network", () => {
  test("the outline is its layers, their shapes and its parameters", () => {
    let compared = 0;
    fc.assert(
      fc.property(spaces, pictures, (space, rowShape) => {
        const settings = Object.fromEntries(
          Object.entries(space).map(([name, setting]) => [
            name,
            setting.mode === "value"
              ? setting
              : value((setting.distribution as Distribution & { kind: "categorical" }).choices[0]!),
          ]),
        ) as Settings;
        const outline = cnnOutline(settings, rowShape, OUTPUTS);
        const { model } = resolveNetwork(settings, {}, shapeOf(rowShape));
        if (outline.misfit !== null) {
          expect(() => layerShapes(model)).toThrow(AppError);
          return;
        }
        compared++;
        expect(outline.stages.map(({ shape }) => shape!.map(({ low }) => low))).toEqual(
          drawn(model).map(({ shape }) => [...shape]),
        );
        for (const { shape, optional } of outline.stages) {
          expect(optional).toBe(false);
          for (const { low, high } of shape!) expect(low).toBe(high);
        }
        const total = outline.stages.reduce((sum, { parameters }) => sum + parameters.low, 0);
        const parameters = parameterCount(model);
        expect(total).toBe(parameters);
        expect(outline.parameters).toEqual({ low: parameters, high: parameters });
      }),
      { seed: 1, numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(50);
  });
});

describe("of a space", () => {
  test("every trial lies within the outline, and is possible exactly if the outline says so", () => {
    let [possible, impossible] = [0, 0];
    fc.assert(
      fc.property(spaces, pictures, (settings, rowShape) => {
        const outline = cnnOutline(settings, rowShape, OUTPUTS);
        expect(pictureProblems(settings, rowShape)).toHaveLength(outline.misfit === null ? 0 : 1);
        for (const params of trials(settings, 12, 3)) {
          const { model } = resolveNetwork(settings, params, shapeOf(rowShape));
          if (outline.misfit !== null) {
            impossible++;
            continue;
          }
          possible++;
          expect(within(parameterCount(model), outline.parameters!)).toBe(true);
          for (const { shape } of drawn(model)) {
            const holds = outline.stages.some(
              (stage) =>
                stage.shape!.length === shape.length &&
                stage.shape!.every((range, i) => within(shape[i]!, range)),
            );
            expect(holds).toBe(true);
          }
        }
      }),
      { seed: 2, numRuns: 150 },
    );
    expect(Math.min(possible, impossible)).toBeGreaterThan(60);
  });

  test("every misfit occurs in some trial", () => {
    fc.assert(
      fc.property(
        spaces,
        fc.tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 2, max: 9 }), fc.constant(1)),
        (settings, rowShape) => {
          const { misfit } = cnnOutline(settings, rowShape, OUTPUTS);
          if (misfit === null) return;
          const fails = trials(settings, 300, 5).some((params) => {
            try {
              layerShapes(resolveNetwork(settings, params, shapeOf(rowShape)).model);
              return false;
            } catch {
              return true;
            }
          });
          expect(fails).toBe(true);
        },
      ),
      { seed: 3, numRuns: 40 },
    );
  });

  test.each(SPACE_PRESETS)(
    "the ends of the %s space's parameter counts belong to networks of the space",
    (preset) => {
      const settings = spacePreset(preset, DIGITS);
      const { low, high } = parameterCountRange(settings, shapeOf(DIGITS))!;
      const counts = trials(settings, 3000, 7).map((params) =>
        parameterCount(resolveNetwork(settings, params, shapeOf(DIGITS)).model),
      );
      expect(Math.min(...counts)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...counts)).toBeLessThanOrEqual(high);
      // Random trials come near both ends, on a logarithmic scale.
      expect(Math.log(Math.min(...counts) / low)).toBeLessThan(1);
      expect(Math.log(high / Math.max(...counts))).toBeLessThan(1);
    },
  );

  test.each(SPACE_PRESETS)("no trial of the %s space has longer steps than its largest trial", (preset) => {
    const settings = spacePreset(preset, DIGITS);
    const largest = largestTrial(settings, shapeOf(DIGITS));
    const most = stepOperations(largest.model, largest.training.batchSize);
    for (const params of trials(settings, 500, 9)) {
      const { model, training } = resolveNetwork(settings, params, shapeOf(DIGITS));
      expect(stepOperations(model, training.batchSize)).toBeLessThanOrEqual(most);
    }
  });
});

test("a misfit is named with the block, the window and its input", () => {
  const problems = (patch: Partial<Settings>, rowShape = DIGITS) =>
    pictureProblems({ ...FIXED, ...patch }, rowShape).map(({ name, error }) => [
      name,
      error.code,
      error.details,
    ]);
  expect(problems({ kernel: value(9), padding: value("valid") })).toEqual([
    ["kernel", "kernelTooLarge", { block: 1, window: 9, input: "8 × 8" }],
  ]);
  expect(problems({ kernel: value(3), padding: value("valid"), blocks: value(3) })).toEqual([
    ["blocks", "poolTooLarge", { block: 2, window: 2, input: "1 × 1" }],
  ]);
  expect(problems({ kernel: value(4), padding: value("valid") })).toEqual([
    ["kernel", "kernelTooLarge", { block: 2, window: 4, input: "2 × 2" }],
  ]);
  expect(problems({ blocks: value(4) })).toEqual([
    ["blocks", "poolTooLarge", { block: 4, window: 2, input: "1 × 1" }],
  ]);
  expect(problems({ poolSize: value(4) }, [3, 9, 3])).toEqual([
    ["poolSize", "poolTooLarge", { block: 1, window: 4, input: "3 × 9" }],
  ]);
  // A range is refused because of its worst trials.
  expect(problems({ kernel: list([3, 9]), padding: list(["same", "valid"]) })).toEqual([
    ["kernel", "kernelTooLarge", { block: 1, window: 9, input: "8 × 8" }],
  ]);
  expect(problems({ kernel: value(9) })).toEqual([]);
  expect(problems({ blocks: value(4), family: value("mlp") })).toEqual([]);
});

test.each([
  [1, 1],
  [2, 40],
  [8, 8],
  [28, 28],
  [64, 64],
] as const)("the presets fit pictures of %i × %i", (height, width) => {
  for (const preset of SPACE_PRESETS) {
    const rowShape: PictureDimensions = [height, width, 3];
    const problems = pictureProblems(spacePreset(preset, rowShape), rowShape);
    expect(height === 1 ? [] : problems).toEqual([]);
  }
});
