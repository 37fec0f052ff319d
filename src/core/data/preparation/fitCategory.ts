import { cellsOf, sortLevels } from "../table/columnKind.ts";
import type { Column } from "../table/dataset.ts";
import type { FittedCategory, FittedEncoding } from "./preparation.ts";
import type { PreparationConfig } from "./preparationConfig.ts";
import { fitScale, presentOrZero } from "./scale.ts";
import { fitTargetMeans, type TrainingTarget } from "./targetMeans.ts";

/**
 * Fits a category on training rows. Levels with too small a share are grouped as "other", then encoded as by scikit-learn's
 * OneHotEncoder (unknown levels are "other"), OrdinalEncoder ("other" has the code after the last level, so that unknown levels are
 * on the last one's side of every threshold between levels) or TargetEncoder. Numeric encodings are scaled like numbers.
 */
export function fitCategory(
  column: Column,
  rows: Uint32Array,
  config: PreparationConfig,
  target: TrainingTarget | null,
): { fitted: FittedCategory; crossFitted: readonly Float64Array[] | null } {
  const cells = cellsOf(column);
  const counts = new Map<string, number>();
  let missing = 0;
  for (const row of rows) {
    const cell = cells[row] ?? null;
    if (cell === null) missing++;
    else counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const seen = sortLevels(counts.keys());
  const mostFrequent = seen.reduce(
    (best, level) => (counts.get(level)! > (counts.get(best) ?? 0) ? level : best),
    "",
  );
  // The most frequent level is always kept: otherwise a column of only rare levels would carry no information.
  const isKept = (level: string) =>
    level === mostFrequent || counts.get(level)! >= config.rareLevelShare * rows.length;
  const levels = seen.filter(isKept);
  const slots = slotsOf(levels, levels.length);
  const keepsMissing = config.impute === "keep" && config.encoding === "ordinal";
  const coded = keepsMissing && missing > 0 ? rows.filter((row) => (cells[row] ?? null) !== null) : rows;
  const codes = () => Int32Array.from(coded, (row) => slots(cells[row] ?? mostFrequent));
  const { encoding, crossFitted } = fitEncoding(levels.length, codes, config, target);
  return {
    fitted: {
      kind: "category",
      name: column.name,
      levels,
      rare: seen.filter((level) => !isKept(level)),
      fill: keepsMissing ? null : mostFrequent,
      encoding,
      indicator: config.missingIndicator && missing > 0,
    },
    crossFitted,
  };
}

/** The index of a level, or `other` if it is unknown. */
export function slotsOf(levels: readonly string[], other: number): (level: string) => number {
  const slots = new Map(levels.map((level, slot) => [level, slot]));
  return (level) => slots.get(level) ?? other;
}

function fitEncoding(
  other: number,
  codes: () => Int32Array,
  { encoding, scaling }: PreparationConfig,
  target: TrainingTarget | null,
): { encoding: FittedEncoding; crossFitted: readonly Float64Array[] | null } {
  switch (encoding) {
    case "oneHot":
      return { encoding: { kind: "oneHot" }, crossFitted: null };
    case "ordinal":
      return {
        encoding: { kind: "ordinal", scale: fitScale(presentOrZero(Float64Array.from(codes())), scaling) },
        crossFitted: null,
      };
    case "targetMean": {
      if (target === null) throw new Error("The mean of the target needs the target");
      const { outputs, crossFitted } = fitTargetMeans(codes(), other + 1, target);
      return {
        encoding: {
          kind: "targetMean",
          // As in a scikit-learn pipeline, the scale is fitted to the encoded training rows.
          outputs: outputs.map((output, k) => ({ ...output, scale: fitScale(crossFitted[k]!, scaling) })),
        },
        crossFitted,
      };
    }
  }
}
