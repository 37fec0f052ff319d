import type { Distribution, ParamValue } from "../../../../core/space/distribution.ts";

/** The scale of a numeric range; every numeric distribution has exactly one. */
export const SCALES = ["linear", "log", "step", "list"] as const;
export type Scale = (typeof SCALES)[number];

/** Ratio of the low to the high end of a log range without a positive low end: three decades. */
const LOG_SPAN = 1e-3;
/** Approximate number of grid points of a new step, and of values of a new list. */
const NEW_STEPS = 10;
const NEW_CHOICES = 5;
/** A log range of integers up to this wide becomes a list of doublings, as batch sizes and widths are usually given. */
const MOST_DOUBLINGS = 64;

export function scaleOf(distribution: Distribution): Scale {
  if (distribution.kind === "categorical") return "list";
  if (distribution.log) return "log";
  const stepped = distribution.kind === "int" ? distribution.step !== 1 : distribution.step !== null;
  return stepped ? "step" : "linear";
}

/**
 * The values converted to another scale as closely as possible; a step needs three integers. `kind` is the setting's, because a
 * list has no kind.
 */
export function withScale(distribution: Distribution, scale: Scale, kind: "int" | "float"): Distribution {
  const { low, high } = ends(distribution);
  if (scale === "list") return { kind: "categorical", choices: spread(distribution, kind) };
  if (scale === "log") {
    const positive = low > 0 ? low : kind === "int" ? 1 : Number((high * LOG_SPAN).toPrecision(3));
    return kind === "int"
      ? { kind, low: positive, high, log: true, step: 1 }
      : { kind, low: positive, high, log: true, step: null };
  }
  // Two neighbouring integers have no step between 1 and their distance: they stay unchanged.
  const stepped = scale === "step" && !(kind === "int" && high - low < 2);
  const step = stepped ? newStep(high - low, kind) : null;
  return kind === "int"
    ? { kind, low, high, log: false, step: step ?? 1 }
    : { kind, low, high, log: false, step };
}

function ends(distribution: Distribution): { low: number; high: number } {
  if (distribution.kind !== "categorical") return distribution;
  const numbers = distribution.choices.map(Number).filter(Number.isFinite);
  return numbers.length === 0
    ? { low: 1, high: 1 }
    : { low: Math.min(...numbers), high: Math.max(...numbers) };
}

/** 1, 2 or 5 times a power of ten, near a tenth of the width; whole and above 1 for integers. */
function newStep(width: number, kind: "int" | "float"): number {
  if (!(width > 0)) return kind === "int" ? 2 : 0.1;
  const power = 10 ** Math.floor(Math.log10(width / NEW_STEPS));
  const nice = [1, 2, 5, 10].find((factor) => factor * power >= width / NEW_STEPS)! * power;
  return kind === "int" ? Math.max(2, Math.round(nice)) : Number(nice.toPrecision(1));
}

/** A few values of a range, evenly spaced on its scale, including both ends. */
function spread(distribution: Distribution, kind: "int" | "float"): readonly ParamValue[] {
  if (distribution.kind === "categorical") return distribution.choices;
  const { low, high, log } = distribution;
  if (!(high > low) || (log && low <= 0)) return [low];
  if (log && kind === "int" && high / low <= MOST_DOUBLINGS) return doublings(low, high);
  const values = Array.from({ length: NEW_CHOICES }, (_, i) => {
    const share = i / (NEW_CHOICES - 1);
    const value = log ? low * (high / low) ** share : low + (high - low) * share;
    return kind === "int" ? Math.round(value) : Number(value.toPrecision(3));
  });
  return [...new Set(values)];
}

/** low, 2·low, 4·low, … and high. */
function doublings(low: number, high: number): readonly number[] {
  const values: number[] = [];
  for (let value = low; value < high; value *= 2) values.push(value);
  return [...values, high];
}
