import type { Trial } from "./trial.ts";

/** What a sampler was shown when it chose a configuration. */
export interface Knowledge {
  /** Trials that had ended: complete, pruned and failed ones. */
  readonly results: number;
  /** Trials that had begun, without a result that the sampler was shown. */
  readonly begun: number;
  /** Trials of earlier studies that this one learns from, which are no `results`. Absent: none, or not recorded. */
  readonly earlier?: number;
}

/**
 * @param shown trials as the sampler is shown them; waiting ones do not count
 * @param earlier how many trials of earlier studies it is shown beside them
 */
export function knowledgeOf(shown: readonly Pick<Trial, "state">[], earlier: number): Knowledge {
  const begun = shown.filter(({ state }) => state === "running").length;
  const waiting = shown.filter(({ state }) => state === "waiting").length;
  return { results: shown.length - begun - waiting, begun, ...(earlier > 0 && { earlier }) };
}
