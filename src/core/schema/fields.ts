import {
  unfit,
  UnfitValue,
  type Bounds,
  type Kind,
  type LinkEntry,
  type Place,
  type Shape,
  type TextKind,
} from "./kind.ts";

/** Called with each entry of a link that cannot be used. */
export type Ignore = (entry: LinkEntry) => void;

/** One field of a configuration: how it is written and read. */
export interface Field<T> {
  readonly kind: Kind<T>;
  /** The value if a document or link does not state one; absent: it must state one. */
  readonly default?: T;
  /** The values that the set-up allows, if more values can be read. */
  readonly limits?: { readonly low: number; readonly high: number };
  /** The keys of a link that set the field, with the shape of their values; empty: the field is not part of links. */
  readonly keys: ReadonlyMap<string, Shape>;
  /** @param defaultValue the value that a link leaves out */
  toEntries(value: T, defaultValue?: T): readonly LinkEntry[];
  /** @param entries those of its keys, in order. @returns undefined: no entry can be used */
  fromEntries(entries: readonly LinkEntry[], ignore: Ignore): T | undefined;
}

/** A field that may be absent. */
export interface OptionalField<T> extends Field<T> {
  readonly optional: true;
  /** An unusable value in a document counts as absent. */
  readonly ifFit?: true;
}

/** A field for every property: a missing one is a compile error. */
export type Fields<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K>
    ? OptionalField<Exclude<T[K], undefined>>
    : Field<T[K]>;
};

/** One entry of a link; of several, the last usable one counts. It is written if it differs from the default. */
export function one<T>(key: string, kind: TextKind<T>, defaultValue?: T): Field<T> {
  return {
    ...(defaultValue !== undefined && { default: defaultValue }),
    kind: {
      ...kind,
      // A document may always contain the default, even if a link has no text for it.
      fromJson: (value, place) =>
        defaultValue !== undefined && value === defaultValue ? defaultValue : kind.fromJson(value, place),
    },
    keys: new Map([[key, kind.textShape ?? kind.shape]]),
    toEntries(value, without) {
      const text = kind.toText(value);
      return without !== undefined && text === kind.toText(without) ? [] : [[key, text]];
    },
    fromEntries(entries, ignore) {
      let last: T | undefined;
      for (const entry of entries) {
        const value = kind.fromText(entry[1]);
        if (value === undefined) ignore(entry);
        else last = value;
      }
      return last;
    },
  };
}

/** An entry of a link for each item, at most `most`; by default none. */
export function many<T>(key: string, item: TextKind<T>, most = Infinity): Field<readonly T[]> {
  return {
    default: [],
    kind: listOf(item),
    keys: new Map([[key, item.textShape ?? item.shape]]),
    toEntries: (values) => values.map((value) => [key, item.toText(value)]),
    fromEntries(entries, ignore) {
      const items: T[] = [];
      for (const entry of entries) {
        const value = items.length < most ? item.fromText(entry[1]) : undefined;
        if (value === undefined) ignore(entry);
        else items.push(value);
      }
      return items.length > 0 ? items : undefined;
    },
  };
}

/** An object with fields of its own. Fields that a link leaves out have their defaults. */
export function group<T extends object>(fields: Fields<T>): Field<T> {
  const defaults = defaultsOf(fields);
  return {
    default: defaults,
    kind: record(fields),
    keys: keysOf(fields),
    toEntries: (value, without) => toEntries(fields, value, without ?? defaults),
    fromEntries(entries, ignore) {
      const said = fromEntries(fields, entries, ignore);
      return Object.keys(said).length > 0 ? { ...defaults, ...said } : undefined;
    },
  };
}

/** A field of documents only, not of links. */
export function jsonOnly<T>(kind: Kind<T>, defaultValue?: T): Field<T> {
  return {
    ...(defaultValue !== undefined && { default: defaultValue }),
    kind,
    keys: new Map(),
    toEntries: () => [],
    fromEntries: () => undefined,
  };
}

export function optional<T>(field: Field<T>): OptionalField<T> {
  return { ...field, optional: true };
}

/** A field of a document; an unusable value counts as absent. */
export function ifFit<T>(kind: Kind<T>): OptionalField<T> {
  return { ...jsonOnly(kind), optional: true, ifFit: true };
}

/** A field that an older key of links also sets. That key is never suggested. @param meant converts its text to that of the newer key */
export function formerly<T>(key: string, meant: (text: string) => string, field: Field<T>): Field<T> {
  return {
    ...field,
    keys: new Map([...field.keys, [key, { type: "none" }]]),
    fromEntries(entries, ignore) {
      const originals = new Map(
        entries.map((entry): [LinkEntry, LinkEntry] => [
          entry[0] === key ? [key, meant(entry[1])] : entry,
          entry,
        ]),
      );
      return field.fromEntries([...originals.keys()], (entry) => ignore(originals.get(entry) ?? entry));
    },
  };
}

/** A number that can also be read outside the set-up's limits, so that the set-up can report it. */
export function within<T>(
  limits: { readonly low: number; readonly high: number },
  field: Field<T>,
): Field<T> {
  return { ...field, limits };
}

export function listOf<T>(item: Kind<T>): Kind<readonly T[]> {
  return {
    shape: { type: "list", of: item.shape },
    toJson: (items) => items.map((value) => item.toJson(value)),
    fromJson: (value, place) =>
      Array.isArray(value)
        ? value.map((each: unknown, i) => item.fromJson(each, [...place, i]))
        : unfit(place, value),
  };
}

/**
 * An object in a document. Missing fields have their defaults, because files of earlier builds lack newer fields; unknown members
 * are ignored.
 */
export function record<T extends object>(fields: Fields<T>): Kind<T> {
  const rows = rowsOf(fields);
  return {
    shape: { type: "record", of: new Map(rows.map(([name, { kind }]) => [name, kind.shape])) },
    toJson: (value) => {
      const known = new Map(rows);
      // In the value's own order, so that files keep the order that they have always had.
      const written = Object.entries(value).flatMap(([name, each]) => {
        const field = known.get(name);
        return field === undefined || each === undefined ? [] : [[name, field.kind.toJson(each)]];
      });
      return Object.fromEntries(written) as unknown;
    },
    fromJson: (value, place) => {
      const given = members(value, place);
      const read = rows.flatMap(([name, field]) => {
        const each = given.get(name);
        const own = each === undefined ? field.default : readMember(field, each, [...place, name]);
        if (own !== undefined && (each !== undefined || field.optional !== true)) return [[name, own]];
        return field.optional === true ? [] : unfit([...place, name], each);
      });
      // The compiler cannot track names through a list; `fields` has each name of T.
      return Object.fromEntries(read) as T;
    },
  };
}

/** Some of the fields. */
export function pick<T extends object, K extends keyof T & string>(
  fields: Fields<T>,
  names: readonly K[],
): Fields<Pick<T, K>> {
  return Object.fromEntries(names.map((name) => [name, fields[name]])) as Fields<Pick<T, K>>;
}

export function keysOf<T extends object>(fields: Fields<T>): ReadonlyMap<string, Shape> {
  return new Map(rowsOf(fields).flatMap(([, { keys }]) => [...keys]));
}

/** The defaults of all fields that have one. */
export function defaultsOf<T extends object>(fields: Fields<T>): T {
  const defaults = rowsOf(fields).flatMap(([name, field]) =>
    field.default === undefined || field.optional === true ? [] : [[name, field.default] as const],
  );
  return Object.fromEntries(defaults) as T;
}

/** The numbers that the set-up allows for a field; null: it is not a number, or has no bounds. */
export function limitsOf<T>({ limits, kind }: Field<T>): Bounds | null {
  const bounds = boundsOf(kind.shape);
  return bounds && { ...bounds, ...limits };
}

/** The bounds of the numbers of a shape. */
export function boundsOf(shape: Shape): Bounds | null {
  if (shape.type === "either") return shape.of.map(boundsOf).find((bounds) => bounds !== null) ?? null;
  return shape.type === "number" ? shape : null;
}

/** The entries of a link for the values that differ from their defaults, in the order of the fields. */
export function toEntries<T extends object>(
  fields: Fields<T>,
  value: T,
  defaults: Partial<T>,
): readonly LinkEntry[] {
  const values = new Map<string, unknown>(Object.entries(value));
  const without = new Map<string, unknown>(Object.entries(defaults));
  return rowsOf(fields).flatMap(([name, field]) => {
    const own = values.get(name);
    return own === undefined ? [] : field.toEntries(own, without.get(name));
  });
}

/** The values of the fields by the entries of a link; entries with other keys are ignored. */
export function fromEntries<T extends object>(
  fields: Fields<T>,
  entries: readonly LinkEntry[],
  ignore: Ignore,
): Partial<T> {
  const said = rowsOf(fields).flatMap(([name, field]) => {
    const own = entries.filter(([key]) => field.keys.has(key));
    const value = own.length === 0 ? undefined : field.fromEntries(own, ignore);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(said) as Partial<T>;
}

/** The members of an object in a document. */
export function members(value: unknown, place: Place): ReadonlyMap<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return unfit(place, value);
  return new Map<string, unknown>(Object.entries(value));
}

type AnyField = Field<unknown> & Partial<Pick<OptionalField<unknown>, "optional" | "ifFit">>;

function readMember({ kind, ifFit: mayUnfit }: AnyField, value: unknown, place: Place): unknown {
  try {
    return kind.fromJson(value, place);
  } catch (thrown) {
    if (mayUnfit === true && thrown instanceof UnfitValue) return undefined;
    throw thrown;
  }
}

function rowsOf<T extends object>(fields: Fields<T>): readonly (readonly [string, AnyField])[] {
  return Object.entries<AnyField>(fields);
}

/** A field for each of a list of names. */
export function fieldsOf<K extends string, V>(
  names: readonly K[],
  fieldOf: (name: K) => Field<V>,
): Fields<Readonly<Record<K, V>>> {
  // The compiler cannot track names through a list.
  return Object.fromEntries(names.map((name) => [name, fieldOf(name)])) as Fields<Readonly<Record<K, V>>>;
}
