import type { PrunerConfig } from "../pruner/pruner.ts";
import type { SearchConfig } from "./studyConfig.ts";

/** These samplers are one half of a method whose other half is Hyperband's ladders. */
const WITH_HYPERBAND: ReadonlySet<string> = new Set(["hyperband", "bohb"]);

/** Whether the sampler has its own pruner, which replaces the chosen one. */
export function bringsPruner(sampler: SearchConfig["sampler"]): boolean {
  return WITH_HYPERBAND.has(sampler);
}

/** The pruner that a study uses: the one chosen, or the sampler's own with the chosen settings. */
export function effectivePruner({ sampler, pruner }: Pick<SearchConfig, "sampler" | "pruner">): PrunerConfig {
  return bringsPruner(sampler) ? { ...pruner, name: "hyperband" } : pruner;
}
