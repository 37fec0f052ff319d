import type { AssociationMap, AssociationMeasure } from "../../../core/data/profile/profile.ts";

/** The measure of association of two numeric columns. */
export type NumberMeasure = "spearman" | "pearson";

export interface AssociationPair {
  /** Place in the map, row · columns + column. */
  readonly at: number;
  readonly a: string;
  readonly b: string;
  readonly measure: AssociationMeasure;
  readonly value: number;
}

/** Custom properties of the palette. */
export const HUES = ["--map-positive", "--map-negative", "--map-unsigned"] as const;

const MEASURES: readonly AssociationMeasure[] = ["spearman", "cramersV", "correlationRatio"];

/** All pairs of different columns, each once, the strongest first. */
export function pairsOf(map: AssociationMap, numbers: NumberMeasure): readonly AssociationPair[] {
  const { columns } = map;
  const size = columns.length;
  const pairs: AssociationPair[] = [];
  for (let row = 1; row < size; row++) {
    for (let column = 0; column < row; column++) {
      const at = row * size + column;
      const kind = map.measures[at]!;
      const measure = kind === 1 ? numbers : MEASURES[kind - 1]!;
      pairs.push({ at, a: columns[column]!, b: columns[row]!, measure, value: map[numbers][at]! });
    }
  }
  return pairs.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

/** The colour of a cell: the hue shows the sign (measures without a sign have a separate hue), the strength shows the value. */
export function cellColor(measure: number, value: number): { name: (typeof HUES)[number]; share: number } {
  const name = measure !== 1 ? "--map-unsigned" : value < 0 ? "--map-negative" : "--map-positive";
  return { name, share: Math.min(1, Math.abs(value)) };
}
