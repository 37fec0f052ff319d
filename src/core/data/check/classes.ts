import { cellsOfColumn } from "../table/columnKind.ts";
import { toTexts } from "../table/cells.ts";
import { MAX_CLASSES } from "../limits.ts";
import type { CheckContext } from "./context.ts";
import { findLookAlikes, type LookAlikes } from "../labels/lookAlikes.ts";
import type { LevelRows } from "./finding.ts";

/** The classes with their rows, most frequent first. Empty if the target is not a class, or there are too many classes. */
export function classRows({ target, task }: CheckContext): readonly LevelRows[] {
  if (target === null || task !== "classification" || target.kind === "picture") return [];
  const { texts, codes } = toTexts(cellsOfColumn(target));
  const rows = new Float64Array(texts.length);
  for (const code of codes) if (code >= 0) rows[code]! += 1;
  const classes = texts.map((level, code) => ({ level, rows: rows[code]! })).filter((own) => own.rows > 0);
  return classes.length > MAX_CLASSES ? [] : classes.sort((a, b) => b.rows - a.rows);
}

/** The classes after those that look alike are merged, most frequent first; and those that look alike. */
export function mergedClassRows(context: CheckContext): {
  readonly classes: readonly LevelRows[];
  readonly alike: readonly LookAlikes[];
} {
  const classes = classRows(context);
  const alike = findLookAlikes(classes);
  const rowsOf = new Map(classes.map(({ level, rows }) => [level, rows]));
  for (const { into, spellings } of alike) {
    for (const { level, rows } of spellings) {
      rowsOf.delete(level);
      rowsOf.set(into.level, rowsOf.get(into.level)! + rows);
    }
  }
  const merged = [...rowsOf].map(([level, rows]) => ({ level, rows }));
  return { classes: merged.sort((a, b) => b.rows - a.rows), alike };
}
