import type { RawTable } from "../table/dataset.ts";

/** Text that looks as if it was decoded with the wrong encoding. */
export interface Garbled {
  readonly column: string;
  /** The cell, or the column's name. */
  readonly value: string;
}

/** The replacement character, and control characters, which Windows-1252 produces for undefined bytes. */
const SIGNS = /[\ufffd\u0080-\u009f]/;

/** The first such text, column by column; null if there is none. */
export function findGarbled({ columns }: RawTable): Garbled | null {
  for (const { name } of columns) if (SIGNS.test(name)) return { column: name, value: name };
  for (const { name, cells } of columns) {
    const texts = cells.kind === "texts" ? cells.texts : cells.words;
    const value = texts.find((text) => SIGNS.test(text));
    if (value !== undefined) return { column: name, value };
  }
  return null;
}
