import type { SpreadTest } from "../../../core/metric/spreadTest.ts";

/** A pattern as strong as this comes up by chance in one of a hundred tests. */
const LEVEL = 0.01;
/** Less of a difference is seen in large test sets, and matters to nobody. */
const NOTABLE = 1.5;

export interface SpreadWarning {
  readonly finding: "grows" | "growsInLog" | "shrinks" | "shrinksInLog";
  readonly next: "useLog" | "noLog" | "readWithCare";
}

/**
 * What is to be said of errors that are not alike everywhere, or null: they are, or differ by chance or by little.
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
  // Relative errors that shrink as values grow: absolute ones are more even.
  return log ? { finding: "shrinksInLog", next: "noLog" } : { finding: "shrinks", next: "readWithCare" };
}
