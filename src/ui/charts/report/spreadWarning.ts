import type { SpreadTest } from "../../../core/metric/spreadTest.ts";

/** Significance level: a pattern this strong occurs by chance in one of a hundred tests. */
const LEVEL = 0.01;
/** Minimal effect: smaller differences are significant in large test sets but do not matter. */
const NOTABLE = 1.5;

export interface SpreadWarning {
  readonly finding: "grows" | "growsInLog" | "shrinks" | "shrinksInLog";
  readonly next: "useLog" | "noLog" | "readWithCare";
}

/**
 * The warning about errors whose size depends on the prediction; null if it does not, or only by chance or slightly.
 * @param log whether the logarithm was learnt, in which errors then are compared
 * @param positive whether the target has a logarithm
 */
export function spreadWarning(
  { p, ratio }: SpreadTest,
  log: boolean,
  positive: boolean,
): SpreadWarning | null {
  if (!(p < LEVEL) || (ratio < NOTABLE && ratio > 1 / NOTABLE)) return null;
  if (ratio >= 1) {
    if (log) return { finding: "growsInLog", next: "readWithCare" };
    return { finding: "grows", next: positive ? "useLog" : "readWithCare" };
  }
  // Relative errors that shrink as values grow: absolute errors are more even.
  return log ? { finding: "shrinksInLog", next: "noLog" } : { finding: "shrinks", next: "readWithCare" };
}
