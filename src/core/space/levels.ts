import type { Distribution, ParamValue } from "./distribution.ts";

/** Tolerance for whether the last step still reaches `high`: steps such as 0.1 are not exact in binary. */
const STEP_SLACK = 1e-9;

/** Number of distinct values; Infinity for a float without a step (1 when low = high). */
export function levelCount(distribution: Distribution): number {
  if (distribution.kind === "categorical") return distribution.choices.length;
  const { low, high, step } = distribution;
  if (step === null) return low === high ? 1 : Number.POSITIVE_INFINITY;
  return Math.floor((high - low) / step + STEP_SLACK) + 1;
}

/** Value of a level, 0 ≤ level < `levelCount`. Grid values are rounded to the decimals that low and step have. */
export function levelValue(distribution: Distribution, level: number): ParamValue {
  if (distribution.kind === "categorical") return distribution.choices[level]!;
  const { low, step } = distribution;
  if (step === null) return low;
  return canonical(low + level * step);
}

/** Level of a value (the nearest one on a grid), or null if the value is outside, not a number, or not a choice. */
export function levelOf(distribution: Distribution, value: ParamValue): number | null {
  if (distribution.kind === "categorical") {
    const index = distribution.choices.indexOf(value);
    return index < 0 ? null : index;
  }
  if (typeof value !== "number") return null;
  const { low, step } = distribution;
  if (step === null) return value === low && levelCount(distribution) === 1 ? 0 : null;
  const level = Math.round((value - low) / step);
  return level >= 0 && level < levelCount(distribution) ? level : null;
}

/** 0.1 + 2 · 0.1 is 0.30000000000000004: keep 12 significant digits, so that a grid value has one spelling. */
function canonical(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}
