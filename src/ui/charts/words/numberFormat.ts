import { METRIC_TABLE, type MetricName } from "../../../core/metric/metricName.ts";

/** Cached formatters by minimal and maximal decimals: creating one is a hundred times slower than formatting. */
const formatters = new Map<string, Intl.NumberFormat>();

/** Outside this range numbers would have many zeros and are written as powers of ten. */
const SMALLEST_PLAIN = 1e-4;
const LARGEST_PLAIN = 1e6;

/** What rounding leaves of 0: the log loss of a model that is certain and right is 2.2e-16, and a logarithmic axis down to it has no room for others. */
export const ROUNDED_ZERO = 1e-15;
/** The text of a score that is 0 but for rounding. */
export const NEARLY_ZERO = "≈ 0";

/** The text of a missing value. */
export const ABSENT = "–";

/** `digits` significant digits; powers of ten below 0.0001 and from a million up ("1.2e−5"). */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN)
    return minus(
      value
        .toExponential(digits - 1)
        .replace(/\.?0+e/, "e")
        .replace("e+", "e"),
    );
  if (Number.isInteger(value)) return grouped(value, 0);
  return grouped(value, Math.max(0, digits - 1 - Math.floor(Math.log10(size))));
}

/** A speed with exactly three significant digits: the precision of a measurement, and a constant width while it changes. */
export function formatSpeed(value: number): string {
  if (!(value > 0) || !Number.isFinite(value)) return formatNumber(value);
  const rounded = Number(value.toPrecision(3));
  return fixed(rounded, Math.max(0, 2 - Math.floor(Math.log10(rounded))));
}

/** A whole number with its thousands grouped. */
export function formatCount(value: number): string {
  return grouped(value, 0);
}

/**
 * Format for the numbers of a column with aligned decimal points: the number of decimals gives the value of median size four
 * significant digits. If some need a power of ten, each number is formatted separately.
 */
export function columnFormat(values: readonly number[]): (value: number) => string {
  const sizes = values.map(Math.abs).filter((size) => size > 0);
  const middle = sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)];
  if (middle === undefined || middle < SMALLEST_PLAIN || !(sizes.at(-1)! < LARGEST_PLAIN))
    return (value) => formatNumber(value);
  const whole = values.every((value) => Number.isInteger(value));
  const decimals = whole ? 0 : Math.max(0, 3 - Math.floor(Math.log10(middle)));
  return (value) => fixed(value, decimals);
}

/** A share in a column of them: "36.0%" below "44.2%", and never "0.0%" of something. */
export function formatShare(share: number): string {
  if (share === 0 || share === 1) return `${100 * share}%`;
  return share < 0.0005 ? "<0.1%" : `${fixed(100 * share, 1)}%`;
}

/** A metric's value for a column: four decimals on a fixed scale, otherwise four significant digits. */
export function formatMetric(metric: MetricName, value: number): string {
  if (metric === "logLoss" && value > 0 && value <= ROUNDED_ZERO) return NEARLY_ZERO;
  return METRIC_TABLE[metric].format === "decimals" && Number.isFinite(value)
    ? fixed(value, 4)
    : formatNumber(value);
}

/** Exactly `decimals` decimals, thousands grouped, a true minus sign. */
export function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  return formatter(decimals, decimals)
    .format(value)
    .replace(/^-(?=0(\.0*)?$)/, "")
    .replace("-", "−");
}

function grouped(value: number, decimals: number): string {
  return minus(formatter(0, Math.min(decimals, 20)).format(value));
}

function minus(text: string): string {
  return text.replaceAll("-", "−");
}

function formatter(minimumFractionDigits: number, maximumFractionDigits: number): Intl.NumberFormat {
  const key = `${minimumFractionDigits} ${maximumFractionDigits}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat("en", { minimumFractionDigits, maximumFractionDigits });
  formatters.set(key, made);
  return made;
}
