import { listOf } from "./fields.ts";
import { unfit, type Kind, type Place, type Shape, type TextKind } from "./kind.ts";

/** null or a value of `kind`; a missing value is null. */
export function nullable<T>(kind: Kind<T>): Kind<T | null> {
  return {
    shape: { type: "either", of: [kind.shape, { type: "none" }] },
    toJson: (value) => (value === null ? null : kind.toJson(value)),
    fromJson: (value, place) => (value === null ? null : kind.fromJson(value, place)),
  };
}

/** A list; an empty one may be written as null. */
export function orEmpty<T>(list: Kind<readonly T[]>): Kind<readonly T[]> {
  return { ...list, fromJson: (value, place) => (value === null ? [] : list.fromJson(value, place)) };
}

/** A word about a column: `word:column` in a link. */
export function columnWord<W extends string>(
  words: readonly W[],
): TextKind<readonly [column: string, word: W]> {
  return {
    shape: { type: "tuple", of: [TEXT, { type: "word", words }] },
    toText: ([column, said]) => `${said}:${column}`,
    fromText: (text) => {
      const said = words.find((known) => text.startsWith(`${known}:`));
      return said === undefined ? undefined : [text.slice(said.length + 1), said];
    },
    toJson: (value) => value,
    fromJson: (value, place) => {
      const [column, given] = pair(value, place);
      const said = words.find((known) => known === given) ?? unfit([...place, 1], given);
      return [textOf(column, [...place, 0]), said];
    },
  };
}

/** A list about a column; in a link one JSON array, because the items may contain any character. */
export function columnList<T>(
  item: Kind<T>,
  isMeant: (item: T) => boolean,
  least: number,
): TextKind<readonly [column: string, items: readonly T[]]> {
  const items = listOf(item);
  return {
    shape: { type: "tuple", of: [TEXT, items.shape] },
    toText: ([column, said]) => JSON.stringify([column, ...said]),
    fromText: (text) => {
      const read = jsonOf(text);
      if (!Array.isArray(read)) return undefined;
      const [column, ...rest]: unknown[] = read;
      if (typeof column !== "string") return undefined;
      const said = attempt(() => items.fromJson(rest, []))?.filter(isMeant);
      return said === undefined || said.length < least ? undefined : [column, said];
    },
    toJson: (value) => value,
    fromJson: (value, place) => {
      const [column, said] = pair(value, place);
      return [textOf(column, [...place, 0]), items.fromJson(said, [...place, 1])];
    },
  };
}

/** Any data as JSON, unchecked: for parts that are written and never read. NaN and infinities are written as their names. */
export function asIs<T>(): Kind<T> {
  return {
    shape: { type: "anything" },
    toJson: finite,
    fromJson: (value, place) => unfit(place, value),
  };
}

const TEXT: Shape = { type: "text", longest: Infinity };

function finite(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.map(finite);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, finite(each)]));
}

function pair(value: unknown, place: Place): readonly unknown[] {
  return Array.isArray(value) && value.length === 2 ? value : unfit(place, value);
}

function textOf(value: unknown, place: Place): string {
  return typeof value === "string" ? value : unfit(place, value);
}

function jsonOf(text: string): unknown {
  return attempt(() => JSON.parse(text) as unknown);
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
