import { sortLevels } from "../table/columnKind.ts";
import { featureKeys, keptKeys, type FittedColumn, type FittedPreparation } from "./preparation.ts";

/**
 * The features of several preparations of the same columns, in one order: every level that any of them keeps, an indicator if any
 * has one, and with selection all features that any kept. For one preparation: its own features.
 *
 * It only defines the positions of features: its numbers come from the first preparation and are not used to transform rows.
 * @param preparations at least one
 */
export function commonPreparation(preparations: readonly FittedPreparation[]): FittedPreparation {
  const [first] = preparations;
  // The features of pictures are pixels, in every fold the same.
  if (first!.pictures !== undefined) return first!;
  return {
    version: 2,
    columns: first!.columns.map((_, at) => commonColumn(preparations.map(({ columns }) => columns[at]!))),
  };
}

function commonColumn(all: readonly FittedColumn[]): FittedColumn {
  const first = all[0]!;
  const indicator = all.some((own) => own.indicator);
  const column: FittedColumn =
    first.kind === "number"
      ? { ...first, indicator }
      : { ...first, levels: sortLevels(new Set(all.flatMap(levelsOf))), indicator };
  if (all.every(({ kept }) => kept === undefined)) return column;
  const kept = new Set(all.flatMap(keptKeys));
  return { ...column, kept: featureKeys(column).filter((key) => kept.has(key)) };
}

function levelsOf(column: FittedColumn): readonly string[] {
  return column.kind === "category" ? column.levels : [];
}
