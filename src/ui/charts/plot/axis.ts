import { scaleLinear, scaleLog } from "d3-scale";
import { formatNumber, NEARLY_ZERO, ROUNDED_ZERO } from "../words/numberFormat.ts";

const TIME_STEPS_S = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400,
];

/** From this ratio between values, an axis is logarithmic by default. */
const MAGNITUDES = 20;

/** Approximate number of steps of a time axis. */
const TIME_TICKS = 6;

/** Axes of larger values, and of values below its inverse, are computed in another unit. */
const LARGE = 1e290;
/** The smallest number with full precision. */
const SMALLEST = 2 ** -1022;
/** Share of a logarithmic axis below its values, whose end stands for those that are 0 but for rounding. */
const ZERO_SHARE = 0.12;

/** Pixels: beyond every screen's edge. */
const FURTHEST = 1e6;

export interface Tick {
  readonly value: number;
  readonly label: string;
  /** Between the label and the axis, in a column of its own. */
  readonly aside?: string;
}

/** An axis as data; `axisScale` converts to pixels. */
export interface Axis {
  readonly kind: "linear" | "log";
  readonly domain: readonly [low: number, high: number];
  readonly ticks: readonly Tick[];
  /** Whether the low end stands for every value up to `ROUNDED_ZERO`, as its tick says; absent: no. */
  readonly endsAtZero?: true;
}

/**
 * Whether a linear axis would squeeze most of the values into its lowest part: all are positive, and the largest is more than 20
 * times the smallest. A logarithmic axis gives every order of magnitude the same room.
 */
export function spansMagnitudes(low: number, high: number): boolean {
  return low > 0 && high < Infinity && high / low > MAGNITUDES;
}

/** An axis over [low, high] widened to round numbers, with about `count` ticks. A single value gets room on both sides. */
export function niceAxis(low: number, high: number, kind: Axis["kind"] = "linear", count = 5): Axis {
  const [least, most] = [finite(low), finite(high)];
  if (kind === "log") return logAxis(least, most, count);
  const [from, to] = least < most ? [least, most] : widened(least);
  const unit = unitOf(from, to);
  if (unit !== 1) return extremeAxis(from, to, unit, count);
  const scale = scaleLinear().domain([from, to]).nice(count);
  const format = scale.tickFormat(count);
  const [nice0, nice1] = scale.domain() as [number, number];
  return {
    kind,
    domain: [nice0, nice1],
    ticks: scale.ticks(count).map((value) => ({ value, label: format(value) })),
  };
}

/** A logarithmic axis over the positive values that are more than rounding; if some are not, its low end stands for them. */
export function logAxisOf(low: number, high: number, hasZeros: boolean): Axis {
  const axis = niceAxis(low, high, "log");
  if (!hasZeros) return axis;
  const [from, to] = axis.domain;
  const end = from * (from / to) ** (ZERO_SHARE / (1 - ZERO_SHARE));
  return {
    ...axis,
    domain: [end, to],
    ticks: [{ value: end, label: NEARLY_ZERO }, ...axis.ticks],
    endsAtZero: true,
  };
}

/** An axis whose ends are exact, with ticks at whole numbers only: trial numbers, epochs. */
export function countAxis(low: number, high: number, count = 6): Axis {
  const whole = scaleLinear().domain([low, high]).ticks(count).filter(Number.isInteger);
  const first = Math.ceil(low);
  // Trials and epochs count from 1, so the first tick is 1.
  const values = first === 1 && whole[0] !== 1 ? [1, ...whole.filter((value) => value > 1)] : whole;
  return {
    kind: "linear",
    domain: [low, high],
    ticks: values.map((value) => ({ value, label: formatNumber(value) })),
  };
}

/**
 * Time from 0 to `totalMs`, ticks at common steps (1, 2, 5, 10, 15, 30 …). Values are milliseconds, labels "0:05"
 * above a minute, below it `inSeconds`, whose words depend on the language.
 */
export function timeAxis(totalMs: number, inSeconds: (value: string) => string): Axis {
  const total = Math.max(totalMs, 100) / 1000;
  const step = TIME_STEPS_S.find((candidate) => total / candidate <= TIME_TICKS) ?? 86400;
  const ticks: Tick[] = [];
  for (let index = 0; index * step <= total * 1.0001; index++) {
    const seconds = index * step;
    ticks.push({
      value: seconds * 1000,
      label: total < 60 ? inSeconds(formatNumber(seconds, 3)) : clock(seconds),
    });
  }
  return { kind: "linear", domain: [0, total * 1000], ticks };
}

/** Where a value of the axis lies between the pixels `start` (low end) and `end` (high end). */
export function axisPosition(axis: Axis, start: number, end: number): (value: number) => number {
  const [low, high] = axis.domain;
  const unit = unitOf(low, high);
  const scale =
    axis.kind === "log"
      ? scaleLog([low, high], [start, end])
      : scaleLinear([low / unit, high / unit], [start, end]);
  const place =
    axis.endsAtZero === true
      ? (value: number) => scale(value <= ROUNDED_ZERO ? low : value)
      : axis.kind === "log" || unit === 1
        ? scale
        : (value: number) => scale(value / unit);
  // Positions are limited, because SVG attributes cannot be infinite.
  return (value) => Math.max(-FURTHEST, Math.min(FURTHEST, place(value)));
}

/** The axis as a scale that Recharts takes: Recharts sets the range of a copy to its own pixels. A scale is immutable. */
export function axisScale(axis: Axis, pixels: readonly number[] = [0, 1]): AxisScale {
  const [start = 0, end = 1] = pixels;
  function domain(): readonly number[];
  function domain(next: readonly number[]): AxisScale;
  function domain(next?: readonly number[]): readonly number[] | AxisScale {
    if (next === undefined) return axis.domain;
    const [low = axis.domain[0], high = axis.domain[1]] = next;
    return axisScale({ ...axis, domain: [low, high] }, pixels);
  }
  function range(): readonly number[];
  function range(next: readonly number[]): AxisScale;
  function range(next?: readonly number[]): readonly number[] | AxisScale {
    return next === undefined ? pixels : axisScale(axis, next);
  }
  return Object.assign(axisPosition(axis, start, end), {
    domain,
    range,
    copy: () => axisScale(axis, pixels),
  });
}

export interface AxisScale {
  (value: number): number;
  domain(): readonly number[];
  domain(next: readonly number[]): AxisScale;
  range(): readonly number[];
  range(next: readonly number[]): AxisScale;
  copy(): AxisScale;
}

/**
 * The range that shows `values` without a few extremes flattening the others: all of them, unless the middle 90 % take less
 * than a fifth of the range; then the middle 90 % with a margin. Null if no value is finite.
 */
export function robustRange(values: readonly number[]): readonly [low: number, high: number] | null {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const low = sorted[0]!;
  const high = sorted.at(-1)!;
  const q05 = sorted[Math.floor(0.05 * (sorted.length - 1))]!;
  const q95 = sorted[Math.ceil(0.95 * (sorted.length - 1))]!;
  const core = q95 - q05;
  if (sorted.length < 8 || core <= 0 || high - low <= 5 * core) return [low, high];
  return [Math.max(low, q05 - 0.5 * core), Math.min(high, q95 + 0.5 * core)];
}

function logAxis(low: number, high: number, count: number): Axis {
  const least = Math.max(low, SMALLEST);
  const most = Math.max(high, SMALLEST);
  const [from, to] =
    least < most ? [least, most] : [Math.max(SMALLEST, least / 2), Math.min(Number.MAX_VALUE, most * 2)];
  const decades = Math.log10(to) - Math.log10(from);
  const multiples = decades > 3 ? [1] : decades > 1.2 ? [1, 2, 5] : [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9];
  const values: number[] = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power++) {
    for (const multiple of multiples) values.push(Number(`${multiple}e${power}`));
  }
  const real = values.filter((value) => value > 0 && Number.isFinite(value));
  // The ends grow to the next tick, so that no mark lies outside the outermost label.
  const start = real.findLast((value) => value <= from) ?? from;
  const end = real.find((value) => value >= to) ?? to;
  const inside = real.filter((value) => value >= start && value <= end);
  const every = Math.max(1, Math.ceil(inside.length / (count + 2)));
  const ticks = inside.filter((_, index) => index % every === 0);
  return {
    kind: "log",
    domain: [start, end],
    ticks: ticks.map((value) => ({ value, label: formatNumber(value, 3) })),
  };
}

function widened(value: number): [number, number] {
  const room = value === 0 ? 1 : Math.abs(value) * (Math.abs(value) < SMALLEST ? 1 : 0.05);
  return [finite(value - room), finite(value + room)];
}

/** The divisor of numbers near the ends of the double range, so that their differences and steps are ordinary numbers; otherwise 1. */
function unitOf(low: number, high: number): number {
  const size = Math.max(Math.abs(low), Math.abs(high));
  if (size > LARGE) return LARGE;
  return size > 0 && size < 1 / LARGE ? 1 / LARGE : 1;
}

function extremeAxis(from: number, to: number, unit: number, count: number): Axis {
  const scale = scaleLinear()
    .domain([from / unit, to / unit])
    .nice(count);
  const [low, high] = scale.domain() as [number, number];
  const ticks = scale
    .ticks(count)
    .map((value) => value * unit)
    .filter(Number.isFinite)
    .map((value) => ({ value, label: formatNumber(value, 3) }));
  return { kind: "linear", domain: [finite(low * unit), finite(high * unit)], ticks };
}

/** The nearest finite number; 0 for NaN. */
function finite(value: number): number {
  if (Number.isNaN(value)) return 0;
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}

function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(Math.round(seconds % 60))}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(Math.round(seconds % 60))}`;
}
