import { clamp } from "../math/clamp.ts";
import type { Distribution, ParamValue } from "./distribution.ts";
import { levelCount, levelOf, levelValue } from "./levels.ts";

type Numeric = Exclude<Distribution, { kind: "categorical" }>;

/**
 * A distribution narrowed to the neighbourhood of some of its values. Numbers: `factor` times as wide (in the logarithm where
 * `log`; in levels where there is a step), around the middle of the values, and wide enough to contain them all. It stays within
 * the old ends: near an end it is moved inwards, not cut. Choices: those of the values.
 * @param values at least one, each of the distribution
 * @param factor in (0, 1]
 */
export function narrowed(
  distribution: Distribution,
  values: readonly ParamValue[],
  factor: number,
): Distribution {
  if (distribution.kind === "categorical") {
    return { kind: "categorical", choices: distribution.choices.filter((choice) => values.includes(choice)) };
  }
  const numbers = values.map(Number);
  const levels = levelCount(distribution);
  // A wide logarithmic range of integers is a continuous one that is rounded: its levels do not measure its width.
  return levels === Infinity || distribution.log
    ? narrowedInterval(distribution, numbers, factor)
    : narrowedGrid(distribution, numbers, levels, factor);
}

function narrowedGrid(
  distribution: Numeric,
  numbers: readonly number[],
  levels: number,
  factor: number,
): Numeric {
  const chosen = numbers.map((number) => levelOf(distribution, number) ?? 0);
  const [first, last] = [Math.min(...chosen), Math.max(...chosen)];
  // Both ends are levels: with factor 0.5, of 5 levels (four steps) 3 remain (two steps).
  const steps = Math.max(last - first, Math.round((levels - 1) * factor));
  const low = clamp(Math.round((first + last - steps) / 2), 0, levels - 1 - steps);
  const at = (level: number) => Number(levelValue(distribution, level));
  return { ...distribution, low: at(low), high: at(low + steps) };
}

function narrowedInterval(distribution: Numeric, numbers: readonly number[], factor: number): Numeric {
  const { log } = distribution;
  const warp = (value: number) => (log ? Math.log(value) : value);
  const unwarp = (value: number) => (log ? Math.exp(value) : value);
  const [bottom, top] = [warp(distribution.low), warp(distribution.high)];
  const [first, last] = [warp(Math.min(...numbers)), warp(Math.max(...numbers))];
  const width = Math.max(last - first, (top - bottom) * factor);
  const low = clamp((first + last - width) / 2, bottom, top - width);
  const round = (value: number, up: boolean) => {
    if (distribution.kind === "int") return up ? Math.ceil(value - 1e-9) : Math.floor(value + 1e-9);
    return outwards(value, up);
  };
  return {
    ...distribution,
    low: Math.max(distribution.low, Math.min(round(unwarp(low), false), ...numbers)),
    high: Math.min(distribution.high, Math.max(round(unwarp(low + width), true), ...numbers)),
  };
}

/** Rounded to three significant digits, away from the middle, so that fields do not show 0.0031622776601683794. */
function outwards(value: number, up: boolean): number {
  if (value === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 2);
  const digits = up ? Math.ceil(value / unit - 1e-9) : Math.floor(value / unit + 1e-9);
  return Number((digits * unit).toPrecision(3));
}
