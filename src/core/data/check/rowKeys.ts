import { toTexts } from "../table/cells.ts";
import type { Column } from "../table/dataset.ts";
import { pictureValues } from "../pictures/pictureColumn.ts";

/**
 * A number for every row that is the same for rows that are equal in all of the columns: a 53-bit hash. The probability that any
 * two of a million different rows share a number is 1 in 18,000.
 */
export function rowKeys(columns: readonly Column[], rowCount: number): Float64Array {
  const high = new Uint32Array(rowCount).fill(0x811c9dc5);
  const low = new Uint32Array(rowCount).fill(0x9e3779b9);
  for (const column of columns) mixIn(column, high, low);
  const keys = new Float64Array(rowCount);
  for (let row = 0; row < rowCount; row++) keys[row] = (high[row]! >>> 11) * 4294967296 + low[row]!;
  return keys;
}

/** Several words, or as many characters in a script without blanks. */
const PROSE = /\S\s+\S|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{4}/u;
const LEAST_PROSE = 0.5;

/** The columns that distinguish rows: all except ids, which are texts of one word that differ in every row. */
export function tellingColumns(columns: readonly Column[]): readonly Column[] {
  return columns.filter((column) => {
    if (column.kind === "constant") return false;
    if (column.kind !== "text") return true;
    const { codes, texts } = toTexts(column.cells);
    const present = codes.filter((code) => code >= 0);
    if (new Set(present).size < present.length) return true;
    return texts.filter((text) => PROSE.test(text)).length > LEAST_PROSE * texts.length;
  });
}

function mixIn(column: Column, high: Uint32Array, low: Uint32Array): void {
  if ("values" in column) {
    const { values } = column;
    // Adding 0 makes −0 and 0 the same.
    const value = new Float64Array(1);
    const halves = new Uint32Array(value.buffer);
    for (let row = 0; row < values.length; row++) {
      value[0] = values[row]! + 0;
      // One half after the other: for a single column, a 32-bit mixture of both would be the same for some of a million numbers.
      mix(high, low, row, halves[0]!);
      mix(high, low, row, halves[1]!);
    }
    return;
  }
  if (column.kind === "picture") {
    const { pixels } = column;
    const each = pictureValues(column);
    for (let at = 0; at < pixels.length; at++) mix(high, low, Math.floor(at / each), pixels[at]!);
    return;
  }
  const codes = "codes" in column ? column.codes : toTexts(column.cells).codes;
  for (let row = 0; row < codes.length; row++) mix(high, low, row, codes[row]!);
}

function mix(high: Uint32Array, low: Uint32Array, row: number, value: number): void {
  const a = Math.imul(high[row]! ^ value, 0x01000193);
  const b = Math.imul(low[row]! + value, 0xc2b2ae35);
  high[row] = a ^ (a >>> 15);
  low[row] = Math.imul(b ^ (b >>> 16), 0x27d4eb2f) ^ (a >>> 7);
}
