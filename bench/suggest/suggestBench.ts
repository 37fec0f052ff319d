import { createSampler } from "../../src/core/sampler/createSampler.ts";
import type { Sampler } from "../../src/core/sampler/sampler.ts";
import { type Dims, observedTrials, spaceOf } from "./finishedTrials.ts";

/** The functions that the benchmark calls in the worker. */
export interface SuggestBench {
  /** Creates a study with this many finished trials, and makes `warmUps` suggestions that are not timed. */
  prepare(dims: Dims, trials: number, warmUps: number): void;
  /** Milliseconds of a suggestion; each call adds a finished trial for the next one. */
  next(): number;
}

export function createSuggestBench(): SuggestBench {
  let sampler: Sampler;
  let dims: Dims = 0;
  let trials = 0;
  return {
    prepare(newDims, newTrials, warmUps) {
      dims = newDims;
      trials = newTrials;
      sampler = createSampler("gp", { space: spaceOf(dims), directions: ["minimize"], seed: 1 });
      const observed = observedTrials(dims, trials);
      for (let i = 0; i < warmUps; i++) sampler.ask(observed);
    },
    next() {
      const observed = observedTrials(dims, trials++);
      const start = performance.now();
      sampler.ask(observed);
      return performance.now() - start;
    },
  };
}
