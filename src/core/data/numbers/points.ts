import { outOf } from "./units.ts";
import type { Written } from "./writtenNumber.ts";

const SLASH = /\d\s?\/\s?\d/;
const CODE: Written = { kind: "code" };

/**
 * Points out of a maximum ("4/5", "3 out of 5"), if all cells have the same maximum, none exceeds it, and no other cell may be a
 * fraction. Otherwise such cells are not numbers: four fifths and four points out of five look the same.
 */
export function withPoints(texts: readonly string[], written: readonly Written[]): readonly Written[] {
  const most = written.map((own) => ("unit" in own ? outOf(own.unit) : null));
  if (most.every((of) => of === null)) return written;
  const arePoints =
    new Set(most.filter((of) => of !== null)).size === 1 &&
    written.every((own, i) => most[i] === null || !("value" in own) || own.value <= most[i]!) &&
    texts.every((text, i) => most[i] !== null || !SLASH.test(text));
  return arePoints ? written : written.map((own, i) => (most[i] === null ? own : CODE));
}
