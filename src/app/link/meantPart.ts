import { CONFIG_FIELDS } from "../../core/schema/configFields.ts";
import { DATA_FIELDS } from "../../core/schema/dataFields.ts";
import { keysOf } from "../../core/schema/fields.ts";
import type { LinkEntry, Shape } from "../../core/schema/kind.ts";
import { SEARCH_FIELDS } from "../../core/schema/searchFields.ts";
import { SETTING_FIELDS } from "../../core/schema/settingFields.ts";
import { nearestWord } from "../../core/text/nearestWord.ts";
import { meantNumbers } from "./meantNumbers.ts";
import { studyFromFragment } from "./studyLink.ts";

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
