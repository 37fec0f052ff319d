import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textsOf } from "../../core/data/table/cells.ts";
import { isMissing } from "../../core/data/parse/cellText.ts";
import { datasetOf } from "../../core/data/table/table.ts";
import { AppError } from "../../core/errors.ts";
import { encodeLegacy, encodeUtf16 } from "../../testing/textEncodings.ts";
import { readText } from "../../testing/readText.ts";
import { createReading } from "./reading.ts";
import { readTables } from "./readTables.ts";
import { randomCases } from "../../testing/strength.ts";

const TEXTS = randomCases(120, "tables of texts in each encoding");
const NUMBERS = randomCases(500, "tables of numbers");
const BYTES = randomCases(1000, "files of any bytes");

const SILENT = createReading(
  0,
  new AbortController().signal,
  () => undefined,
  () => 0,
);

function read(bytes: Uint8Array<ArrayBuffer>, name = "t.csv") {
  const decode = () => Promise.reject(new Error("no pictures here"));
  return readTables(
    [{ name, blob: new Blob([bytes]) }],
    { limitBytes: Infinity, target: null, decode },
    SILENT,
  );
}

const characters = (text: string) => fc.constantFrom(...text.split(""));

/** A way in which a program may write a table. */
interface WrittenAs {
  readonly delimiter: "," | ";" | "\t" | "|";
  readonly quote: "always" | "needed";
  /** Of each line in turn. */
  readonly ends: readonly string[];
  readonly lastEnd: boolean;
  readonly comments: readonly string[];
  readonly separatorLine: boolean;
}

const writtenAs: fc.Arbitrary<WrittenAs> = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  quote: fc.constantFrom("always", "needed"),
  ends: fc.array(fc.constantFrom("\n", "\r\n", "\r"), { minLength: 1, maxLength: 4 }),
  lastEnd: fc.boolean(),
  comments: fc.array(fc.constantFrom("# made by a sensor", "#", "# unit: mm"), { maxLength: 2 }),
  separatorLine: fc.boolean(),
});

function write(rows: readonly (readonly string[])[], as: WrittenAs): string {
  const { delimiter, quote, ends, comments, separatorLine } = as;
  const cell = (text: string) =>
    quote === "always" || /["\r\n]/.test(text) || text.includes(delimiter)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  const lines = [
    ...(separatorLine ? [`sep=${delimiter}`] : []),
    ...comments,
    ...rows.map((row) => row.map(cell).join(delimiter)),
  ];
  const endOf = (i: number) => (i === lines.length - 1 && !as.lastEnd ? "" : ends[i % ends.length]!);
  return lines.map((line, i) => line + endOf(i)).join("");
}

const ENCODERS = {
  "utf-8": (text: string) => new TextEncoder().encode(text),
  "utf-8 with a mark": (text: string) => new TextEncoder().encode(`\ufeff${text}`),
  "utf-16le": (text: string) => encodeUtf16(`\ufeff${text}`, true),
  "utf-16be": (text: string) => encodeUtf16(`\ufeff${text}`, false),
  "windows-1252": (text: string) => encodeLegacy(text, "windows-1252"),
  gb18030: (text: string) => encodeLegacy(text, "gb18030"),
} as const;

const WORDS = {
  ascii: ["blue", "two words", "NA", "", "?", " padded ", "#5", "=1+1", "<b>", "it's", "-3", "1e3"],
  latin: ["größe", "Málaga", "naïve café", "çédille", "Straße", "µ", "5 °C"],
  chinese: ["玫瑰", "牡丹", "鸢尾花", "重量（克）", "是", "北京"],
};
const words = (own: readonly string[]) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...WORDS.ascii, ...own) },
    fc.string({ unit: characters("ab1;,|\t\"\n .'-#"), maxLength: 6 }),
  );

/** At least one word of the alphabet, at most a dozen rows; the first column is never empty, because rows must not be empty. */
const tables = (own: readonly string[]) =>
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(words(own), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    )
    .map((rows) => rows.map((row, i) => [`row ${i}${own[i % own.length] ?? ""}`, ...row]));

const asRead = (text: string) => (isMissing(text) ? null : text.trim());

describe("a table of texts", () => {
  it.each(Object.entries(ENCODERS))("reads back in %s, in any dialect", async (encoding, encode) => {
    const own =
      encoding === "windows-1252"
        ? WORDS.latin
        : encoding === "gb18030"
          ? WORDS.chinese
          : [...WORDS.latin, ...WORDS.chinese];
    await fc.assert(
      fc.asyncProperty(tables(own), writtenAs, async (rows, as) => {
        const header = rows[0]!.map((_, j) => `column-${j}`);
        const { table } = await read(encode(write([header, ...rows], as)));
        expect(table.columns.map(({ name, cells }) => [name, textsOf(cells)])).toEqual(
          header.map((name, j) => [name, rows.map((row) => asRead(row[j]!))]),
        );
      }),
      { seed: 41, numRuns: TEXTS },
    );
  });
});

describe("a table of numbers", () => {
  const marks = fc
    .record({
      decimal: fc.constantFrom(".", ","),
      thousands: fc.constantFrom("", ".", ",", " ", "\u00a0", "\u202f", "'", "’"),
    })
    .filter(({ decimal, thousands }) => decimal !== thousands);
  const grouped = (digits: string, mark: string) => digits.replaceAll(/\B(?=(\d{3})+$)/g, mark);

  it("reads back with any decimal mark: if one column is ambiguous, another decides", async () => {
    const values = fc.array(fc.tuple(fc.integer({ min: -5e6, max: 5e6 }), fc.nat({ max: 99 })), {
      minLength: 2,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(values, marks, writtenAs, async (rows, { decimal, thousands }, as) => {
        const whole = (n: number) => (n < 0 ? "-" : "") + grouped(String(Math.abs(n)), thousands);
        const texts = rows.map(([n, cents]) => [
          whole(n),
          `${whole(n)}${decimal}${String(cents).padStart(2, "0")}`,
        ]);
        const { table } = await read(new TextEncoder().encode(write([["whole", "exact"], ...texts], as)));
        const parsed = datasetOf(table, [
          ["whole", "number"],
          ["exact", "number"],
        ]).columns.map((column) => (column.kind === "number" ? [...column.values] : column.kind));
        expect(parsed).toEqual([
          rows.map(([n]) => n),
          rows.map(([n, cents]) =>
            Number(`${n < 0 ? "-" : ""}${Math.abs(n)}.${String(cents).padStart(2, "0")}`),
          ),
        ]);
      }),
      { seed: 42, numRuns: NUMBERS },
    );
  });
});

describe("a file of arbitrary bytes", () => {
  it("reading ends in a table or an AppError", async () => {
    const starts = [
      "",
      "PK\x03\x04",
      "PK\x05\x06",
      "PAR1",
      "\x1f\x8b\x08",
      "[{",
      '{"a":',
      "\xff\xfe",
      "\xef\xbb\xbf",
      "sep=;\n",
    ];
    const bytes = fc
      .tuple(
        fc.constantFrom(...starts),
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc
            .string({ unit: characters('ab1{}[]:;,|\t"\n\r .-é\0'), maxLength: 120 })
            .map((text) => new TextEncoder().encode(text)),
        ),
      )
      .map(([start, rest]) => Uint8Array.from([...Array.from(start, (char) => char.charCodeAt(0)), ...rest]));
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.constantFrom("t.csv", "t.json", "t.jsonl", "t.xlsx", "t.zip"),
        async (input, name) => {
          try {
            const { table } = await read(input, name);
            expect(table.columns.length).toBeGreaterThanOrEqual(2);
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(AppError);
          }
        },
      ),
      { seed: 43, numRuns: BYTES },
    );
  });
});

it("a line in apostrophes that are doubled inside of them is read like the others", async () => {
  const lines = Array.from({ length: 12 }, (_, i) => `text ${i},${i % 5},${["pen", "ink"][i % 2]!}`);
  lines[1] = '"a, b",1,ink';
  lines[2] = '"c, d",2,pen';
  lines[4] = "'it''s 4','4','pen'";
  const { rows, layout } = await readText(`review,stars,product\n${lines.join("\n")}\n`);
  expect(rows[4]).toEqual(["it's 4", "4", "pen"]);
  expect(layout.odd.items.map(({ line, why }) => [line, why])).toEqual([[6, "quote"]]);
});
