/** Shorter lists are not cut. */
const SHORTEST = 256;
/** Weight of a part, in values (and some characters): receiving one costs the page a few milliseconds. */
const PART_WEIGHT = 10_000;
const CHARACTERS = 64;

type Path = readonly (string | number)[];

/** Items to append to the list at `path`. */
export interface Cut {
  readonly path: Path;
  readonly items: readonly unknown[];
}

/** A value with its long lists emptied, and their items separately, in order. */
export interface CutValue {
  readonly shell: unknown;
  readonly parts: readonly (readonly Cut[])[];
}

/**
 * Separates the long lists of a value. Without long lists, or if they have little weight, the shell is the value itself. `joinCuts`
 * is the inverse.
 */
export function cutLists(value: unknown, partWeight = PART_WEIGHT): CutValue {
  const parts: Cut[][] = [];
  let part: Cut[] = [];
  let room = partWeight;
  const cut = (list: readonly unknown[], path: Path): void => {
    let from = 0;
    list.forEach((item, i) => {
      room -= weigh(item);
      if (room > 0) return;
      part.push({ path, items: list.slice(from, i + 1) });
      parts.push(part);
      part = [];
      room = partWeight;
      from = i + 1;
    });
    if (from < list.length) part.push({ path, items: list.slice(from) });
  };
  const shell = emptied(value, [], cut);
  if (part.length > 0) parts.push(part);
  return parts.length <= 1 ? { shell: value, parts: [] } : { shell, parts };
}

/** Appends a part's items to their lists. @param shell changed */
export function joinCuts(shell: unknown, part: readonly Cut[]): void {
  for (const { path, items } of part) {
    const list = path.reduce<unknown>(
      (inner, key) => (inner as Record<string | number, unknown>)[key],
      shell,
    );
    for (const item of items) (list as unknown[]).push(item);
  }
}

/** A copy in which the long lists are empty. @param cut called with each of them */
function emptied(value: unknown, path: Path, cut: (list: readonly unknown[], path: Path) => void): unknown {
  if (Array.isArray(value)) {
    if (value.length < SHORTEST) return value.map((inner, i) => emptied(inner, [...path, i], cut));
    cut(value, path);
    return [];
  }
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, emptied(inner, [...path, key], cut)] as const,
  );
  return Object.fromEntries(entries);
}

/** The number of values in it. */
function weigh(value: unknown): number {
  if (typeof value === "string") return 1 + value.length / CHARACTERS;
  if (Array.isArray(value)) return value.reduce<number>((sum, inner) => sum + weigh(inner), 1);
  if (ArrayBuffer.isView(value)) return 1 + value.byteLength / CHARACTERS;
  if (!isPlainObject(value)) return 1;
  return Object.values(value).reduce<number>((sum, inner) => sum + weigh(inner), 1);
}

function isPlainObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
