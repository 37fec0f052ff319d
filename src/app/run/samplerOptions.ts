import { deriveSeed } from "../../core/math/rng.ts";
import { learnersOf } from "../../core/learner/registry.ts";
import { compileSpace } from "../../core/model/compileSpace.ts";
import { learnerDefaults } from "../../core/model/learnerDefaults.ts";
import { createPruner } from "../../core/pruner/createPruner.ts";
import { autoChoice } from "../../core/sampler/autoSampler.ts";
import type { SamplerOptions } from "../../core/sampler/sampler.ts";
import type { SamplerName } from "../../core/sampler/samplerTable.ts";
import type { StudySamplerRequest } from "../../core/study/studySampler.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import { prunerOptions } from "./pruning.ts";

/** The options of a study's sampler. */
export function samplerOptions(config: StudyConfig): SamplerOptions {
  const { settings, search } = config;
  const space = compileSpace(settings, search.inputConstraints);
  const portfolio = learnerDefaults(settings, space);
  return {
    space,
    directions: [search.objective, ...search.sideObjectives].map(({ direction }) => direction),
    seed: deriveSeed(search.seed, "sampler"),
    acquisition: search.acquisition,
    budget: search.budget.trials,
    constraintCount: search.outcomeConstraints.length,
    ...(portfolio.length > 0 && { portfolio }),
  };
}

/** The request that opens a study's sampler. */
export function samplerRequest(config: StudyConfig): StudySamplerRequest {
  const { sampler, budget, objective, sideObjectives, outcomeConstraints } = config.search;
  return {
    name: sampler,
    options: samplerOptions(config),
    watchful: budget.tolerance !== null,
    search: { objective, sideObjectives, outcomeConstraints },
    rungs: rungsOf(config),
  };
}

/** The sampler that is used: for `auto`, its choice. */
export function samplerOf(config: StudyConfig): SamplerName {
  const { sampler } = config.search;
  return sampler === "auto" ? autoChoice(samplerOptions(config)).sampler : sampler;
}

/** Steps at which trials of a study may be pruned, if they are the same for all its learners; otherwise none. */
export function rungsOf(config: StudyConfig): readonly number[] {
  const [first = [], ...others] = learnersOf(config.settings).map((learner) =>
    // Trial 0 is in the bracket with the most rungs.
    createPruner(prunerOptions(config, learner)).checkSteps(0),
  );
  return others.every((other) => String(other) === String(first)) ? first : [];
}
