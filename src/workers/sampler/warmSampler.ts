import { createRng } from "../../core/math/rng.ts";
import { createSampler } from "../../core/sampler/createSampler.ts";
import type { ObservedTrial } from "../../core/sampler/sampler.ts";
import type { SearchParameter, SearchSpace } from "../../core/space/searchSpace.ts";

/** Trials that fill the space, and as many suggestions after them as it takes until most code is compiled. */
const START = 12;
const SUGGESTIONS = 24;

/**
 * Suggests for a made-up study, so that the browser has compiled the code of Gaussian processes before it is needed: the first
 * suggestions of a new worker take several times as long as later ones.
 * @param isOver whether the worker has other work by now
 * @param turn resolves after the waiting messages have been handled
 */
export async function warmSampler(isOver: () => boolean, turn: () => Promise<void>): Promise<void> {
  const sampler = createSampler("gp", { space: SPACE, directions: ["minimize"], seed: 1 });
  const trials = madeUpTrials(START + SUGGESTIONS);
  for (let shown = START; shown < trials.length && !isOver(); shown++) {
    sampler.ask(trials.slice(0, shown));
    await turn();
  }
}

const SPACE: SearchSpace = {
  parameters: [
    parameter("rate", { kind: "float", low: 1e-4, high: 1e-1, log: true, step: null }),
    parameter("share", { kind: "float", low: 0, high: 1, log: false, step: null }),
    parameter("units", { kind: "int", low: 4, high: 128, log: true, step: 1 }),
    parameter("choice", { kind: "categorical", choices: ["a", "b", "c"] }),
  ],
};

function parameter(name: string, distribution: SearchParameter["distribution"]): SearchParameter {
  return { name, distribution, condition: null };
}

function madeUpTrials(count: number): readonly ObservedTrial[] {
  const rng = createRng(1);
  return Array.from({ length: count }, (_, i): ObservedTrial => {
    const share = rng.uniform();
    const units = 4 + rng.integer(125);
    const params = { rate: 10 ** (-4 + 3 * rng.uniform()), share, units, choice: "abc"[i % 3]! };
    return {
      params,
      state: "complete",
      values: [(share - 0.3) ** 2 + Math.abs(units - 40) / 100 + 0.01 * rng.normal()],
    };
  });
}
