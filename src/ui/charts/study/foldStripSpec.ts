import { foldScores } from "../../../core/study/foldScores.ts";
import type { FoldResult } from "../../../core/study/trial.ts";

/** Room outside the outermost dots on each side, as a share of the strip. */
const MARGIN = 0.06;

export interface FoldStripSpec {
  /** One for each training, at `x` in 0..1 from left to right by its value. */
  readonly dots: readonly { readonly result: FoldResult; readonly x: number }[];
  readonly mean: number;
  readonly meanX: number;
  /** From one standard error below the mean to one above, cut off at the strip's ends; null without an error. */
  readonly band: readonly [from: number, to: number] | null;
  readonly standardError: number | null;
  readonly low: number;
  readonly high: number;
}

/** The scores of a trial's trainings side by side; null without a finite one. */
export function foldStripSpec(results: readonly FoldResult[]): FoldStripSpec | null {
  const finite = results.filter(({ value }) => Number.isFinite(value));
  if (finite.length === 0) return null;
  const values = finite.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const place = (value: number) =>
    high === low ? 0.5 : MARGIN + ((1 - 2 * MARGIN) * (value - low)) / (high - low);
  const { mean, standardError } = foldScores(finite);
  const cut = (x: number) => Math.min(1, Math.max(0, x));
  return {
    dots: finite.map((result) => ({ result, x: place(result.value) })),
    mean,
    meanX: place(mean),
    band:
      standardError === null || standardError === 0
        ? null
        : [cut(place(mean - standardError)), cut(place(mean + standardError))],
    standardError,
    low,
    high,
  };
}
