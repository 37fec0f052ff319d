import { createRng } from "../../core/math/rng.ts";
import { createSampler } from "../../core/sampler/createSampler.ts";
import type { ObservedTrial, Suggestion } from "../../core/sampler/sampler.ts";
import type { SearchParameter, SearchSpace } from "../../core/space/searchSpace.ts";
import type { StudySamplerRequest } from "../../core/study/studySampler.ts";

/** Trials that fill the space, and as many suggestions after them as it takes until most code is compiled. */
const START = 12;
const SUGGESTIONS = 24;
/** After so many answers there is time: the first trials start the engine, and the page draws its charts for the first time. */
const UNDISTURBED = 3;
/** A study of no more trials ends before a model is asked. */
const MODELLED_AFTER = 10;

/** When a worker of a sampler warms up: one suggestion for a made-up study after the other, while nothing else is asked of it. */
export interface WarmUp {
  /** A study has taken the worker: nothing may delay its first answers and trainings. */
  open(request: Pick<StudySamplerRequest, "name" | "watchful" | "options">): void;
  /** Between later answers there is time, until a model has answered: its code is then compiled. */
  answered(suggestion: Suggestion | null): void;
}

/**
 * Suggests for a made-up study, so that the browser has compiled the code of Gaussian processes before it is needed: the first
 * suggestions of a new worker take several times as long as later ones. A study that begins earlier has the rest done while its
 * first trials train: those need no model.
 * @param later calls after the waiting messages have been handled
 */
export function startWarmUp(later: (work: () => void) => void, suggestions = madeUpSuggestions()): WarmUp {
  let state: "resting" | "waiting" | "held" | "over" = "resting";
  let answers = 0;
  const goOn = (): void => {
    if (state !== "resting") return;
    state = "waiting";
    later(() => {
      if (state !== "waiting") return;
      state = suggestions.next().done === true ? "over" : "resting";
      goOn();
    });
  };
  goOn();
  return {
    open({ name, watchful, options }) {
      const modelled = name === "gp" || name === "auto" || watchful;
      const needed = modelled && (options.budget ?? Infinity) > MODELLED_AFTER;
      if (state !== "over") state = needed ? "held" : "over";
    },
    answered(suggestion) {
      if (suggestion?.note.origin === "model") state = "over";
      answers += 1;
      if (state === "held" && answers >= UNDISTURBED) state = "resting";
      goOn();
    },
  };
}

/** Suggests at every step. */
function* madeUpSuggestions(): Generator<void> {
  const sampler = createSampler("gp", { space: SPACE, directions: ["minimize"], seed: 1 });
  const trials = madeUpTrials(START + SUGGESTIONS);
  for (let shown = START; shown < trials.length; shown++) {
    sampler.ask(trials.slice(0, shown));
    yield;
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
