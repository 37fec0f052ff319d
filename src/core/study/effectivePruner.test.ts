import { expect, test } from "vitest";
import { DEFAULT_PRUNER } from "../pruner/pruner.ts";
import type { SamplerName } from "../sampler/samplerTable.ts";
import { effectivePruner } from "./effectivePruner.ts";

const MEDIAN = { ...DEFAULT_PRUNER, name: "median", reduction: 4 } as const;

test.each(["gp", "random"] as const)("%s uses the chosen pruner", (sampler) => {
  expect(effectivePruner({ sampler, pruner: MEDIAN })).toBe(MEDIAN);
});

test.each(["hyperband", "bohb"])("%s uses Hyperband, with the chosen settings", (name) => {
  const sampler = name as SamplerName;
  expect(effectivePruner({ sampler, pruner: MEDIAN })).toEqual({ ...MEDIAN, name: "hyperband" });
});
