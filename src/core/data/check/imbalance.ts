import { mergedClassRows } from "./classes.ts";
import type { CheckContext } from "./context.ts";
import type { Finding } from "./finding.ts";

/** Ratio of the largest to the smallest class. */
const HEAVY = 10;

/** A largest class with at least ten times the rows of the smallest; spellings that look alike count as one class. */
export function findImbalance(context: CheckContext): Finding | null {
  const { classes } = mergedClassRows(context);
  const most = classes[0];
  const least = classes.at(-1);
  if (most === undefined || least === undefined || most.rows < HEAVY * least.rows) return null;
  return { kind: "imbalance", most, least };
}
