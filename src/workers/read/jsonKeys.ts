import { MAX_COLUMNS } from "../../core/data/limits.ts";
import { checkColumns } from "../../core/data/parse/checkColumns.ts";
import { AppError } from "../../core/errors.ts";

/** Keys that hardly come twice are values: so many of them, in so many records, are no accident. */
const OWN_KEYS = { keys: 1000, records: 100, comeLessThan: 2 } as const;
/**
 * A table of so many cells that is nearly empty takes memory and minutes for nothing, where its keys come in few records each. Keys that
 * come often are columns, however sparse.
 */
const EMPTY = { cells: 50_000_000, filledLessThan: 0.05, comeLessThan: 100 } as const;

/** The keys of records, which become columns. */
export interface JsonKeys {
  /** In the order in which they first came, with their places. */
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
