import { createRng } from "../core/math/rng.ts";

/** A table as it should be read: "" for an empty cell. */
export interface GoodTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A file with a table and one defect, or one habit of the program that wrote it. */
export interface Variant {
  readonly kind: string;
  readonly text: string;
  readonly table: GoodTable;
  /** The row of the table (−1: the header) that may be lost or read differently; null: none. */
  readonly damaged: number | null;
}

const NAMES = [
  "Hiking boots",
  "Trail shoes",
  "Throw pillow, wooden paddles",
  "Men's vest",
  'Table, round 48"',
  "Fly rod",
  "Rolling duffle, extra-large, blue",
  "Kids' hat",
];
const NOTES = [
  "light, warm and dry",
  "easy to wash",
  "made in 1912, still good",
  'a 24" bike',
  "for him, her and them",
];
const SIZES = ["S", "M", "L", "XL"];

/** Dates, times, codes, numbers, texts with commas and quotes, categories, empty cells, and a last column that is mostly empty. */
export function goodTable(rows: number, seed: number): GoodTable {
  const rng = createRng(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(rng.uniform() * from.length)]!;
  const two = (n: number): string => String(n).padStart(2, "0");
  return {
    header: ["date", "time", "code", "price", "amount", "size", "name", "note", "remark"],
    rows: Array.from({ length: rows }, (_, i) => [
      `2018-${two(1 + (i % 12))}-${two(1 + (i % 28))}`,
      `${two(i % 24)}:${two((i * 7) % 60)}`,
      `${pick(["AB", "RI", "CC", "YY"])}-${1000 + i * 13}`,
      (5 + rng.uniform() * 90).toFixed(2),
      i % 9 === 4 ? "" : String(Math.floor(rng.uniform() * 40)),
      pick(SIZES),
      pick(NAMES),
      i % 7 === 2 ? "" : pick(NOTES),
      i % 10 === 3 ? "checked" : "",
    ]),
  };
}

/** How a table is written. */
export interface Writing {
  readonly delimiter: string;
  readonly quote: '"' | "'";
  readonly escape: "doubled" | "backslash";
  readonly always: boolean;
  readonly end: string;
}

export const PLAIN: Writing = { delimiter: ",", quote: '"', escape: "doubled", always: false, end: "\n" };

export function writeCell(text: string, { delimiter, quote, escape, always }: Writing): string {
  const needed =
    text.includes(delimiter) || text.includes(quote) || (delimiter.trim() === "" && /\s|^$/.test(text));
  if (!always && !needed) return text;
  const inner =
    escape === "doubled" ? text.replaceAll(quote, quote + quote) : text.replaceAll(quote, `\\${quote}`);
  return quote + inner + quote;
}

export function writeTable({ header, rows }: GoodTable, writing: Writing): string {
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => writeCell(cell, writing)).join(writing.delimiter) + writing.end;
  return [header, ...rows].map(line).join("");
}

/** Changes the written cells of one line. */
type Damage = (cells: readonly string[], column: number) => string;

const changed = (cells: readonly string[], column: number, change: (cell: string) => string): string =>
  cells.map((cell, j) => (j === column ? change(cell) : cell)).join(",");

const LINE_DAMAGES: Readonly<Record<string, Damage>> = {
  "a delimiter too few": (cells, j) => cells.slice(0, j).join(",") + cells.slice(j).join(","),
  "a delimiter too many": (cells, j) => changed(cells, j, (cell) => `,${cell}`),
  "a quote before a cell": (cells, j) => changed(cells, j, (cell) => `"${cell}`),
  "a quote behind a cell": (cells, j) => changed(cells, j, (cell) => `${cell}"`),
  "a quote within a cell": (cells, j) =>
    changed(
      cells,
      j,
      (cell) => `${cell.slice(0, Math.ceil(cell.length / 2))}"${cell.slice(Math.ceil(cell.length / 2))}`,
    ),
  "an opening quote lost": (cells, j) => changed(cells, j, (cell) => cell.replace(/^"/, "")),
  "a closing quote lost": (cells, j) => changed(cells, j, (cell) => cell.replace(/"$/, "")),
  "cut off": (cells, j) => cells.slice(0, j + 1).join(","),
  "more cells at the end": (cells, j) => [...cells, ...Array.from({ length: j + 1 }, () => "")].join(","),
};

/** One line written by another program than the others. */
const LINE_WRITINGS: Readonly<Record<string, Partial<Writing>>> = {
  semicolons: { delimiter: ";" },
  tabs: { delimiter: "\t" },
  pipes: { delimiter: "|" },
  "a blank behind each comma": { delimiter: ", " },
  "every cell in quotes": { always: true },
  apostrophes: { quote: "'", always: true },
  backslashes: { escape: "backslash" },
  CRLF: { end: "\r\n" },
  CR: { end: "\r" },
};

/** Lines that are not rows, between any two rows. */
const STRAY_LINES: Readonly<Record<string, string>> = {
  blank: "",
  "only delimiters": ",,,,,,,,",
  comment: "# measured again, by hand",
  remark: "Page 2 of 3",
};

/** Every kind of damage to one line, at each of some lines and each column. */
export function damagedLines(table: GoodTable, lines: readonly number[]): Variant[] {
  const all = [table.header, ...table.rows];
  const written = all.map((cells) => cells.map((cell) => writeCell(cell, PLAIN)));
  const join = (at: number, line: string): string =>
    written.map((cells, i) => (i === at ? line : cells.join(",") + "\n")).join("");
  const variants: Variant[] = [];
  for (const at of lines) {
    for (const [kind, damage] of Object.entries(LINE_DAMAGES)) {
      for (let j = 0; j < table.header.length; j++) {
        const line = damage(written[at]!, j);
        if (line === written[at]!.join(",")) continue;
        variants.push({ kind, text: join(at, `${line}\n`), table, damaged: at - 1 });
      }
    }
    for (const [kind, writing] of Object.entries(LINE_WRITINGS)) {
      const as = { ...PLAIN, ...writing };
      const line = all[at]!.map((cell) => writeCell(cell, as)).join(as.delimiter) + as.end;
      variants.push({ kind: `a line with ${kind}`, text: join(at, line), table, damaged: at - 1 });
    }
    for (const [kind, line] of Object.entries({
      ...STRAY_LINES,
      "the header again": written[0]!.join(","),
    })) {
      if (at === 0) continue;
      const text = join(at, `${line}\n${written[at]!.join(",")}\n`);
      variants.push({ kind: `a stray line: ${kind}`, text, table, damaged: null });
    }
  }
  return variants;
}
