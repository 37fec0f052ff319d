import { expect, test } from "vitest";
import type { NumberFormat } from "../parse/cellText.ts";
import { unitKey } from "./units.ts";
import { readWritten, type Written } from "./writtenNumber.ts";

const said = (written: Written): unknown =>
  "value" in written ? [written.kind, written.value, written.unit] : written.kind;

test.each<[string, NumberFormat, unknown]>([
  ["6.6%", "point", ["number", 6.6, "%"]],
  ["69 %", "point", ["number", 69, "%"]],
  ["６９％", "point", ["number", 69, "%"]],
  ["1,5 %", "comma", ["number", 1.5, "%"]],
  ["$8,056.81", "point", ["number", 8056.81, "$"]],
  ["€48.24", "point", ["number", 48.24, "€"]],
  ["1.234,56 €", "comma", ["number", 1234.56, "€"]],
  ["-$5", "point", ["number", -5, "$"]],
  ["$ -5.50", "point", ["number", -5.5, "$"]],
  ["−5", "point", ["number", -5, ""]],
  ["–5.5", "point", ["number", -5.5, ""]],
  ["($1,234)", "point", ["number", -1234, "$"]],
  ["$(1,234)", "point", ["number", -1234, "$"]],
  ["(12)", "point", ["number", -12, ""]],
  ["CHF 1'234.50", "point", ["number", 1234.5, "CHF"]],
  ["1 234,50 kr", "comma", ["number", 1234.5, "kr"]],
  ["R$ 1.234,50", "comma", ["number", 1234.5, "R$"]],
  ["12,50 zł", "comma", ["number", 12.5, "zł"]],
  ["￥1,000", "point", ["number", 1000, "¥"]],
  ["1000元", "point", ["number", 1000, "元"]],
  ["USD 12", "point", ["number", 12, "USD"]],
  ["$5/kg", "point", ["number", 5, "$/kg"]],
  ["12 kg", "point", ["number", 12, "kg"]],
  ["5cm", "point", ["number", 5, "cm"]],
  ["3.2 µg/L", "point", ["number", 3.2, "µg/L"]],
  ["72°F", "point", ["number", 72, "°F"]],
  ["7.5 m3/h", "point", ["number", 7.5, "m3/h"]],
  ["40 km²", "point", ["number", 40, "km²"]],
  ["1 200 sq ft", "point", ["number", 1200, "sq ft"]],
  ["12,34,567", "point", ["number", 1234567, ""]],
  ["₹12,34,567.50", "point", ["number", 1234567.5, "₹"]],
  ["1_234_567", "point", ["number", 1234567, ""]],
  ["１２．５", "point", ["number", 12.5, ""]],
  ["1e-3 mg", "point", ["number", 0.001, "mg"]],
  ["1.3700e+001", "point", ["number", 13.7, ""]],
  ["-1,37e+001", "comma", ["number", -13.7, ""]],
  ["1e100", "point", ["number", 1e100, ""]],
  ["1e-400", "point", ["number", 0, ""]],
  ["<1.0", "point", ["below", 1, ""]],
  ["< 0.5 mg", "point", ["below", 0.5, "mg"]],
  ["≤5", "point", ["below", 5, ""]],
  [">200", "point", ["above", 200, ""]],
  [">= 1,000", "point", ["above", 1000, ""]],
  ["200+", "point", ["above", 200, ""]],
  ["<0,05", "comma", ["below", 0.05, ""]],
  ["1/2", "point", ["number", 0.5, ""]],
  ["1 1/2", "point", ["number", 1.5, ""]],
  ['3/4"', "point", "code"],
  ["1½ cups", "point", ["number", 1.5, "cups"]],
  ["½", "comma", ["number", 0.5, ""]],
  ["5'6", "point", ["number", 5.5, "ft"]],
  ["5' 9\"", "point", ["number", 5.75, "ft"]],
  ["5.1 ± 0.2", "point", ["number", 5.1, ""]],
  ["5,1±0,2 kg", "comma", ["number", 5.1, "kg"]],
  ["5.1 +/- 0.2", "point", ["number", 5.1, ""]],
  ["5.1 (0.2)", "point", ["number", 5.1, ""]],
  ["5.1 [4.9, 5.3]", "point", ["number", 5.1, ""]],
  ["1.2 × 10^3", "point", ["number", 1200, ""]],
  ["1.2x10-3", "point", ["number", 0.0012, ""]],
  ["1.2·10³ m", "point", ["number", 1200, "m"]],
  ["1.2D+03", "point", ["number", 1200, ""]],
  ["2 × 10³", "point", ["number", 2000, ""]],
  ["10^-3", "point", ["number", 0.001, ""]],
  ["10⁻³", "point", ["number", 0.001, ""]],
  ["110¹", "point", ["about", 110, ""]],
  ["410²", "point", ["about", 410, ""]],
  ["1,250-", "point", ["number", -1250, ""]],
  ["1.250-", "comma", ["number", -1250, ""]],
  ["-1½", "point", ["number", -1.5, ""]],
  ["−1 1/2 in", "point", ["number", -1.5, "in"]],
  ["-3/4", "point", ["number", -0.75, ""]],
  ["5.-", "point", ["number", 5, ""]],
  ["CHF 1'250.—", "point", ["number", 1250, "CHF"]],
  ["1.250,-- EUR", "comma", ["number", 1250, "EUR"]],
  ["₹ 12,34,567/-", "point", ["number", 1234567, "₹"]],
  ["5.2-", "point", ["number", -5.2, ""]],
  ["'5.2", "point", ["number", 5.2, ""]],
  ['="007"', "point", ["number", 7, ""]],
  ["٤٢", "point", ["number", 42, ""]],
  ["४२", "point", ["number", 42, ""]],
  ["5.2[1]", "point", ["about", 5.2, ""]],
  ["5.2¹", "point", ["about", 5.2, ""]],
  ["5.2 a)", "point", ["about", 5.2, ""]],
  ["etwa 5,2", "comma", ["about", 5.2, ""]],
  ["über 9.000", "comma", ["above", 9000, ""]],
  ["moins de 5", "comma", ["below", 5, ""]],
  ["~5", "point", ["about", 5, ""]],
  ["approx 5", "point", ["about", 5, ""]],
  ["ca. 5 kg", "point", ["about", 5, "kg"]],
  ["5?", "point", ["about", 5, ""]],
  ["5.2*", "point", ["about", 5.2, ""]],
  ..."Infinity inf +inf -Inf ∞ −∞ +∞ 1e999 -1e999 1.5e+0400 #DIV/0! #REF! #VALUE! 1.#INF 1.#QNAN"
    .split(" ")
    .map((text): [string, NumberFormat, unknown] => [text, "point", "noNumber"]),
  ...["n.d.", "see note", "tbd", "n/a*", "<LOD", "absent", "kg", "%", "$", "−"].map(
    (text): [string, NumberFormat, unknown] => [text, "point", "word"],
  ),
  ...[
    "10-20",
    "1st",
    "12th",
    "A12",
    "12A34",
    "2020-01-02",
    "12:30",
    "120/80",
    "5/7",
    "4/2",
    "18h30",
    "5'12",
    "1.2.3",
    "3x4",
    "1920x1080",
    "4x100",
    "3x10-12",
    "1D-10",
    "10³",
    "3-",
    "45'",
    "½-½",
    "+-5",
  ].map((text): [string, NumberFormat, unknown] => [text, "point", "code"]),
])("%j", (text, format, expected) => {
  expect(said(readWritten(text, format))).toEqual(expected);
});

test.each([
  ["year", "Years"],
  ["kg", "KG"],
  ["lb", "lbs"],
  ["$", "USD"],
  ["€", "euros"],
  ["%", "percent"],
  ["°C", "℃"],
  ["m2", "㎡"],
  ["kg", "㎏"],
  ["cm", "㎝"],
  ["µg", "μg"],
])("%s and %s are one unit", (a, b) => {
  expect(unitKey(a)).toBe(unitKey(b));
});

test("units that differ in size are different", () => {
  expect(unitKey("mW")).not.toBe(unitKey("MW"));
  expect(unitKey("kg")).not.toBe(unitKey("g"));
});

test.each([
  ["mPa", "MPa"],
  ["mOhm", "MOhm"],
  ["mΩ", "MΩ"],
  ["mbar", "Mbar"],
  ["mSv/h", "MSv/h"],
  ["g/mmol", "g/Mmol"],
  ["pA", "Pa"],
  ["mm²", "Mm²"],
])("the prefixes of %s and %s are different", (a, b) => {
  expect(unitKey(a)).not.toBe(unitKey(b));
});

test.each([
  ["Months", "month"],
  ["MIN", "min"],
  ["PPM", "ppm"],
  ["Miles/hour", "miles/hour"],
  ["MPH", "mph"],
  ["MPa", "Mpa"],
  ["kΩ", "KΩ"],
])("%s and %s are one unit in spite of their cases", (a, b) => {
  expect(unitKey(a)).toBe(unitKey(b));
});
