import { fixed, formatNumber } from "./numberFormat.ts";

/** More significant digits than this say nothing to a reader, however narrow an interval is. */
const MOST_DIGITS = 4;
/** Beyond, powers of ten: zeros would have to be counted. */
const MOST_DECIMALS = 6;
const LARGEST_PLAIN = 1e6;

/** A score and its interval as texts of the same decimals. */
export interface ScoreTexts {
  readonly value: string;
  /** Null: there is no interval. */
  readonly interval: readonly [low: string, high: string] | null;
  /** Both ends of the interval read as the value does: naming them would claim digits that nobody needs. */
  readonly same: boolean;
}

/**
 * A score with as many digits as its interval bears: the interval's width keeps two significant digits, and no number has more than
 * four ("3.688879 [3.688879, 3.688879]" is "3.689"). Without an interval three significant digits.
 */
export function scoreTexts(value: number, interval: readonly [number, number] | null): ScoreTexts {
  if (interval === null) return { value: formatNumber(value, 3), interval: null, same: false };
  const [low, high] = interval;
  const all = [value, low, high];
  const write = writerOf(all, high - low);
  const texts = { value: write(value), low: write(low), high: write(high) };
  const same = texts.low === texts.value && texts.high === texts.value;
  return { value: texts.value, interval: [texts.low, texts.high], same };
}

/** A mean with its standard error, which keeps two significant digits: "0.025 ± 0.013". */
export function meanText(mean: number, standardError: number): string {
  if (!Number.isFinite(mean) || !Number.isFinite(standardError)) return formatNumber(mean);
  if (standardError === 0) return `${formatNumber(mean)} ± 0`;
  const write = writerOf([mean, standardError], standardError);
  return `${write(mean)} ± ${write(standardError)}`;
}

/** How numbers are written whose uncertainty is `width`. */
function writerOf(numbers: readonly number[], width: number): (value: number) => string {
  const largest = Math.max(...numbers.map(Math.abs).filter(Number.isFinite), 0);
  if (largest === 0) return (value) => formatNumber(value);
  const most = MOST_DIGITS - 1 - magnitude(largest);
  const decimals = Math.min(most, width > 0 && Number.isFinite(width) ? 1 - magnitude(width) : most);
  if (largest >= LARGEST_PLAIN || decimals > MOST_DECIMALS) return (value) => formatNumber(value, 3);
  return (value) => fixed(roundedTo(value, decimals), Math.max(0, decimals));
}

/** The power of ten of a number's first digit. */
function magnitude(size: number): number {
  return Math.floor(Math.log10(size));
}

/** `decimals` may be negative: tens, hundreds. */
function roundedTo(value: number, decimals: number): number {
  if (decimals >= 0 || !Number.isFinite(value)) return value;
  const unit = 10 ** -decimals;
  return Math.round(value / unit) * unit;
}
