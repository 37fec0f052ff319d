import { mean } from "../../math/stats.ts";
import { cellsOf } from "../table/columnKind.ts";
import type { Column } from "../table/dataset.ts";
import { slotsOf } from "./fitCategory.ts";
import type { TrainingFit } from "./fitPreparation.ts";
import { featureScore } from "./featureScore.ts";
import {
  clipTo,
  featureKeys,
  type FittedCategory,
  type FittedColumn,
  type FittedNumber,
  type FittedPreparation,
} from "./preparation.ts";
import { scaleFunction } from "./scale.ts";
import type { TrainingTarget } from "./targetMeans.ts";
import { valuesAt } from "../table/valuesAt.ts";

/**
 * Keeps the `count` features that are individually most related to the target, like scikit-learn's SelectKBest with f_classif (the
 * F of an analysis of variance between the classes) or f_regression (the F of a line); of equal scores the later features.
 * Deterministic and fast, unlike mutual information, whose estimates are random. Missing values that are kept count as the mean of
 * the others.
 */
export function selectFeatures(
  { preparation, crossFitted }: TrainingFit,
  columns: readonly Column[],
  rows: Uint32Array,
  count: number,
  target: TrainingTarget,
): FittedPreparation {
  const score = featureScore(target);
  const all = preparation.columns.flatMap((fitted, at) => {
    const scores = columnScores(fitted, columns[at]!, rows, crossFitted.get(at), score);
    return featureKeys(fitted).map((key) => ({ at, key, score: scores(key) }));
  });
  const order = Array.from(all.keys()).sort((a, b) => all[a]!.score - all[b]!.score || a - b);
  const kept = new Set(order.slice(all.length - count));
  return {
    ...preparation,
    columns: preparation.columns.map((column, at) => ({
      ...column,
      kept: all.flatMap((feature, i) => (feature.at === at && kept.has(i) ? [feature.key] : [])),
    })),
  };
}

type Score = ReturnType<typeof featureScore>;

/** The score of each of a column's features, by key. */
function columnScores(
  fitted: FittedColumn,
  column: Column,
  rows: Uint32Array,
  crossFitted: readonly Float64Array[] | undefined,
  score: Score,
): (key: string) => number {
  if (fitted.kind === "number" && column.kind === "number") {
    return numberScores(fitted, valuesAt(column.values, rows), score);
  }
  if (fitted.kind === "number") throw new Error(`${column.name} is no column of numbers`);
  const cells = cellsOf(column);
  return categoryScores(
    fitted,
    Array.from(rows, (row) => cells[row] ?? null),
    crossFitted,
    score,
  );
}

function numberScores(fitted: FittedNumber, values: Float64Array, score: Score): (key: string) => number {
  const scaled = scaleFunction(fitted.scale);
  const inGaps = fitted.fill === null ? NaN : scaled(fitted.fill);
  return (key) =>
    key === "missing"
      ? score.of(values.map((value) => (Number.isFinite(value) ? 0 : 1)))
      : score.of(
          withMeans(
            values.map((value) => (Number.isFinite(value) ? scaled(clipTo(fitted.clip, value)) : inGaps)),
          ),
        );
}

function categoryScores(
  { levels, fill, encoding }: FittedCategory,
  cells: readonly (string | null)[],
  crossFitted: readonly Float64Array[] | undefined,
  score: Score,
): (key: string) => number {
  const slotOf = slotsOf(levels, levels.length);
  const isKept = (cell: string | null): boolean => cell === null && fill === null;
  const slots = Int32Array.from(cells, (cell) => (isKept(cell) ? 0 : slotOf(cell ?? fill!)));
  // All levels at once, because one by one takes rows × levels steps.
  const ofLevels = encoding.kind === "oneHot" ? score.ofLevels(slots, levels.length + 1) : [];
  const keys = levels.map((level) => `=${level}`);
  const scoreOfLevel = new Map([...keys, "other"].map((key, slot) => [key, ofLevels[slot]!]));
  return (key) => {
    if (key === "missing") return score.of(Float64Array.from(cells, (cell) => (cell === null ? 1 : 0)));
    if (encoding.kind === "oneHot") return scoreOfLevel.get(key)!;
    if (encoding.kind === "ordinal") {
      const ranks = Float64Array.from(slots, scaleFunction(encoding.scale));
      return score.of(withMeans(ranks.map((rank, i) => (isKept(cells[i]!) ? NaN : rank))));
    }
    const output = Number(key.slice("mean ".length));
    return score.of(crossFitted![output]!.map(scaleFunction(encoding.outputs[output]!.scale)));
  };
}

/** NaN becomes the mean of the other values; 0 if there are none. */
function withMeans(values: Float64Array): Float64Array {
  const present = values.filter((value) => !Number.isNaN(value));
  if (present.length === values.length) return values;
  const inGaps = present.length === 0 ? 0 : mean(present);
  return values.map((value) => (Number.isNaN(value) ? inGaps : value));
}
