import type { DeclaredKind } from "../../table/dataset.ts";
import type { DateOrder } from "../../kinds/dates.ts";

/** A column as an ARFF file declares it. */
export interface ArffAttribute {
  readonly name: string;
  readonly declared: DeclaredKind;
}

/** The cells of a line of data, or why there are none. */
export type ArffRow = readonly string[] | "quote" | "unreadable";

const DECLARATION = /^@attribute\s+/i;
const NUMBER_TYPES = /^(?:numeric|real|integer|float|double)\b/i;
const DATE_TYPE = /^date\b\s*(.*)$/i;
const TEXT_TYPE = /^string\b/i;
const ESCAPES = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
]);
/** The weight of a row, after its cells. */
const WEIGHT = /^\{\s*[\d.eE+-]+\s*\}$/;
const MISSING = "?";

/** A declaration of a column, such as "@attribute 'leaf length' real"; null for one that cannot be read. */
export function readAttribute(line: string): ArffAttribute | null {
  const text = line.trim();
  const start = DECLARATION.exec(text)?.[0].length;
  if (start === undefined) return null;
  const name = readName(text.slice(start));
  if (name === null) return null;
  const declared = readType(withoutComment(text.slice(start + name.length)).trim());
  return declared === null ? null : { name: name.value, declared };
}

/**
 * The cells of a line of data; "" for a missing one. In a sparse line, "{1 3.2, 4 a}", missing entries are 0, or the first level of
 * a category. A weight at the end is dropped.
 * @returns the cells of the line; their number may differ from that of the columns
 */
export function readArffRow(line: string, attributes: readonly ArffAttribute[]): ArffRow {
  const text = withoutComment(line).trim();
  if (text.startsWith("{")) return readSparse(text, attributes);
  const cells = splitCells(text);
  if (cells === null) return "quote";
  const last = cells.at(-1)!;
  const weighted = cells.length === attributes.length + 1 && WEIGHT.test(last.value) && !last.quoted;
  return (weighted ? cells.slice(0, -1) : cells).map(textOf);
}

interface Token {
  readonly value: string;
  readonly quoted: boolean;
}

function textOf({ value, quoted }: Token): string {
  return value === MISSING && !quoted ? "" : value;
}

/** A name, quoted or not, at the beginning of a text. `length`: its length in the text, with quotes. */
function readName(text: string): { value: string; length: number } | null {
  const first = text[0] ?? "";
  if (first === "'" || first === '"') {
    const end = closingQuote(text, 0);
    return end < 0 ? null : { value: unescape(text.slice(1, end)), length: end + 1 };
  }
  // A list of levels may follow without a blank.
  const plain = /^[^\s{]+/.exec(text)?.[0];
  return plain === undefined ? null : { value: plain, length: plain.length };
}

function readType(type: string): DeclaredKind | null {
  if (type.startsWith("{")) {
    const end = type.lastIndexOf("}");
    if (end < 0) return null;
    const inner = type.slice(1, end);
    const levels = inner.trim() === "" ? [] : splitCells(inner, ",");
    return levels === null ? null : { kind: "category", levels: levels.map(({ value }) => value) };
  }
  if (NUMBER_TYPES.test(type)) return { kind: "number" };
  if (TEXT_TYPE.test(type)) return { kind: "text" };
  const date = DATE_TYPE.exec(type);
  return date === null ? null : { kind: "date", order: dateOrderOf(date[1]!) };
}

/** Whether day or month comes first in a format such as "dd/MM/yyyy". */
function dateOrderOf(format: string): DateOrder | null {
  const day = format.indexOf("d");
  const month = format.indexOf("M");
  if (day < 0 || month < 0) return null;
  return day < month ? "dayFirst" : "monthFirst";
}

function readSparse(text: string, attributes: readonly ArffAttribute[]): ArffRow {
  const end = text.lastIndexOf("}");
  const inner = text.slice(1, end).replace(/\}\s*,\s*\{[^{}]*$/, "");
  if (end < 0) return "unreadable";
  const row = attributes.map(({ declared }) => emptyCell(declared));
  if (inner.trim() === "") return row;
  const items = splitCells(inner, ",", true);
  if (items === null) return "quote";
  for (const { value: item } of items) {
    const found = /^(\d+)\s+(.+)$/s.exec(item.trim());
    const at = Number(found?.[1] ?? NaN);
    if (found === null || at >= attributes.length) return "unreadable";
    const cell = splitCells(found[2]!, ",");
    if (cell === null) return "quote";
    row[at] = textOf(cell[0]!);
  }
  return row;
}

/** The cell for an entry missing in a sparse line. */
function emptyCell(declared: DeclaredKind): string {
  if (declared.kind === "number") return "0";
  return declared.kind === "category" ? (declared.levels[0] ?? "") : "";
}

/**
 * Cells between commas, or between white space if there are no commas. null: a quote is never closed.
 * @param raw keeps quotes and escapes
 */
function splitCells(text: string, delimiter = delimiterOf(text), raw = false): Token[] | null {
  const cells: Token[] = [];
  let from = 0;
  for (let i = 0; i <= text.length; i++) {
    const char = text[i];
    if ((char === "'" || char === '"') && text.slice(from, i).trim() === "") {
      const end = closingQuote(text, i);
      if (end < 0) return null;
      i = end;
    } else if (raw && (char === "'" || char === '"') && i > from && /\s/.test(text[i - 1]!)) {
      // In "4 'a,b'" a quote opens after the index.
      const end = closingQuote(text, i);
      if (end < 0) return null;
      i = end;
    } else if (char === undefined || char === delimiter || (delimiter === " " && /\s/.test(char))) {
      const cell = text.slice(from, i).trim();
      if (delimiter !== " " || cell !== "") cells.push(raw ? { value: cell, quoted: false } : unquoted(cell));
      from = i + 1;
    }
  }
  return cells;
}

function delimiterOf(text: string): string {
  // Character by character: a regular expression for quoted text fails on megabytes.
  const open = new Set<string>();
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === ",") return ",";
    if ((char !== "'" && char !== '"') || open.has(char)) continue;
    const end = closingQuote(text, i);
    if (end < 0) open.add(char);
    else i = end;
  }
  return " ";
}

function unquoted(cell: string): Token {
  const first = cell[0];
  const isQuoted = cell.length >= 2 && (first === "'" || first === '"') && cell.endsWith(first);
  return isQuoted
    ? { value: unescape(cell.slice(1, -1)), quoted: true }
    : { value: cell.replaceAll(/\\(['"%\\])/g, "$1"), quoted: false };
}

/** The index of the quote that closes the one at `open`, or −1. */
function closingQuote(text: string, open: number): number {
  for (let i = open + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === text[open]) return i;
  }
  return -1;
}

function unescape(text: string): string {
  return text.replaceAll(/\\(?:u([\da-f]{4})|(.))/gis, (_, code: string | undefined, char: string) =>
    code === undefined ? (ESCAPES.get(char) ?? char) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Without "% …" at the end, which begins after white space and outside quotes. */
function withoutComment(line: string): string {
  if (!line.includes("%")) return line;
  for (let i = 0; i < line.length; i++) {
    const char = line[i]!;
    if (char === "'" || char === '"') {
      const end = closingQuote(line, i);
      if (end < 0) return line;
      i = end;
    } else if (char === "%" && (i === 0 || /\s/.test(line[i - 1]!))) {
      return line.slice(0, i);
    }
  }
  return line;
}
