import type { Suggestion } from "../../core/sampler/sampler.ts";
import { isBatchReady, shownToBatch } from "../../core/study/batches.ts";
import { knowledgeOf, type Knowledge } from "../../core/study/knowledge.ts";
import type { Study } from "../../core/study/study.ts";
import type { Trial } from "../../core/study/trial.ts";
import { running } from "./endOfStudy.ts";
import type { ShownTrials } from "../../workers/sampler/samplerClient.ts";
import type { Signal } from "./signal.ts";
import { nextNumber } from "./trialLog.ts";

interface AskingOptions {
  readonly ask: (shown: ShownTrials) => Promise<Suggestion | null>;
  readonly study: () => Study;
  /** Whether another trial may start now. */
  readonly mayBegin: () => boolean;
  /** Fired once, when the search ends. */
  readonly ended: Signal;
  /** @param knowledge of the sampler, when it was asked */
  readonly begin: (suggestion: Suggestion, knowledge: Knowledge, worker: number) => Trial;
  /** Starts a waiting trial. */
  readonly start: (number: number, worker: number) => Trial;
}

/** Starts trials. */
export interface Asking {
  /** Starts and returns the next trial for a worker; null: no work now; "exhausted": no more trials. */
  next(worker: number): Promise<Trial | "exhausted" | null>;
}

/**
 * Chooses the next trial: first waiting trials, then the sampler's suggestions. Lanes ask one after the other, so that each
 * suggestion knows the running trials. In a reproducible study trials come in batches: see `core/study/batches.ts`.
 */
export function createAsking({ ask, study, mayBegin, ended, begin, start }: AskingOptions): Asking {
  let asking: Promise<unknown> = Promise.resolve();
  const firstWaiting = () => study().trials.find(({ state }) => state === "waiting");

  const next = async (worker: number): Promise<Trial | "exhausted" | null> => {
    if (!mayBegin()) return null;
    const { config, known, trials } = study();
    const waiting = firstWaiting();
    const number = waiting?.number ?? nextNumber(trials);
    const { reproducible } = config.search;
    if (reproducible && !isBatchReady(number, trials)) return null;
    if (waiting !== undefined) return start(number, worker);
    const shown = reproducible ? shownToBatch(number, trials) : trials;
    // Stopping a study does not wait for a sampler that hangs.
    const suggestion = await Promise.race([
      ask({ known: known ?? [], trials: shown }),
      ended.next().then(() => undefined),
    ]);
    // A suggestion that is not started is not lost: the sampler returns it again for the same trials.
    if (suggestion === undefined || !mayBegin()) return null;
    // The sampler or pruner may have changed during a pause: the old sampler's suggestion is outdated.
    if (study().config !== config || firstWaiting() !== undefined) return next(worker);
    if (suggestion === null) return running(study().trials).length === 0 ? "exhausted" : null;
    return begin(suggestion, knowledgeOf(shown, known?.length ?? 0), worker);
  };

  return {
    next(worker) {
      const turn = asking.then(() => next(worker));
      // The caller gets a failure; the next caller asks anyway.
      asking = turn.catch(() => undefined);
      return turn;
    },
  };
}
