import { mergedClassRows } from "./classes.ts";
import type { CheckContext } from "./context.ts";
import type { Finding } from "./finding.ts";

/** With fewer rows, a class has only one or two in the validation and test parts. */
const FEW_CLASS_ROWS = 10;

/**
 * Classes of fewer than ten rows, spellings that look alike counted as one, if at least two other classes have more, so that
 * classes are left to distinguish.
 */
export function findRareClasses(context: CheckContext): Finding | null {
  const { classes, alike } = mergedClassRows(context);
  const items = classes.filter(({ rows }) => rows < FEW_CLASS_ROWS).toReversed();
  if (items.length === 0 || classes.length - items.length < 2) return null;
  const mergeFirst = alike
    .filter(({ into, spellings }) => [into, ...spellings].some(({ rows }) => rows < FEW_CLASS_ROWS))
    .map(({ into }) => into.level);
  return { kind: "rareClasses", items, fewerThan: FEW_CLASS_ROWS, mergeFirst };
}
