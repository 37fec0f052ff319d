import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textsOf, toTexts, withoutWords } from "../table/cells.ts";
import { readNumbers } from "../table/readNumbers.ts";
import { isMissing, parseNumber, type NumberFormat } from "./cellText.ts";
import { cellsFrom } from "./cellsBuilder.ts";

const NUMBERS = [
  "0",
  "-0",
  "-1.5",
  "1.50",
  "007",
  "1e5",
  "1.23e-07",
  "1,5",
  "1.234",
  "1,234.5",
  "0.0000001",
  "",
];
const numberText = fc.oneof(
  fc.constantFrom(...NUMBERS, "123456789012345678", "0.30000000000000004", "NA", " 12 "),
  fc.double({ noNaN: true }).map(String),
  fc.tuple(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.nat(6)).map(([value, d]) => value.toFixed(d)),
);
const cell = fc.oneof(
  { weight: 20, arbitrary: numberText },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
);
const column = fc.oneof(
  fc.array(cell, { maxLength: 60 }),
  fc.array(numberText, { maxLength: 60 }).map((texts) => texts.map((text) => text.replace(".", ","))),
  fc.array(
    fc.integer({ min: -2_000_000, max: 2_000_000 }).map((n) => (n / 1000).toFixed(3)),
    { maxLength: 60 },
  ),
  fc.array(fc.constantFrom("1,234", "-12.345", "999.999", "1.230", "5", "2.34", "0.123", "1000.125"), {
    maxLength: 8,
  }),
  fc.array(fc.string({ maxLength: 3 }), { maxLength: 60 }),
);
const asRead = (text: string) => text.trim() || null;

describe("cells of a column", () => {
  it("return the texts as written, whether stored as numbers or not", () => {
    fc.assert(
      fc.property(column, (texts) => {
        const cells = cellsFrom(texts);
        expect(textsOf(cells)).toEqual(texts.map(asRead));
        expect(textsOf(toTexts(cells))).toEqual(texts.map(asRead));
      }),
      { seed: 11, numRuns: 2000 },
    );
  });

  it("read as numbers as each text does by itself", () => {
    const alone = (texts: readonly string[], format: NumberFormat): number[] =>
      texts.map((text) => (isMissing(text) ? NaN : parseNumber(text, format)));
    fc.assert(
      fc.property(column, fc.constantFrom("proven", "likely", "unlikely"), (texts, decimalComma) => {
        const read = readNumbers(withoutWords(cellsFrom(texts), isMissing), decimalComma);
        const broken = (format: NumberFormat) =>
          alone(texts, format).some((value, i) => Number.isNaN(value) && !isMissing(texts[i]!));
        if (read === null) expect(broken("point") && broken("comma")).toBe(true);
        else expect([...read.values]).toEqual(alone(texts, read.format));
      }),
      { seed: 12, numRuns: 2000 },
    );
  });

  it.each([
    ["whole numbers", (i: number) => `${i}`],
    ["prices", (i: number) => (i / 100).toFixed(2)],
    ["decimal commas", (i: number) => (i / 8).toFixed(3).replace(".", ",")],
    ["all digits of a double", (i: number) => String(Math.sqrt(i))],
    ["a few exponents among them", (i: number) => (i % 100 === 0 ? "1.5e-07" : `${i}`)],
  ])("are numbers in memory for %s", (_, write) => {
    expect(cellsFrom(Array.from({ length: 5000 }, (_value, i) => write(i))).kind).toBe("numbers");
  });

  it("store equal texts once", () => {
    const cells = cellsFrom(Array.from({ length: 3000 }, (_, i) => (i % 2 === 0 ? "red" : "blue")));
    expect(cells).toMatchObject({ kind: "texts", texts: ["red", "blue"] });
  });
});
