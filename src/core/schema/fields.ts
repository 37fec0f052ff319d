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

/** Told of each entry of a link that cannot be used. */
export type Ignore = (entry: LinkEntry) => void;

/** One field of a configuration: all that is known of how it is written and read. */
export interface Field<T> {
  readonly kind: Kind<T>;
  /** The value if a document or link does not state one; absent: it must state one. */
  readonly default?: T;
  /** What the set-up allows, where more than that can be read. */
  readonly limits?: { readonly low: number; readonly high: number };
  /** The keys of a link that say something of it, and what may stand there; empty: it is not part of links. */
  readonly keys: ReadonlyMap<string, Shape>;
  /** @param defaultValue the value that a link leaves out */
  toEntries(value: T, defaultValue?: T): readonly LinkEntry[];
  /** @param entries those of its keys, in order. @returns undefined: they say nothing that can be used */
  fromEntries(entries: readonly LinkEntry[], ignore: Ignore): T | undefined;
}

/** A field that may be absent. */
export interface OptionalField<T> extends Field<T> {
  readonly optional: true;
  /** Where what stands in a document does not fit, it is as if it were absent. */
  readonly ifFit?: true;
}

/** A field for every property: one that is forgotten does not compile. */
export type Fields<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K>
    ? OptionalField<Exclude<T[K], undefined>>
    : Field<T[K]>;
};

/** One entry of a link; of several the last that can be used. It is written if it differs from the default. */
export function one<T>(key: string, kind: TextKind<T>, defaultValue?: T): Field<T> {
  return {
    ...(defaultValue !== undefined && { default: defaultValue }),
    kind: {
      ...kind,
      // The default may always stand in a document, even one that a link has no text for.
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

/** A field that stands in documents alone. */
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

/** A field of a document that is absent where what stands there does not fit. */
export function ifFit<T>(kind: Kind<T>): OptionalField<T> {
  return { ...jsonOnly(kind), optional: true, ifFit: true };
}

/** A field that an older key of links means, too. Nobody is led to that key. @param meant its text, as the newer key has it */
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

/** A number that can be read beyond what the set-up allows, so that the set-up can tell. */
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
 * An object in a document. What is missing there has its default, for files of earlier builds lack what is newer; what is not a field
 * is ignored.
 */
export function record<T extends object>(fields: Fields<T>): Kind<T> {
  const rows = rowsOf(fields);
  return {
    shape: { type: "record", of: new Map(rows.map(([name, { kind }]) => [name, kind.shape])) },
    toJson: (value) => {
      const known = new Map(rows);
      // In the value's own order, as people have always found it in their files.
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
      // The compiler does not follow names through a list; `fields` has each name of T.
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

/** The numbers that the set-up allows for a field; null: it takes none, or has no bounds. */
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

/** What the entries of a link say of the fields; those of other keys are left alone. */
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
  // The compiler does not follow names through a list.
  return Object.fromEntries(names.map((name) => [name, fieldOf(name)])) as Fields<Readonly<Record<K, V>>>;
}
