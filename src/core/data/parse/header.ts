import { isWrittenNumber } from "../numbers/isWrittenNumber.ts";
import { isMissing, isNumber } from "./cellText.ts";

/** Years that may be column names. */
const YEARS = { first: 1500, last: 2200 } as const;
const LEAST_COUNTED = 4;

/**
 * Whether the first row names the columns. Each column votes: for a header if only its first cell is not a number; against one if
 * its first cell is a number above numbers, or a text that occurs again below. Without a majority it is a header if its cells are
 * not empty and all different. Numbers can be names if they are years or consecutive.
 */
export function hasHeader(rows: readonly (readonly string[])[], width: number): boolean {
  if (isCounted(rows, width)) return true;
  const votes = headerVotes(rows, width);
  if (votes !== 0) return votes > 0;
  const cells = rows[0]!.slice(0, width).map((cell) => cell.trim());
  return new Set(cells).size === width && !cells.some(isMissing);
}

/** More than 0: most columns say that the first row is a header. */
export function headerVotes(rows: readonly (readonly string[])[], width: number): number {
  let votes = 0;
  for (let j = 0; j < width; j++) votes += headerVote(rows.map((row) => row[j] ?? ""));
  return votes;
}

/** The names of a header: trimmed, unique, "column 3" for an empty one. */
export function columnNames(header: readonly string[]): string[] {
  return uniqueNames(header.map((cell, j) => cell.trim() || `column ${j + 1}`));
}

/** Names made different from one another: "x", "x (2)", "x (3)". */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`;
    taken.add(unique);
    return unique;
  });
}

function headerVote([first, ...below]: readonly string[]): -1 | 0 | 1 {
  const present = below.filter((cell) => !isMissing(cell)).map((cell) => cell.trim());
  const arePlain = present.every(isNumber);
  if (isNumber(first!)) return arePlain || present.every(isWrittenNumber) ? -1 : 0;
  if (isMissing(first!) || present.length === 0) return 0;
  if (arePlain || present.every(isWrittenNumber)) {
    if (!isWrittenNumber(first!)) return 1;
    // "10 m" or "<18" above plain numbers may be a name; above "20 m" it is a value.
    return arePlain ? 0 : -1;
  }
  return present.includes(first!.trim()) ? -1 : 0;
}

/**
 * Whether the numbers of the first row are names: years in even steps beside a text that does not occur below, or 0, 1, 2, … as
 * programs number columns; and the rows below do not continue the pattern.
 */
function isCounted([first, ...below]: readonly (readonly string[])[], width: number): boolean {
  const cells = first!.slice(0, width).map((cell) => cell.trim());
  const numbered = cells.flatMap((cell, j) => (isNumber(cell) ? [j] : []));
  const steps = numbered.map((j) => Number(cells[j]));
  const texts = cells.flatMap((cell, j) => (isMissing(cell) || isNumber(cell) ? [] : [j]));
  if (steps.length < 2 || below.length === 0 || !isEven(steps)) return false;
  if (texts.some((j) => below.some((row) => row[j]?.trim() === cells[j]))) return false;
  if (steps.every(isYear)) {
    const years = below.filter((row) => numbered.every((j) => isYear(Number(row[j]))));
    return texts.length > 0 && years.length === 0;
  }
  const isSame = (row: readonly string[]): boolean => isEven(numbered.map((j) => Number(row[j])));
  if (below.every(isSame)) return false;
  const [start, second] = steps;
  const counts = second === start! + 1 && (start === 0 || (start === 1 && texts.length > 0));
  return counts && steps.length >= LEAST_COUNTED && steps.length + texts.length >= width - 1;
}

function isEven(steps: readonly number[]): boolean {
  const step = steps[1]! - steps[0]!;
  return step > 0 && steps.every((value, i) => Number.isInteger(value) && value === steps[0]! + i * step);
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= YEARS.first && value <= YEARS.last;
}
