import { MIN_ROWS } from "../limits.ts";
import { features, presentCount, type CheckContext } from "./context.ts";
import type { Finding } from "./finding.ts";

/** With fewer rows per column, some columns match the target by chance. */
const ROWS_PER_COLUMN = 5;
/** With fewer columns the rule of thumb does not apply. */
const LEAST_COLUMNS = 5;

/** Few rows with a target compared with the number of features. */
export function findFewRows(context: CheckContext): Finding | null {
  const { target, rowCount } = context;
  const columns = features(context).length;
  const rows = target === null ? rowCount : presentCount(target, rowCount);
  if (columns < LEAST_COLUMNS || rows < MIN_ROWS || rows >= ROWS_PER_COLUMN * columns) return null;
  return { kind: "fewRows", rows, columns };
}
