import { createSampler } from "../../src/core/sampler/createSampler.ts";
import type { Sampler } from "../../src/core/sampler/sampler.ts";
import { asObserved, finishedTrials, unitCube } from "./finishedTrials.ts";

/** What the benchmark calls in the worker. */
export interface SuggestBench {
  /** A study of so many finished trials; makes so many suggestions that are not timed. */
  prepare(dims: number, trials: number, warmUps: number): void;
  /** Milliseconds of a suggestion; the next one has a finished trial more. */
  next(): number;
}

export function createSuggestBench(): SuggestBench {
  let sampler: Sampler;
  let dims = 0;
  let trials = 0;
  return {
    prepare(newDims, newTrials, warmUps) {
      dims = newDims;
      trials = newTrials;
      sampler = createSampler("gp", { space: unitCube(dims), directions: ["minimize"], seed: 1 });
      const observed = finishedTrials(dims, trials).map(asObserved);
      for (let i = 0; i < warmUps; i++) sampler.ask(observed);
    },
    next() {
      const observed = finishedTrials(dims, trials++).map(asObserved);
      const start = performance.now();
      sampler.ask(observed);
      return performance.now() - start;
    },
  };
}
