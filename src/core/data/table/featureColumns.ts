import type { Column } from "./dataset.ts";
import { datePart, varyingParts, type DatePart } from "../kinds/dateParts.ts";

/** Columns as the preparation takes them: only numbers, categories, yes/no and pictures. */
export type FeatureColumn = Extract<Column, { kind: "number" | "category" | "boolean" | "picture" }>;

/**
 * Converts feature columns for the preparation, by a rule that does not depend on rows: an ordered column becomes its ranks, from
 * 0; a date column becomes one number column for each part that varies (year, month, day of the month, weekday, hour, minute,
 * second). Nothing is fitted.
 * @param columns without the target; text and constant ones are left out
 */
export function toFeatureColumns(columns: readonly Column[]): FeatureColumn[] {
  return columns.flatMap((column): FeatureColumn[] => {
    switch (column.kind) {
      case "ordered":
        return [{ kind: "number", name: column.name, values: ranks(column.codes) }];
      case "date":
        return varyingParts(column.values).map((part) => ({
          kind: "number",
          name: partName(column.name, part),
          values: datePart(column.values, part),
        }));
      case "number":
      case "category":
      case "boolean":
      case "picture":
        return [column];
      case "text":
      case "constant":
        return [];
    }
  });
}

/** "sold (month)" */
export function partName(column: string, part: DatePart): string {
  return `${column} (${part})`;
}

function ranks(codes: Int32Array): Float64Array {
  return Float64Array.from(codes, (code) => (code < 0 ? NaN : code));
}
