import { sortLevels } from "./columnKind.ts";
import type { FittedColumn, FittedPreparation } from "./preparation.ts";

/**
 * The features of several preparations of the same columns, each in its place: every level that one of them keeps, and an indicator
 * where one of them has one. Of one preparation: its own features.
 *
 * It says where features stand and no more: its numbers are the first preparation's, and no row is transformed by them.
 * @param preparations at least one
 */
export function commonPreparation(preparations: readonly FittedPreparation[]): FittedPreparation {
  const [first] = preparations;
  // The features of pictures are pixels, in every fold the same.
  if (first!.pictures !== undefined) return first!;
  return {
    version: 1,
    columns: first!.columns.map((column, at) => {
      const all = preparations.map(({ columns }) => columns[at]!);
      const indicator = all.some((own) => own.indicator);
      if (column.kind === "number") return { ...column, indicator };
      return { ...column, levels: sortLevels(new Set(all.flatMap(levelsOf))), indicator };
    }),
  };
}

function levelsOf(column: FittedColumn): readonly string[] {
  return column.kind === "category" ? column.levels : [];
}
