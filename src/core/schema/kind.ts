/** One `key=value` of a link. Keys may repeat. */
export type LinkEntry = readonly [key: string, value: string];

/** The allowed values, as plain data: for suggestions, limits and descriptions. */
export type Shape =
  | { readonly type: "word"; readonly words: readonly string[] }
  | { readonly type: "number"; readonly low: number; readonly high: number; readonly whole: boolean }
  | { readonly type: "flag" }
  | { readonly type: "text"; readonly longest: number }
  | { readonly type: "list"; readonly of: Shape }
  | { readonly type: "tuple"; readonly of: readonly Shape[] }
  | { readonly type: "record"; readonly of: ReadonlyMap<string, Shape> }
  | { readonly type: "either"; readonly of: readonly Shape[] }
  | { readonly type: "none" }
  | { readonly type: "anything" };

/** A position in a document: names and indices, outermost first. */
export type Place = readonly (string | number)[];

/** A value in a document has the wrong type or is not allowed. */
export class UnfitValue extends Error {
  readonly place: Place;
  readonly value: unknown;

  constructor(place: Place, value: unknown) {
    super(`${place.join(".")} is ${JSON.stringify(value)}`);
    this.place = place;
    this.value = value;
  }
}

/** A kind of value, and how it is written in a document. */
export interface Kind<T> {
  readonly shape: Shape;
  toJson(value: T): unknown;
  /** @throws UnfitValue */
  fromJson(value: unknown, place: Place): T;
}

/** A kind that can also be written in a link. */
export interface TextKind<T> extends Kind<T> {
  /** The allowed values in a link, if they differ from those in a document. */
  readonly textShape?: Shape;
  toText(value: T): string;
  /** undefined: the text is not an allowed value. */
  fromText(text: string): T | undefined;
}

/** One word of a closed list. */
export function word<W extends string>(words: readonly W[]): TextKind<W> {
  const fromText = (text: string) => words.find((known) => known === text);
  return {
    shape: { type: "word", words },
    toText: (value) => value,
    fromText,
    toJson: (value) => value,
    fromJson: (value, place) =>
      (typeof value === "string" ? fromText(value) : undefined) ?? unfit(place, value),
  };
}

/** Values that would be percent-encoded in a link, by the words that replace them there. */
export function coded<V extends string>(words: Readonly<Record<string, V>>): TextKind<V> {
  const values = Object.values(words);
  return {
    ...word(values),
    textShape: { type: "word", words: Object.keys(words) },
    toText: (value) => Object.entries(words).find(([, known]) => known === value)?.[0] ?? "",
    fromText: (text) => (Object.hasOwn(words, text) ? words[text] : undefined),
  };
}

export function flag(yes: string, no: string): TextKind<boolean> {
  return {
    shape: { type: "flag" },
    toText: (value) => (value ? yes : no),
    fromText: (text) => (text === yes ? true : text === no ? false : undefined),
    toJson: (value) => value,
    fromJson: (value, place) => (typeof value === "boolean" ? value : unfit(place, value)),
  };
}

/** A flag that is false by default: a link has a word for true only. */
export function yes(word: string): TextKind<boolean> {
  return { ...flag(word, ""), fromText: (text) => (text === word ? true : undefined) };
}

/** A text of a length up to `longest`. */
export function text(longest = Infinity, least = 0): TextKind<string> {
  const fits = (value: string) => value.length <= longest && value.length >= least;
  return {
    shape: { type: "text", longest },
    toText: (value) => value,
    fromText: (given) => (fits(given) ? given : undefined),
    toJson: (value) => value,
    fromJson: (value, place) => (typeof value === "string" && fits(value) ? value : unfit(place, value)),
  };
}

/** Any number. JSON lacks NaN and infinity, so they are written as their names. */
export const ANY_NUMBER: Kind<number> = {
  shape: { type: "number", low: -Infinity, high: Infinity, whole: false },
  toJson: finite,
  fromJson(value, place) {
    if (typeof value === "number") return value;
    if (value === "NaN" || value === "Infinity" || value === "-Infinity") return Number(value);
    return unfit(place, value);
  },
};

export interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
}

/** A number within bounds, both ends included, in any notation. */
export function number({ low, high, whole }: Bounds): TextKind<number> {
  const fits = (value: number) =>
    Number.isFinite(value) && value >= low && value <= high && (!whole || Number.isInteger(value));
  return {
    shape: { type: "number", low, high, whole },
    toText: String,
    toJson: finite,
    fromText: (given) => {
      const value = given.trim() === "" ? Number.NaN : Number(given);
      return fits(value) ? value : undefined;
    },
    fromJson: (value, place) => (typeof value === "number" && fits(value) ? value : unfit(place, value)),
  };
}

/** A whole number within bounds, both ends included, in digits only. */
export function digits(low: number, high: number): TextKind<number> {
  const kind = number({ low, high, whole: true });
  return { ...kind, fromText: (given) => (/^\d{1,10}$/.test(given) ? kind.fromText(given) : undefined) };
}

/** null, written "none" in a link, or a value of `kind`. */
export function orNone<T>(kind: TextKind<T>): TextKind<T | null> {
  return {
    shape: { type: "either", of: [kind.shape, { type: "none" }] },
    toText: (value) => (value === null ? "none" : kind.toText(value)),
    fromText: (given) => (given === "none" ? null : kind.fromText(given)),
    toJson: (value) => (value === null ? null : kind.toJson(value)),
    fromJson: (value, place) => (value === null ? null : kind.fromJson(value, place)),
  };
}

/** null, for which a link has no word, or a value of `kind`. */
export function orUnsaid<T>(kind: TextKind<T>): TextKind<T | null> {
  return {
    ...orNone(kind),
    toText: (value) => (value === null ? "" : kind.toText(value)),
    fromText: (given) => kind.fromText(given),
  };
}

export function unfit(place: Place, value: unknown): never {
  throw new UnfitValue(place, value);
}

function finite(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}
