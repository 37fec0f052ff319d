import type { Suggestion } from "../core/sampler/sampler.ts";
import type { Trial } from "../core/study/trial.ts";
import { running } from "./endOfStudy.ts";
import type { Signal } from "./signal.ts";
import type { StudyPorts } from "./studyPorts.ts";
import { observed, type TrialLog } from "./trialLog.ts";

interface AskingOptions {
  readonly ask: StudyPorts["ask"];
  readonly log: Pick<TrialLog, "trials">;
  /** Whether another trial may begin now. */
  readonly mayBegin: () => boolean;
  /** Whether what was asked for meanwhile may still begin; what is not begun is asked for again. */
  readonly isOn: () => boolean;
  /** Fired once, when the search ends. */
  readonly ended: Signal;
  readonly begin: (suggestion: Suggestion, worker: number) => Trial;
}

/** Begins trials. */
export interface Asking {
  /** The next trial for a worker, begun; null: nothing to do now; "exhausted": nor ever. */
  next(worker: number): Promise<Trial | "exhausted" | null>;
}

/** What to try next. One lane after the other, so that every suggestion knows the trials that are running. */
export function createAsking({ ask, log, mayBegin, isOn, ended, begin }: AskingOptions): Asking {
  let asking: Promise<unknown> = Promise.resolve();
  const next = async (worker: number): Promise<Trial | "exhausted" | null> => {
    if (!mayBegin()) return null;
    // Whoever stops a study does not wait for a sampler that hangs.
    const suggestion = await Promise.race([ask(observed(log.trials())), ended.next().then(() => undefined)]);
    // What is not begun is not lost: the same trials give the same suggestion when asked again.
    if (!isOn() || suggestion === undefined) return null;
    if (suggestion === null) return running(log.trials()).length === 0 ? "exhausted" : null;
    return begin(suggestion, worker);
  };
  return {
    next(worker) {
      const turn = asking.then(() => next(worker));
      asking = turn.catch(() => undefined);
      return turn;
    },
  };
}
