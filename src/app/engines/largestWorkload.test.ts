import { expect, test } from "vitest";
import { spacePreset } from "../../core/model/defaultSettings.ts";
import { largestWorkload } from "./largestWorkload.ts";

const SETTINGS = { ...spacePreset("small"), batchSize: { mode: "value", value: 4096 } } as const;

test.each([
  [300, 300],
  [10_000, 4096],
])("of %i training rows a step has %i", (rows, batchSize) => {
  const data = { task: "regression", rowShape: [3], classes: [], trainRows: rows } as const;
  expect(largestWorkload(SETTINGS, data).step.batchSize).toBe(batchSize);
});
