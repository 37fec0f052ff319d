import type { Trial } from "./trial.ts";

/** What a sampler was shown of its study when it chose a configuration. Trials of other studies do not count: they never change. */
export interface Knowledge {
  /** Trials that had ended: complete, pruned and failed ones. */
  readonly results: number;
  /** Trials that had begun, without a result that the sampler was shown. */
  readonly begun: number;
}

/** @param shown trials as the sampler is shown them; waiting ones do not count */
export function knowledgeOf(shown: readonly Pick<Trial, "state">[]): Knowledge {
  const begun = shown.filter(({ state }) => state === "running").length;
  const waiting = shown.filter(({ state }) => state === "waiting").length;
  return { results: shown.length - begun - waiting, begun };
}
