import { MIN_ROWS } from "../limits.ts";
import { features, presentCount, type CheckContext } from "./context.ts";
import type { Finding } from "./finding.ts";

/** With fewer rows for each column, some columns go with the target by chance alone. */
const ROWS_PER_COLUMN = 5;
/** Rules of thumb are for tables; of two columns nobody has too many. */
const LEAST_COLUMNS = 5;

/** Few rows with a target against many features. */
export function findFewRows(context: CheckContext): Finding | null {
  const { target, rowCount } = context;
  const columns = features(context).length;
  const rows = target === null ? rowCount : presentCount(target, rowCount);
  if (columns < LEAST_COLUMNS || rows < MIN_ROWS || rows >= ROWS_PER_COLUMN * columns) return null;
  return { kind: "fewRows", rows, columns };
}
