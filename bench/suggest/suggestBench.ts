import { createSampler } from "../../src/core/sampler/createSampler.ts";
import type { Sampler } from "../../src/core/sampler/sampler.ts";
import { asObserved, finishedTrials, unitCube } from "./finishedTrials.ts";

/** The functions that the benchmark calls in the worker. */
export interface SuggestBench {
  /** Creates a study with this many finished trials, and makes `warmUps` suggestions that are not timed. */
  prepare(dims: number, trials: number, warmUps: number): void;
  /** Milliseconds of a suggestion; each call adds a finished trial for the next one. */
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
