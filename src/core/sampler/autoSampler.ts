import type { SearchSpace } from "../space/searchSpace.ts";
import { spaceSize } from "../space/spaceSize.ts";
import type { SamplerOptions } from "./sampler.ts";
import type { SamplerName } from "./samplerTable.ts";

/**
 * Beyond so many trials, speed counts. The GP needs fewer trials for the same score than any other, but thinks for a good part of a
 * second over each of so many, for all workers together: about as long as a trial takes where there is time for thousands. Both limits
 * are reasoned, not measured: no study of the benchmarks is so long.
 */
const MANY_TRIALS = 1000;
/** The same for several objectives, where a suggestion of the GP takes longer and a population needs fewer trials to cover the front. */
const MANY_TRIALS_OF_COMPROMISES = 500;

/**
 * Why `auto` picks what it picks:
 * - everyConfiguration: the budget is enough for the whole space
 * - compromises, manyCompromises: several objectives, and a budget that is not or is very large
 * - fewTrials: one objective, each trial should teach as much as possible
 * - openEnd: the same, of a study that time or a score ends
 * - manyTrials, manyTrialsNumeric: a very large budget; of numbers alone, all of them always there
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

/** The sampler for a study, by its space, its budget and the number of its objectives, and why it is that one. */
export function autoChoice({ space, directions, budget = null }: SamplerOptions): AutoChoice {
  // A budget of time alone says nothing about the number of trials: the GP does with any.
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
