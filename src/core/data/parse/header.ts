import { isMissing, isNumber } from "./cells.ts";

/**
 * Whether the first row names the columns. Each column votes: for a header where only its first cell is not a number, against one
 * where its first cell is a number above numbers, or a text that comes back below. Without a majority it is a header if its cells
 * are present and all different.
 */
export function hasHeader(rows: readonly (readonly string[])[], width: number): boolean {
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

/** Names as a header gives them: trimmed, unique, "column 3" where it is empty. */
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
  if (isNumber(first!)) return present.every(isNumber) ? -1 : 0;
  if (isMissing(first!) || present.length === 0) return 0;
  if (present.every(isNumber)) return 1;
  return present.includes(first!.trim()) ? -1 : 0;
}
