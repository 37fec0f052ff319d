import { boundsOf } from "../../core/schema/fields.ts";
import type { Bounds, Shape } from "../../core/schema/kind.ts";

const NUMBER = String.raw`-?\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
const RANGE = new RegExp(`^\\s*(${NUMBER})\\s*(?:\\.{2,3}|…|–|-|:)\\s*(${NUMBER})\\s*((?:,.*)?)$`, "i");
const DECIMAL_COMMA = /^\s*-?\d+,\d+\s*$/;

/**
 * The probable meaning of a number or range that is not allowed: ends in order, clipped to the allowed range, rounded to an
 * integer. null: the entry takes no numbers or has not two bounds, or the meaning is unclear. A number below the allowed range may
 * be any mistake.
 */
export function meantNumbers(shape: Shape, value: string): string | null {
  const bounds = boundsOf(shape);
  if (bounds === null || !Number.isFinite(bounds.low) || !Number.isFinite(bounds.high)) return null;
  const range = RANGE.exec(value);
  if (range !== null) {
    const ends = [Number(range[1]), Number(range[2])].map((end) => allowed(end, bounds));
    return `${Math.min(...ends)}..${Math.max(...ends)}${range[3]!}`;
  }
  const number = DECIMAL_COMMA.test(value) ? Number(value.replace(",", ".")) : Number(value);
  if (value.trim() === "" || Number.isNaN(number) || number < bounds.low) return null;
  return String(allowed(number, bounds));
}

function allowed(number: number, { low, high, whole }: Bounds): number {
  const within = Math.min(high, Math.max(low, number));
  return whole ? Math.round(within) : within;
}
