import { createJsonKeys } from "./jsonKeys.ts";
import { valueText } from "../valueText.ts";

/** Deepest nesting of objects in which a table is searched. */
const DEEPEST = 4;
const ROW_NUMBER = /^\d+$/;

/** A JSON value as a table. */
export interface Records {
  /** null: the first row may name the columns. */
  readonly names: readonly string[] | null;
  readonly rowCount: number;
  rows(): Iterable<readonly string[]>;
}

/**
 * The table in a JSON value, or null: a list of objects (their keys are the columns; objects inside are taken apart: "size.width"),
 * a list of lists, columns and data as pandas writes them ("split", "columns", "index"), lists by column, or an object with one
 * such list in it, possibly nested ("data": {"items": [...]}).
 * @throws AppError `tooManyColumns`, `jsonKeysDiffer`
 */
export function recordsOf(value: unknown): Records | null {
  return recordsIn(value, DEEPEST);
}

function recordsIn(value: unknown, depth: number): Records | null {
  if (Array.isArray(value)) return ofList(value as readonly unknown[]);
  if (typeof value !== "object" || value === null) return null;
  const entries = new Map<string, unknown>(Object.entries(value));
  const columns = entries.get("columns");
  const data = entries.get("data");
  if (isListOf(columns, isName) && isListOf(data, Array.isArray)) {
    return {
      names: columns.map(valueText),
      rowCount: data.length,
      rows: () => mapped(data as readonly unknown[][], valuesOf),
    };
  }
  const lists = [...entries].filter(([, inner]) => Array.isArray(inner)) as [string, unknown[]][];
  if (
    lists.length >= 2 &&
    lists.length === entries.size &&
    lists.every(([, list]) => isListOf(list, isPlain))
  ) {
    return byColumn(lists);
  }
  const byRowNumber = ofObjects([...entries]);
  if (byRowNumber !== null) return byRowNumber;
  const tables = lists.map(([, list]) => ofList(list)).filter((table) => table !== null);
  return tables.length === 1 ? tables[0]! : tables.length === 0 ? within(entries, depth) : null;
}

/** The only table in the objects of an object. */
function within(entries: ReadonlyMap<string, unknown>, depth: number): Records | null {
  if (depth === 0) return null;
  const found = [...entries.values()].filter(isObject).map((inner) => recordsIn(inner, depth - 1));
  const tables = found.filter((table) => table !== null);
  return tables.length === 1 ? tables[0]! : null;
}

/**
 * Objects whose keys, or inner keys, are row numbers: the formats of pandas by default, and with "index". If both are numbers (a
 * table without column names), the objects are columns, as by default, unless only the other orientation gives columns of one type.
 */
function ofObjects(entries: readonly (readonly [string, unknown])[]): Records | null {
  if (entries.length === 0 || !entries.every(([, inner]) => isObject(inner))) return null;
  const inner = entries.map(([name, object]) => [name, object as object] as const);
  const lists = columnsOf(inner);
  const areRows = inner.every(([key]) => ROW_NUMBER.test(key));
  if (lists !== null && !(areRows && areColumnsAcross(lists))) return byColumn(lists);
  return areRows ? ofList(inner.map(([, object]) => object)) : null;
}

/** Objects with the same row numbers (at least two) as keys, and plain values; otherwise null. */
function columnsOf(objects: readonly (readonly [string, object])[]): [string, unknown[]][] | null {
  const rows = Object.keys(objects[0]![1]);
  const areColumns = objects.every(([, object]) => {
    const keys = Object.keys(object);
    return keys.length === rows.length && keys.every((key, i) => key === rows[i] && ROW_NUMBER.test(key));
  });
  if (!areColumns || rows.length < 2) return null;
  const lists = objects.map(([name, object]): [string, unknown[]] => [name, Object.values(object)]);
  return lists.every(([, list]) => isListOf(list, isPlain)) ? lists : null;
}

/** Whether lists mix numbers and texts, but values at the same index do not. */
function areColumnsAcross(lists: readonly (readonly [string, readonly unknown[]])[]): boolean {
  const across = lists[0]![1].map((_, i) => lists.map(([, list]) => list[i]));
  return lists.some(([, list]) => isMixed(list)) && !across.some(isMixed);
}

function isMixed(list: readonly unknown[]): boolean {
  return new Set(list.filter((value) => value !== null).map((value) => typeof value)).size > 1;
}

/** A list as a row. */
export function valuesOf(list: readonly unknown[]): string[] {
  return list.map(valueText);
}

/** The keys of an object with their values; keys of nested objects become paths. */
export function flattenRecord(
  value: object,
  path = "",
): { readonly names: string[]; readonly texts: string[] } {
  const names: string[] = [];
  const texts: string[] = [];
  for (const [key, inner] of Object.entries(value)) {
    if (isObject(inner)) {
      const nested = flattenRecord(inner, `${path}${key}.`);
      names.push(...nested.names);
      texts.push(...nested.texts);
    } else {
      names.push(`${path}${key}`);
      texts.push(valueText(inner));
    }
  }
  return { names, texts };
}

function ofList(list: readonly unknown[]): Records | null {
  if (list.length > 0 && list.every((row) => Array.isArray(row))) {
    return { names: null, rowCount: list.length, rows: () => mapped(list as readonly unknown[][], valuesOf) };
  }
  if (!isListOf(list, isObject) || list.length === 0) return null;
  const keys = createJsonKeys();
  for (const record of list) keys.add(flattenRecord(record as object).names);
  keys.check();
  const { places } = keys;
  const rowOf = (record: object): string[] => {
    const row = new Array<string>(places.size).fill("");
    const { names, texts } = flattenRecord(record);
    names.forEach((name, i) => {
      row[places.get(name)!] = texts[i]!;
    });
    return row;
  };
  return {
    names: [...places.keys()],
    rowCount: list.length,
    rows: () => mapped(list as readonly object[], rowOf),
  };
}

function byColumn(lists: readonly (readonly [string, readonly unknown[]])[]): Records {
  const length = Math.max(...lists.map(([, list]) => list.length));
  const rows = Array.from({ length }, (_, row) => row);
  return {
    names: lists.map(([name]) => name),
    rowCount: length,
    rows: () => mapped(rows, (row) => lists.map(([, list]) => valueText(list[row]))),
  };
}

function* mapped<T>(list: readonly T[], rowOf: (item: T) => string[]): Generator<string[]> {
  for (const item of list) yield rowOf(item);
}

function isListOf(value: unknown, is: (item: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every((item) => is(item));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isPlain(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

function isName(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}
