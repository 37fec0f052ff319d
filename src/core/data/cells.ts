/**
 * The cells of one column as they were read. A million cells as a JavaScript string each would take many times the file; numbers
 * stay numbers as long as their text can be made again, and equal texts are held once.
 */
export type Cells = NumberCells | TextCells;

/** A column that is written in numbers, but for a few cells. */
export interface NumberCells {
  readonly kind: "numbers";
  /** NaN: missing, or among `odd`. */
  readonly values: Float64Array;
  /** Digits after the decimal mark, as written; `SHORTEST`: as `String` writes the number. null: all are `SHORTEST`. */
  readonly decimals: Uint8Array | null;
  /** What stands between the integer and the fraction. */
  readonly mark: "." | ",";
  /** By row: texts that cannot be made again from a number. */
  readonly odd: ReadonlyMap<number, string>;
}

/** Any other column: its distinct texts in the order in which they came, and for each row the index of its text (−1: missing). */
export interface TextCells {
  readonly kind: "texts";
  readonly texts: readonly string[];
  readonly codes: Int32Array;
}

export const SHORTEST = 255;

export function cellCount(cells: Cells): number {
  return cells.kind === "numbers" ? cells.values.length : cells.codes.length;
}

/** The text of a cell, trimmed, else as the user wrote it; null where the cell holds a missing-value token. */
export function textAt(cells: Cells, row: number): string | null {
  if (cells.kind === "texts") return cells.texts[cells.codes[row]!] ?? null;
  const value = cells.values[row]!;
  if (Number.isNaN(value)) return cells.odd.get(row) ?? null;
  const digits = cells.decimals?.[row] ?? SHORTEST;
  const text = digits === SHORTEST ? String(value) : value.toFixed(digits);
  return cells.mark === "." ? text : text.replace(".", ",");
}

/** The first `rows` cells (all without it) as text. */
export function textsOf(cells: Cells, rows = cellCount(cells)): (string | null)[] {
  return Array.from({ length: Math.min(rows, cellCount(cells)) }, (_, row) => textAt(cells, row));
}

/** The same cells, each distinct text held once. */
export function toTexts(cells: Cells): TextCells {
  if (cells.kind === "texts") return cells;
  const codes = new Int32Array(cells.values.length);
  const codeOf = new Map<string, number>();
  for (let row = 0; row < codes.length; row++) codes[row] = codeFor(codeOf, textAt(cells, row));
  return { kind: "texts", texts: [...codeOf.keys()], codes };
}

/** Numbers that nobody wrote, as they would be. */
export function cellsFromNumbers(values: Float64Array): NumberCells {
  return { kind: "numbers", values, decimals: null, mark: ".", odd: new Map() };
}

/** The code of a text, a new one where it is new; −1 for null. */
export function codeFor(codeOf: Map<string, number>, text: string | null): number {
  if (text === null) return -1;
  return codeOf.get(text) ?? addCode(codeOf, text);
}

/** A code for a text that has none. */
export function addCode(codeOf: Map<string, number>, text: string): number {
  const code = codeOf.size;
  codeOf.set(text, code);
  return code;
}

/** The cells of one column and then those of another. */
export function concatCells(first: Cells, second: Cells): Cells {
  if (first.kind === "numbers" && second.kind === "numbers" && first.mark === second.mark) {
    return concatNumbers(first, second);
  }
  const before = toTexts(first);
  const after = toTexts(second);
  const codeOf = new Map(before.texts.map((text, code) => [text, code]));
  const codeOfAfter = after.texts.map((text) => codeFor(codeOf, text));
  const codes = new Int32Array(before.codes.length + after.codes.length);
  codes.set(before.codes);
  after.codes.forEach((code, row) => {
    codes[before.codes.length + row] = code < 0 ? -1 : codeOfAfter[code]!;
  });
  return { kind: "texts", texts: [...codeOf.keys()], codes };
}

function concatNumbers(first: NumberCells, second: NumberCells): NumberCells {
  const rows = first.values.length;
  const values = new Float64Array(rows + second.values.length);
  values.set(first.values);
  values.set(second.values, rows);
  const shortest = first.decimals === null && second.decimals === null;
  const decimals = shortest ? null : new Uint8Array(values.length).fill(SHORTEST);
  if (first.decimals !== null) decimals!.set(first.decimals);
  if (second.decimals !== null) decimals!.set(second.decimals, rows);
  const odd = new Map([...first.odd, ...[...second.odd].map(([row, text]) => [rows + row, text] as const)]);
  return { kind: "numbers", values, decimals, mark: first.mark, odd };
}
