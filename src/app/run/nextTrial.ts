import type { Suggestion } from "../../core/sampler/sampler.ts";
import { isBatchReady, shownToBatch } from "../../core/study/batches.ts";
import type { Study } from "../../core/study/study.ts";
import type { Trial } from "../../core/study/trial.ts";
import { running } from "./endOfStudy.ts";
import type { ShownTrials } from "../../workers/samplerClient.ts";
import type { Signal } from "./signal.ts";
import { nextNumber } from "./trialLog.ts";

interface AskingOptions {
  readonly ask: (shown: ShownTrials) => Promise<Suggestion | null>;
  readonly study: () => Study;
  /** Whether another trial may begin now. */
  readonly mayBegin: () => boolean;
  /** Fired once, when the search ends. */
  readonly ended: Signal;
  readonly begin: (suggestion: Suggestion, worker: number) => Trial;
  /** Begins a waiting trial. */
  readonly start: (number: number, worker: number) => Trial;
}

/** Begins trials. */
export interface Asking {
  /** The next trial for a worker, begun; null: nothing to do now; "exhausted": nor ever. */
  next(worker: number): Promise<Trial | "exhausted" | null>;
}

/**
 * What to try next: trials that wait, then what the sampler suggests. One lane after the other, so that every suggestion knows the
 * trials that are running. In a reproducible study trials come in batches: see `core/study/batches.ts`.
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
    // Whoever stops a study does not wait for a sampler that hangs.
    const suggestion = await Promise.race([
      ask({ known: known ?? [], trials: shown }),
      ended.next().then(() => undefined),
    ]);
    // What is not begun is not lost: the same trials give the same suggestion when asked again.
    if (suggestion === undefined || !mayBegin()) return null;
    // A pause may have brought another sampler or pruner: what the former suggested is out of date.
    if (study().config !== config || firstWaiting() !== undefined) return next(worker);
    if (suggestion === null) return running(study().trials).length === 0 ? "exhausted" : null;
    return begin(suggestion, worker);
  };

  return {
    next(worker) {
      const turn = asking.then(() => next(worker));
      // Whoever asked hears of a failure; the next one asks all the same.
      asking = turn.catch(() => undefined);
      return turn;
    },
  };
}
