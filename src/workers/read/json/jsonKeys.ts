import { MAX_COLUMNS } from "../../../core/data/limits.ts";
import { checkColumns } from "../../../core/data/parse/checkColumns.ts";
import { AppError } from "../../../core/errors.ts";

/** Keys that hardly repeat are values: this many of them, in this many records, are not accidental. */
const OWN_KEYS = { keys: 1000, records: 100, comeLessThan: 2 } as const;
/**
 * A nearly empty table with this many cells wastes memory and minutes if each key occurs in few records. Frequent keys are columns,
 * even in a sparse table.
 */
const EMPTY = { cells: 50_000_000, filledLessThan: 0.05, comeLessThan: 100 } as const;

/** The keys of records, which become columns. */
export interface JsonKeys {
  /** In order of appearance, with their indices. */
  readonly places: ReadonlyMap<string, number>;
  /** @throws AppError `jsonKeysDiffer`, `tooManyColumns` */
  add(names: readonly string[]): void;
  /** After the last record. @throws AppError `jsonKeysDiffer` */
  check(): void;
}

export function createJsonKeys(): JsonKeys {
  const places = new Map<string, number>();
  let records = 0;
  let filled = 0;
  const check = (): void => {
    const keys = places.size;
    const isOwn =
      keys > OWN_KEYS.keys && records >= OWN_KEYS.records && filled < OWN_KEYS.comeLessThan * keys;
    const cells = keys * records;
    const isEmpty =
      cells > EMPTY.cells && filled < EMPTY.filledLessThan * cells && filled < EMPTY.comeLessThan * keys;
    if (!isOwn && !isEmpty) return;
    const own = Math.max(1, Math.round(filled / records));
    throw new AppError("jsonKeysDiffer", { records, keys, own });
  };
  return {
    places,
    add(names) {
      records += 1;
      filled += names.length;
      for (const name of names) if (!places.has(name)) places.set(name, places.size);
      if (places.size <= MAX_COLUMNS) return;
      check();
      checkColumns(places.size);
    },
    check,
  };
}
