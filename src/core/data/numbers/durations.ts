import type { Written } from "./writtenNumber.ts";

/** A duration in hours. */
export interface Duration {
  readonly hours: number;
  /** "clock": 1:02:03. "short": 58:30, which may be hours and minutes, or minutes and seconds. "parts": several units. "one": one unit. */
  readonly how: "clock" | "short" | "parts" | "one";
}

const CLOCK = /^(?:(\d{1,4})\s*(?:d|days?|Tage?|天),?\s+)?(\d{1,4}):([0-5]\d):([0-5]\d(?:[.,]\d+)?)$/i;
const SHORT = /^(\d{1,3}):([0-5]\d(?:[.,]\d+)?)$/;
const PART = String.raw`(\d+(?:[.,]\d+)?)\s*`;
/** Days, hours, minutes and seconds, each at most once, in this order. */
const PARTS = new RegExp(
  String.raw`^(?:${PART}(?:d|days?|Tage?|jours?|天))?,?\s*(?:${PART}(?:h|hrs?|hours?|Std\.?|Stunden?|heures?|小时|时))?,?\s*(?:${PART}(?:m|mins?|minutes?|Min\.|Minuten?|分钟?))?,?\s*(?:${PART}(?:s|secs?|seconds?|Sek\.?|Sekunden?|secondes?|秒))?$`,
  "i",
);
const ISO = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/;
const HOURS = [24, 1, 1 / 60, 1 / 3600];

/** Null if the text is not a duration. */
export function durationOf(text: string): Duration | null {
  const clock = CLOCK.exec(text);
  if (clock !== null) return { hours: hoursOf(clock.slice(1)), how: "clock" };
  const short = SHORT.exec(text);
  if (short !== null) return { hours: hoursOf([undefined, short[1], short[2], undefined]), how: "short" };
  if (!/\d/.test(text)) return null;
  const parts = (ISO.exec(text) ?? PARTS.exec(text))?.slice(1);
  if (parts === undefined) return null;
  const isOne = !text.startsWith("P") && parts.filter((part) => part !== undefined).length === 1;
  return { hours: hoursOf(parts), how: isOne ? "one" : "parts" };
}

/** A cell in a format that only durations have, as a number; null for any other. */
export function asDuration(text: string): Written | null {
  const found = durationOf(text);
  if (found === null || found.how === "one") return null;
  return { kind: "number", value: found.hours, unit: found.how === "short" ? "" : "h", rare: true };
}

/** A column's numbers, and whether they are durations of several units: a number without a unit then stays odd. */
export interface InHours {
  readonly written: readonly Written[];
  readonly areDurations: boolean;
}

/**
 * If a column has durations in several units or with hours, all are converted to hours: "45 min" beside "1 h 20 min", and "58:30"
 * as minutes and seconds beside "1:02:03". Beside only "1 h 20 min", "2:30" is not a number: it may be in hours or in minutes.
 */
export function inHours(texts: readonly string[], written: readonly Written[]): InHours {
  const found = texts.map((text, i) => (written[i]!.kind === "number" ? durationOf(text) : null));
  const hasClock = found.some((own) => own?.how === "clock");
  const areDurations = hasClock || found.some((own) => own?.how === "parts");
  if (!areDurations) return { written, areDurations };
  const all = written.map((own, i): Written => {
    const duration = found[i];
    if (duration == null || !("unit" in own)) return own;
    if (duration.how !== "short") return { ...own, value: duration.hours, unit: "h" };
    return hasClock ? { ...own, value: duration.hours / 60, unit: "h" } : { kind: "code" };
  });
  return { written: all, areDurations };
}

function hoursOf(parts: readonly (string | undefined)[]): number {
  return parts.reduce((sum, part, i) => sum + Number((part ?? "0").replace(",", ".")) * HOURS[i]!, 0);
}
