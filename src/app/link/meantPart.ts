import { CONFIG_FIELDS } from "../../core/schema/configFields.ts";
import { DATA_FIELDS } from "../../core/schema/dataFields.ts";
import { keysOf, boundsOf } from "../../core/schema/fields.ts";
import type { LinkEntry, Shape, Bounds } from "../../core/schema/kind.ts";
import { SEARCH_FIELDS } from "../../core/schema/searchFields.ts";
import { SETTING_FIELDS } from "../../core/schema/settingFields.ts";
import { nearestWord } from "../../core/text/nearestWord.ts";
import { studyFromFragment } from "./studyLink.ts";

const NUMBER = String.raw`-?\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
const RANGE = new RegExp(`^\\s*(${NUMBER})\\s*(?:\\.{2,3}|…|–|-|:)\\s*(${NUMBER})\\s*((?:,.*)?)$`, "i");
const DECIMAL_COMMA = /^\s*-?\d+,\d+\s*$/;
const OF_DATA = keysOf(DATA_FIELDS);
/** Keys whose numbers have bounds, which show what was meant. */
const BOUNDED = new Map([...keysOf(SEARCH_FIELDS), ...keysOf(SETTING_FIELDS)]);
const SHAPES: ReadonlyMap<string, Shape> = new Map([
  ...OF_DATA,
  ...CONFIG_FIELDS.name.keys,
  ["run", { type: "flag" }],
  ...BOUNDED,
]);

const KEYS: readonly string[] = [...SHAPES].filter(([, { type }]) => type !== "none").map(([key]) => key);

/**
 * The probable meaning of an unusable entry of a link: the nearest known key, the nearest words or numbers for its value, or both,
 * if the result is a valid entry; otherwise null.
 */
export function meantPart([key, value]: LinkEntry): LinkEntry | null {
  const keys = KEYS.includes(key) ? [key] : [nearestWord(key, KEYS)];
  for (const likely of keys) {
    if (likely === null) continue;
    const shape = SHAPES.get(likely)!;
    const words = wordsOf(shape);
    const near = value
      .split("|")
      .map((part) => nearestWord(part, words) ?? part)
      .join("|");
    const meant = [value, near, BOUNDED.has(likely) ? meantNumbers(shape, value) : null].find(
      (each) => each !== null && isUsable([likely, each]) && (likely !== key || each !== value),
    );
    if (meant != null) return [likely, meant];
  }
  return null;
}

/** The words that a key accepts. */
function wordsOf(shape: Shape): readonly string[] {
  if (shape.type === "either") return shape.of.flatMap(wordsOf);
  if (shape.type === "flag") return ["true", "false"];
  if (shape.type === "none") return ["none"];
  return shape.type === "word" ? shape.words : [];
}

function isUsable([key, value]: LinkEntry): boolean {
  return studyFromFragment(`${key}=${encodeURIComponent(value)}`).notes.length === 0;
}

/**
 * The probable meaning of a number or range that is not allowed: ends in order, clipped to the allowed range, rounded to an
 * integer. null: the entry takes no numbers or has not two bounds, or the meaning is unclear. A number below the allowed range may
 * be any mistake.
 */
function meantNumbers(shape: Shape, value: string): string | null {
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
