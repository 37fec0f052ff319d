import { expect, test } from "vitest";
import type { DataShape } from "../learner/dataShape.ts";
import { spacePreset } from "./defaultSettings.ts";
import { largestTrial } from "./largestTrial.ts";
import { parameterCount } from "../learner/network/parameterCount.ts";
import { parameterCountRange } from "./parameterCountRange.ts";

const SHAPE: DataShape = { rowShape: [7], outputs: 3, loss: "softmaxCrossEntropy" };

test.each(["small", "medium", "large"] as const)(
  "has the most parameters and the largest batch of the %s space",
  (preset) => {
    const settings = spacePreset(preset);
    const { model, training } = largestTrial(settings, SHAPE);
    expect(parameterCount(model)).toBe(parameterCountRange(settings, SHAPE)!.high);
    expect(training.batchSize).toBe(preset === "large" ? 128 : 32);
  },
);

test("switches on whatever costs time, and takes the largest of numeric choices", () => {
  const { model, training } = largestTrial(
    {
      ...spacePreset("large"),
      batchSize: { mode: "range", distribution: { kind: "categorical", choices: [16, 256, 64] } },
    },
    SHAPE,
  );
  expect(new Set(model.layers.map(({ kind }) => kind))).toEqual(
    new Set(["dense", "batchNorm", "activation", "dropout"]),
  );
  expect(training.batchSize).toBe(256);
});
