import type { SearchSpace } from "../space/searchSpace.ts";
import { spaceSize } from "../space/spaceSize.ts";
import type { SamplerOptions } from "./sampler.ts";
import type { SamplerName } from "./samplerTable.ts";

/**
 * Beyond this many trials, speed counts. The GP needs fewer trials for the same score than any other sampler, but with this many
 * trials each suggestion takes a large part of a second, and all workers wait for the same GP. That is about as long as a trial
 * takes in a study with time for thousands. Both limits are estimates, not measured: the studies of the benchmarks are shorter.
 */
const MANY_TRIALS = 1000;
/**
 * The same with several objectives: a suggestion of the GP then takes longer, and a population needs fewer trials to cover the
 * front.
 */
const MANY_TRIALS_OF_COMPROMISES = 500;

/**
 * Why `auto` chose its sampler:
 * - everyConfiguration: the budget is enough for the whole space
 * - compromises, manyCompromises: several objectives, with a budget that is not very large (compromises) or very large
 *   (manyCompromises)
 * - fewTrials: one objective, and each trial should give as much information as possible
 * - openEnd: the same, in a study that ends by time or score
 * - manyTrials, manyTrialsNumeric: a very large budget; in the second case all parameters are numeric and unconditional
 */
export type AutoReason =
  | "everyConfiguration"
  | "compromises"
  | "manyCompromises"
  | "fewTrials"
  | "openEnd"
  | "manyTrials"
  | "manyTrialsNumeric";

export interface AutoChoice {
  readonly sampler: Exclude<SamplerName, "auto">;
  readonly reason: AutoReason;
}

/** The sampler for a study, by its space, its budget and the number of its objectives, and the reason for it. */
export function autoChoice({ space, directions, budget = null }: SamplerOptions): AutoChoice {
  // With a budget of time only, the number of trials is unknown: the GP suits any number.
  const trials = budget ?? 0;
  if (trials >= spaceSize(space)) return { sampler: "grid", reason: "everyConfiguration" };
  if (directions.length > 1) {
    return trials > MANY_TRIALS_OF_COMPROMISES
      ? { sampler: "nsga2", reason: "manyCompromises" }
      : { sampler: "gp", reason: "compromises" };
  }
  if (budget === null) return { sampler: "gp", reason: "openEnd" };
  if (trials <= MANY_TRIALS) return { sampler: "gp", reason: "fewTrials" };
  return isNumeric(space)
    ? { sampler: "cmaEs", reason: "manyTrialsNumeric" }
    : { sampler: "tpe", reason: "manyTrials" };
}

function isNumeric({ parameters }: SearchSpace): boolean {
  return parameters.every(
    ({ distribution, condition }) => distribution.kind !== "categorical" && condition === null,
  );
}
