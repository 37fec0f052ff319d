import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { ColumnKind } from "../table/dataset.ts";
import { cellsFrom } from "../parse/cellsBuilder.ts";
import { datasetOf, summarise, tableFromRaw } from "../table/table.ts";
import { randomCases } from "../../../testing/strength.ts";

const COLUMNS = randomCases(60, "columns in each writing");

/** A column beside another, as a file would have it. */
function read(name: string, texts: readonly string[], decimalCommaLikely = false) {
  const other = texts.map((_, i) => (i % 2 === 0 ? "a" : "b"));
  const columns = [
    { name, cells: cellsFrom(texts) },
    { name: "other", cells: cellsFrom(other) },
  ];
  const table = tableFromRaw({ columns, rowCount: texts.length }, decimalCommaLikely);
  const dataset = datasetOf(table, []);
  return { column: dataset.columns[0]!, summary: summarise(table, dataset, null).columns[0]!, table };
}

const kindOf = (name: string, texts: readonly string[]): ColumnKind => read(name, texts).column.kind;
const times = (count: number, ...texts: readonly string[]): string[] =>
  Array.from({ length: count }, (_, i) => texts[i % texts.length]!);

/** Groups of three digits, or the Indian way. */
const grouped = (digits: string, mark: string) => digits.replaceAll(/\B(?=(?:\d{3})+$)/g, mark);
const indian = (digits: string) =>
  digits.length <= 3
    ? digits
    : `${digits.slice(0, -3).replaceAll(/\B(?=(?:\d{2})+$)/g, ",")},${digits.slice(-3)}`;
const wide = (text: string) =>
  text.replaceAll(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

type Write = (whole: string, cents: string, negative: boolean) => string;
const minus = (negative: boolean, sign = "-") => (negative ? sign : "");
const WRITINGS: Readonly<Record<string, Write>> = {
  point: (w, c, n) => `${minus(n)}${w}.${c}`,
  comma: (w, c, n) => `${minus(n)}${w},${c}`,
  percent: (w, c, n) => `${minus(n)}${w}.${c}%`,
  "percent after a blank, in full width": (w, c, n) => wide(`${minus(n)}${w}.${c}`) + "　％",
  dollars: (w, c, n) => `${minus(n)}$${grouped(w, ",")}.${c}`,
  euros: (w, c, n) => `${minus(n)}${grouped(w, ".")},${c} €`,
  francs: (w, c, n) => `CHF ${minus(n)}${grouped(w, "'")}.${c}`,
  crowns: (w, c, n) => `${minus(n, "−")}${grouped(w, "\u00a0")},${c} kr`,
  rupees: (w, c, n) => `${minus(n)}₹${indian(w)}.${c}`,
  accounts: (w, c, n) => (n ? `(${grouped(w, ",")}.${c})` : `${grouped(w, ",")}.${c}`),
  kilograms: (w, c, n) => `${minus(n)}${w}.${c} kg`,
  "micrograms a litre": (w, c, n) => `${minus(n, "–")}${w}.${c}µg/L`,
  underscores: (w, c, n) => `${minus(n)}${grouped(w, "_")}.${c}`,
  "blanks at the ends": (w, c, n) => ` ${minus(n)}${grouped(w, ",")}.${c} `,
};
const ODD = [
  "n.d.",
  "see note",
  "tbd",
  "n/a*",
  "∞",
  "+inf",
  "-Infinity",
  "#DIV/0!",
  "#REF!",
  "1e999",
  "<LOD",
  "NA",
  "−",
];

describe("a column of numbers in any writing with a few odd cells", () => {
  it.each(Object.entries(WRITINGS))("%s: stays a number with exactly these values", (_, write) => {
    const number = fc.tuple(fc.integer({ min: 1000, max: 9_999_999 }), fc.boolean());
    const column = fc.tuple(
      fc.uniqueArray(number, { minLength: 40, maxLength: 80, selector: ([cents]) => cents }),
      fc.array(fc.tuple(fc.nat(79), fc.constantFrom(...ODD)), { maxLength: 7 }),
    );
    fc.assert(
      fc.property(column, ([numbers, odd]) => {
        const texts = numbers.map(([cents, negative]) =>
          write(`${Math.floor(cents / 100)}`, `${cents % 100}`.padStart(2, "0"), negative),
        );
        const expected = numbers.map(([cents, negative]) => (negative ? -cents : cents) / 100);
        for (const [at, text] of odd) {
          texts[at % texts.length] = text;
          expected[at % texts.length] = NaN;
        }
        const { column: own } = read("x", texts);
        expect(own.kind === "number" && [...own.values]).toEqual(expected);
      }),
      { seed: 21, numRuns: COLUMNS },
    );
  });
});

describe("odd cells", () => {
  const numbers = Array.from({ length: 90 }, (_, i) => `${(i * 7 + 13) / 10}`);

  it("are reported with their counts, the most frequent first", () => {
    const { summary } = read("x", [...numbers, ...times(6, "<1.0"), ...times(3, "n.d."), "Infinity"]);
    expect(summary).toMatchObject({ kind: "number", missing: 10, plainKind: "text" });
    expect(summary.found!.odd).toMatchObject({
      cells: 10,
      present: 100,
      texts: [
        { text: "<1.0", count: 6 },
        { text: "n.d.", count: 3 },
        { text: "Infinity", count: 1 },
      ],
    });
  });

  it("may be numbers in another unit, which are not mixed with the rest", () => {
    const { column, summary } = read("x", [...numbers.map((text) => `${text} cm`), "3 m", "4 m"]);
    expect(column.kind === "number" && [...column.values].slice(-2)).toEqual([NaN, NaN]);
    expect(summary).toMatchObject({ unit: "cm", found: { odd: { cells: 2, otherUnits: true } } });
    expect(
      read(
        "x",
        numbers.map((text, i) => `${text} ${i % 2 === 0 ? "kg" : "lb"}`),
      ).summary,
    ).toMatchObject({
      kind: "text",
      textReason: "mixedUnits",
    });
  });

  it("with one unit, numbers without a unit are in that unit, except for percent", () => {
    const dollars = read("x", [...numbers.map((text) => `$${text}`), "5"]).column;
    expect(dollars.kind === "number" && dollars.values.at(-1)).toBe(5);
    const percent = read("x", [...numbers.map((text) => `${text}%`), "0.12"]);
    expect(percent.column.kind === "number" && percent.column.values.at(-1)).toBeNaN();
    expect(percent.summary.found!.odd!.texts).toEqual([{ text: "0.12", count: 1 }]);
  });

  it("are read as chosen", () => {
    const texts = [...numbers, "<1.0", "≤ 2", ">200", "300+", "~5", "6?", "n.d.", "10-20"];
    const { table } = read("x", texts);
    const last = (choice: "missing" | "limit" | "halfLimit") => {
      const column = datasetOf(table, [], { oddCells: [["x", choice]] }).columns[0]!;
      return column.kind === "number" ? [...column.values].slice(-8) : [];
    };
    expect(last("missing")).toEqual(times(8, "").map(() => NaN));
    expect(last("limit")).toEqual([1, 2, 200, 300, 5, 6, NaN, NaN]);
    expect(last("halfLimit")).toEqual([0.5, 1, 200, 300, 5, 6, NaN, NaN]);
  });
});

it.each(["㎡", "㎏", "㎝", "℃", " ㎍/L"])("numbers in %s are numbers", (unit) => {
  const texts = Array.from({ length: 60 }, (_, i) => `${(i * 7 + 13) / 10}${unit}`);
  expect(read("x", texts).summary).toMatchObject({ kind: "number", unit: unit.trim() });
});

it("percents beside plain numbers are in several units", () => {
  const texts = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? `0.${101 + i}` : `${i}.4%`));
  expect(read("rate", texts).summary).toMatchObject({ kind: "text", textReason: "mixedUnits" });
});

describe("a category", () => {
  it.each<[string, readonly string[], ColumnKind?]>([
    ["two bounds", times(300, "<=50K", ">50K")],
    ["bounds of a bin", times(300, "<5", ">=5")],
    ["bounds and a few numbers", times(60, "<5", ">=9", "5", "<5", ">=9"), "ordered"],
  ])("of %s has no odd cells", (_, texts, kind = "category") => {
    const { summary } = read("income", texts);
    expect([summary.kind, summary.found?.odd]).toEqual([kind, undefined]);
  });

  it("of few numbers and a word has one", () => {
    expect(read("grade", times(60, "1", "2", "3", "1", "2", "absent")).summary.found?.odd).toMatchObject({
      cells: 10,
      asNumber: false,
    });
  });
});

describe("many different numbers mixed with a few repeated words", () => {
  const number = (i: number) => `0.${100 + ((i * 37) % 97)}`;
  const mixed = (words: number) =>
    Array.from({ length: 120 }, (_, i) => (i % 100 < words ? (i % 2 === 0 ? "low" : "high") : number(i)));

  it("are numbers if most are, and the words are reported", () => {
    const { summary } = read("marker", mixed(33));
    expect(summary).toMatchObject({ kind: "number", plainKind: "text", missing: 53 });
    expect(summary.found!.odd).toMatchObject({
      cells: 53,
      present: 120,
      texts: [
        { text: "low", count: 27 },
        { text: "high", count: 26 },
      ],
      asNumber: true,
    });
  });

  it("are a category if most are words, reported, and numbers if chosen", () => {
    const texts = mixed(60);
    const { summary, table } = read("marker", texts);
    expect(summary).toMatchObject({ kind: "category", found: { odd: { cells: 80, asNumber: false } } });
    const column = datasetOf(table, [["marker", "number"]]).columns[0]!;
    expect(column.kind === "number" && [...column.values]).toEqual(texts.map(Number));
  });

  it("are a category if the numbers are codes by name, or repeat like the words, and are reported, too", () => {
    const codes = Array.from({ length: 120 }, (_, i) => (i % 3 === 0 ? "other" : `${10_000 + (i % 13)}`));
    for (const name of ["zip", "x"]) {
      expect(read(name, codes).summary).toMatchObject({
        kind: "category",
        found: { odd: { cells: 40, asNumber: false } },
      });
    }
  });

  it("are not recognised if the words are many, or rarely repeat", () => {
    const names = Array.from({ length: 120 }, (_, i) =>
      i % 2 === 0 ? `name ${"abcdefghijklmnop"[(i / 2) % 16]}` : number(i),
    );
    const once = Array.from({ length: 40 }, (_, i) => (i % 4 === 0 ? "abcdefghij"[i / 4]! : number(i)));
    for (const texts of [names, once]) expect(read("x", texts).summary.found?.odd).toBeUndefined();
  });
});

test.each<[string, string, readonly string[], ColumnKind]>([
  ["grades with a word among them", "grade", times(60, "1", "2", "3", "1", "2", "absent"), "category"],
  ["counts with one open end", "children", times(60, "0", "1", "2", "3+"), "ordered"],
  ["ages with one open end", "age", [...Array.from({ length: 60 }, (_, i) => `${i}`), "60+"], "number"],
  ["ranges", "size", times(60, "<10", "10-20", "20-30", ">30"), "ordered"],
  ["few levels in one unit", "dose", times(60, "5 mg", "10 mg", "20 mg"), "number"],
  [
    "tickets, some with letters",
    "ticket",
    Array.from({ length: 80 }, (_, i) => (i % 9 === 0 ? `A/5 ${i}` : `${i * 17}`)),
    "text",
  ],
  ["names of rooms", "room", Array.from({ length: 80 }, (_, i) => `${i % 40}${"ABCD"[i % 4]}`), "category"],
  ["words with a few numbers", "note", times(60, "red", "blue", "12"), "category"],
  [
    "few whole numbers that nobody measured here and there",
    "n",
    times(60, "1", "2", "3", "1", "2", "n.d."),
    "number",
  ],
  ["ordinals", "place", times(60, "1st", "2nd", "3rd", "4th"), "ordered"],
  ["addresses", "ip", Array.from({ length: 60 }, (_, i) => `10.0.0.${i}`), "text"],
  ["yes and no", "x", times(60, "yes", "no"), "boolean"],
])("%s are not affected", (_, name, texts, kind) => {
  expect(kindOf(name, texts)).toBe(kind);
});

describe("codes with leading zeros", () => {
  const zips = ["60614", "06520", "00501", "33101"];
  it.each<[string, string, readonly string[], ColumnKind]>([
    ["of one length", "plan", times(60, "001", "010", "100"), "category"],
    ["some with zeros, some without", "zip", times(60, ...zips), "category"],
    ["of different lengths", "code", times(60, "007", "12", "0145"), "category"],
    ["all different", "sku", Array.from({ length: 60 }, (_, i) => `${i * 37}`.padStart(6, "0")), "text"],
    ["beside others with a letter", "dept", times(60, "01", "02", "2A", "75", "13", "06"), "category"],
    [
      "days of a month, by their name",
      "day",
      Array.from({ length: 62 }, (_, i) => `${(i % 31) + 1}`.padStart(2, "0")),
      "number",
    ],
    ["one slip among numbers", "x", [...Array.from({ length: 99 }, (_, i) => `${i * 3}`), "007"], "number"],
    ["fractions", "x", times(60, "007.5", "012.25", "100.0"), "number"],
  ])("%s", (_, name, texts, kind) => {
    expect(kindOf(name, texts)).toBe(kind);
  });

  it("are kept, and become numbers if chosen", () => {
    const { table, column } = read("zip", times(60, ...zips));
    expect("levels" in column && column.levels).toContain("00501");
    const asked = datasetOf(table, [["zip", "number"]]).columns[0]!;
    expect(asked.kind === "number" && asked.values[2]).toBe(501);
  });

  it("if they may also be hours, a category is offered", () => {
    expect(read("hour", times(60, "00", "06", "12", "18")).summary.found).toEqual({ maybeCodes: "zeros" });
    expect(read("store_id", times(60, "1", "4", "7", "9")).summary.found).toEqual({ maybeCodes: "name" });
  });
});

describe("magnitudes", () => {
  it.each<[string, readonly string[], readonly number[], string | undefined]>([
    [
      "letters",
      ["10K", "1.2M", "3k", "2.5bn", "950"],
      [10_000, 1_200_000, 3000, 2_500_000_000, 950],
      undefined,
    ],
    [
      "one that can be nothing else",
      ["1.1k", "3.5k", "20", "400", "7.25k"],
      [1100, 3500, 20, 400, 7250],
      undefined,
    ],
    ["dollars", ["$1.2M", "$500K", "$3M", "$900", "$1,250"], [1.2e6, 5e5, 3e6, 900, 1250], "$"],
    ["Chinese", ["1.2万", "3亿", "5600", "7.5万", "12万"], [12_000, 3e8, 5600, 75_000, 120_000], undefined],
    [
      "Chinese money",
      ["1.2万元", "3亿元", "5600元", "7.5万元", "12万元"],
      [12_000, 3e8, 5600, 75_000, 120_000],
      "元",
    ],
    [
      "words",
      ["1.5 million", "2 billion", "700", "3 million", "4 million"],
      [1.5e6, 2e9, 700, 3e6, 4e6],
      undefined,
    ],
    ["metres", ["5 m", "3 m", "7.5 m", "2 m", "1"], [5, 3, 7.5, 2, 1], "m"],
    ["kelvins", ["290 K", "300.5 K", "310 K", "280 K", "7"], [290, 300.5, 310, 280, 7], "K"],
  ])("%s", (_, texts, expected, unit) => {
    const { column, summary } = read("x", times(60, ...texts));
    expect(column.kind === "number" && [...column.values].slice(0, 5)).toEqual(expected);
    expect(summary.unit).toBe(unit);
  });

  it("beside other units are mixed units", () => {
    const texts = Array.from({ length: 60 }, (_, i) => `${i + 1}${[" kg", "K", "M"][i % 3]}`);
    expect(read("x", texts).summary).toMatchObject({ kind: "text", found: { leftOut: "mixedUnits" } });
  });
});

describe("the decimal mark of other columns", () => {
  const open = Array.from({ length: 60 }, (_, i) => `${i + 1},${100 + i}`);
  const other = (texts: readonly string[]) => {
    const columns = [
      { name: "open", cells: cellsFrom(open) },
      { name: "x", cells: cellsFrom(times(60, ...texts)) },
    ];
    const column = datasetOf(tableFromRaw({ columns, rowCount: 60 }, false), []).columns[0]!;
    return column.kind === "number" && column.values[0];
  };
  it.each<[string, readonly string[], number]>([
    ["euros", ["1.234,56 €", "7,5 €", "1.000 €"], 1.1],
    ["percent", ["1,5 %", "2,25 %", "3 %", "n.d."], 1.1],
    ["dollars", ["$1,234.56", "$7.50"], 1100],
    ["kilograms with a point", ["1.5 kg", "2.25 kg"], 1100],
    ["a column that writes both", ["1.5 kg", "2,25 kg"], 1100],
    ["words", ["red, 1,5", "blue"], 1100],
  ])("%s", (_, texts, first) => {
    expect(other(texts)).toBe(first);
  });
});

describe("numbers in the notation of their field", () => {
  it.each<[string, readonly string[], readonly number[], string | undefined]>([
    [
      "more hours than a day has",
      ["1:30:00", "36:15:00", "0:45:00", "2:06:00"],
      [1.5, 36.25, 0.75, 2.1],
      "h",
    ],
    ["hours and minutes", ["1h 30m", "2 h 15 min", "45 min", "3h"], [1.5, 2.25, 0.75, 3], "h"],
    ["ISO 8601 durations", ["PT1H30M", "PT45M", "P1DT6H", "PT36S"], [1.5, 0.75, 30, 0.01], "h"],
    [
      "days and hours",
      ["0 days 12:00:00", "2 days 06:30:00", "1 days 00:00:00", "0 days 00:00:36"],
      [12, 54.5, 24, 0.01],
      "h",
    ],
    ["minutes and seconds", ["58:30", "40:15", "35:45", "70:06"], [58.5, 40.25, 35.75, 70.1], undefined],
    ["minutes beside hours", ["1:30:00", "45:36", "59:15", "2:00:00"], [1.5, 0.76, 0.9875, 2], "h"],
    ["both sides of the equator", ["33.9S", "51.5N", "0.5S", "60N"], [-33.9, 51.5, -0.5, 60], "°"],
    ["bytes", ["900 KB", "1.5 MB", "2 GB", "12 MB"], [900_000, 1.5e6, 2e9, 1.2e7], "B"],
    ["lakhs and crores", ["45.5 Lac", "1.2 Cr", "3 Lakh", "2 Cr"], [4.55e6, 1.2e7, 3e5, 2e7], undefined],
    ["points out of five", ["4/5", "3/5", "5/5", "2.5/5"], [4, 3, 5, 2.5], "/5"],
    ["points in words", ["4 out of 5", "3 out of 5", "5 out of 5", "1 out of 5"], [4, 3, 5, 1], "out of 5"],
    ["feet and inches", ["5'6\"", "6'0\"", "5'9\"", "6'3\""], [5.5, 6, 5.75, 6.25], "ft"],
    ["fractions", ["1/2", "3/4", "1 1/2", "5/8"], [0.5, 0.75, 1.5, 0.625], undefined],
  ])("%s", (_, texts, expected, unit) => {
    const { column, summary } = read("x", times(60, ...texts));
    const values = column.kind === "number" ? [...column.values].slice(0, 4) : [];
    values.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 12));
    expect([column.kind, summary.unit, summary.found?.odd]).toEqual(["number", unit, undefined]);
  });

  it.each<[string, readonly string[], ColumnKind]>([
    ["times of a day", Array.from({ length: 80 }, (_, i) => `${i % 24}:${10 + (i % 50)}:05`), "date"],
    [
      "blood pressure",
      Array.from({ length: 80 }, (_, i) => `${110 + (i % 40)}/${70 + (i % 20)}`),
      "category",
    ],
    ["results of matches", times(60, "2:1", "0:0", "3:2", "1:4"), "category"],
    ["sharp sight", times(60, "20/20", "20/40", "20/25"), "category"],
  ])("%s are none", (_, texts, kind) => {
    expect(kindOf("x", texts)).toBe(kind);
  });
});
