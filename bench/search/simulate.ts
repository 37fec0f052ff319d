import { createRng, deriveSeed } from "../../src/core/math/rng.ts";
import type { Params } from "../../src/core/space/distribution.ts";
import type { Problem } from "../problems/problem.ts";

/** A search in progress, by our samplers or another library's. Trials are numbered from 0 in the order of their suggestions. */
export interface Searcher {
  /** null: nothing is left to try. */
  ask(): Promise<Params | null>;
  /** @param value null: the trial failed */
  tell(trial: number, value: number | null): Promise<void>;
}

export interface SearchRun {
  /** Regret after 1, 2, … ended trials; Infinity while all have failed. Shorter than requested if nothing was left to try. */
  readonly regret: readonly number[];
  readonly msPerSuggestion: number;
}

/**
 * One search. With several workers, each takes a suggestion as soon as it is free, while the other trials are pending; durations are
 * drawn uniformly from [0.5, 1.5], so that trials end out of order. Durations and noise depend only on the seed and the trial's number:
 * they are the same for every sampler.
 *
 * Regret is the noiseless value of the trial with the best observed value, minus the minimum. With noise it may rise.
 */
export async function simulate(
  problem: Problem,
  searcher: Searcher,
  seed: number,
  trials: number,
  workers: number,
): Promise<SearchRun> {
  const durations = createRng(deriveSeed(seed, "durations"));
  const running: { trial: number; params: Params; ends: number }[] = [];
  const regret: number[] = [];
  const best = { observed: Number.POSITIVE_INFINITY, regret: Number.POSITIVE_INFINITY };
  let [now, asked, askMs, exhausted] = [0, 0, 0, false];
  for (;;) {
    while (!exhausted && running.length < workers && asked < trials) {
      const before = performance.now();
      const params = await searcher.ask();
      askMs += performance.now() - before;
      if (params === null) exhausted = true;
      else running.push({ trial: asked++, params, ends: now + 0.5 + durations.uniform() });
    }
    if (running.length === 0) return { regret, msPerSuggestion: askMs / asked };
    const next = running.reduce((a, b) => (b.ends < a.ends ? b : a));
    running.splice(running.indexOf(next), 1);
    now = next.ends;
    const value = problem.evaluate(next.params, createRng(deriveSeed(seed, "noise", next.trial)));
    await searcher.tell(next.trial, value);
    if (value !== null && value < best.observed) {
      best.observed = value;
      best.regret = (problem.noiseless?.(next.params) ?? value) - problem.minimum;
    }
    regret.push(best.regret);
  }
}
