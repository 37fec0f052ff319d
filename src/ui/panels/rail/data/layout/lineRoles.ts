import type { FoundLayout, LayoutChoices, SkipReason } from "../../../../../core/data/parse/layout.ts";

/** The role of a line of a file. */
export type LineRole = "header" | "data" | "odd" | "blank" | SkipReason;

/** Positions of a table's parts: as chosen, or else as found. 0: the part does not exist. */
interface Places {
  readonly header: number;
  readonly headerEnd: number;
  readonly units: number;
  readonly first: number;
  readonly last: number;
}

/** Why choices contradict each other. */
export type LayoutFault =
  | { readonly kind: "firstInHeader"; readonly first: number; readonly header: number }
  | { readonly kind: "lastBeforeFirst"; readonly first: number; readonly last: number };

/**
 * The role of each of the first lines; null if unknown.
 * @param found the layout that was read; null if reading failed
 */
export function lineRoles(
  lines: readonly string[],
  found: FoundLayout | null,
  choices: LayoutChoices,
): readonly (LineRole | null)[] {
  const places = placesOf(found, choices);
  if (places === null) return lines.map((text) => (text.trim() === "" ? "blank" : null));
  const { header, headerEnd, units, first, last } = places;
  const skipped = skippedLines(found);
  const odd = new Set(found?.odd.items.map(({ line }) => line));
  return lines.map((text, i) => {
    const line = i + 1;
    if (header > 0 && line >= header && line <= headerEnd) return "header";
    if (line === units) return "units";
    if (text.trim() === "") return "blank";
    const why = skipped.get(line);
    if (why !== undefined && (line < first || line > last || isWithin(why))) {
      return isWithin(why) ? why : line < first ? "above" : "below";
    }
    if (line < first) return "above";
    if (line > last) return "below";
    return odd.has(line) ? "odd" : "data";
  });
}

/** Why a table cannot be read as chosen, or null. */
export function layoutFault(found: FoundLayout | null, choices: LayoutChoices): LayoutFault | null {
  const places = placesOf(found, choices);
  if (places === null) return null;
  const { headerEnd, first, last } = places;
  if (choices.firstLine !== undefined && first <= headerEnd) {
    return { kind: "firstInHeader", first, header: headerEnd };
  }
  if (choices.lastLine !== undefined && last < first) return { kind: "lastBeforeFirst", first, last };
  return null;
}

/** The choices without one of them. */
export function withoutChoice(choices: LayoutChoices, name: keyof LayoutChoices): LayoutChoices {
  return Object.fromEntries(Object.entries(choices).filter(([key]) => key !== name));
}

function placesOf(found: FoundLayout | null, choices: LayoutChoices): Places | null {
  const header = choices.headerLine ?? found?.headerLine ?? null;
  if (header === null && choices.firstLine === undefined && choices.lastLine === undefined) return null;
  const moved = choices.headerLine !== undefined && choices.headerLine !== found?.headerLine;
  // A chosen header has one line, unless the number of lines is chosen too.
  const span = choices.headerLines ?? (choices.headerLine === undefined ? (found?.headerLines ?? 1) : 1);
  const start = header ?? 0;
  const headerEnd = start === 0 ? 0 : start + span - 1;
  const foundUnits = moved ? 0 : (found?.unitsLine ?? 0);
  const units = choices.unitsLine ?? (foundUnits > headerEnd ? foundUnits : 0);
  const asFound = !moved && choices.headerLines === undefined && choices.unitsLine === undefined;
  const next = Math.max(headerEnd, units) + 1;
  const first = choices.firstLine ?? (asFound ? Math.max(found?.firstLine ?? next, next) : next);
  return { header: start, headerEnd, units, first, last: choices.lastLine ?? found?.lastLine ?? Infinity };
}

/** Lines that are never rows, wherever the table begins and ends. */
function isWithin(why: SkipReason): boolean {
  return why === "comment" || why === "total" || why === "repeatedHeader" || why === "otherTable";
}

function skippedLines(found: FoundLayout | null): ReadonlyMap<number, SkipReason> {
  const reasons = new Map<number, SkipReason>();
  const shown = found?.head.length ?? 0;
  for (const { from, to, why } of found?.skipped ?? []) {
    for (let line = from; line <= Math.min(to, shown); line++) reasons.set(line, why);
  }
  return reasons;
}
