import { cellsOfColumn } from "../columnKind.ts";
import { toTexts } from "../cells.ts";
import { MAX_CLASSES } from "../limits.ts";
import type { CheckContext } from "./context.ts";
import type { LevelRows } from "./finding.ts";

/** The classes with their rows, most frequent first. Empty where the target is no class, or there are too many. */
export function classRows({ target, task }: CheckContext): readonly LevelRows[] {
  if (target === null || task !== "classification" || target.kind === "picture") return [];
  const { texts, codes } = toTexts(cellsOfColumn(target));
  const rows = new Float64Array(texts.length);
  for (const code of codes) if (code >= 0) rows[code]! += 1;
  const classes = texts.map((level, code) => ({ level, rows: rows[code]! })).filter((own) => own.rows > 0);
  return classes.length > MAX_CLASSES ? [] : classes.sort((a, b) => b.rows - a.rows);
}
