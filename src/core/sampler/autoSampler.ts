import { spaceSize } from "../space/spaceSize.ts";
import type { SamplerName, SamplerOptions } from "./sampler.ts";

/**
 * Why `auto` picks what it picks:
 * - everyConfiguration: the budget is enough for the whole space
 * - compromises: several objectives
 * - fewTrials: one objective, each trial should teach as much as possible
 */
export type AutoReason = "everyConfiguration" | "compromises" | "fewTrials";

export interface AutoChoice {
  readonly sampler: Exclude<SamplerName, "auto">;
  readonly reason: AutoReason;
}

/** The sampler for a study, by its space, its budget and the number of its objectives, and why it is that one. */
export function autoChoice({ space, directions, budget = null }: SamplerOptions): AutoChoice {
  if (budget !== null && budget >= spaceSize(space)) return { sampler: "grid", reason: "everyConfiguration" };
  if (directions.length > 1) return { sampler: "gp", reason: "compromises" };
  return { sampler: "gp", reason: "fewTrials" };
}
