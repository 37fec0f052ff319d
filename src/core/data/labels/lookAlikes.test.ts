import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findApart } from "./acrossFiles.ts";
import { findLookAlikes, mergesOf } from "./lookAlikes.ts";
import { randomCases } from "../../../testing/strength.ts";

const SPELT = randomCases(400, "sets of spellings");

/** What each label becomes once all that look alike are merged. */
function merged(rows: Readonly<Record<string, number>>): Readonly<Record<string, string>> {
  const labels = Object.entries(rows).map(([level, count]) => ({ level, rows: count }));
  return Object.fromEntries(
    mergesOf(findLookAlikes(labels)).flatMap(([into, ...spellings]) =>
      spellings.map((spelling) => [spelling, into]),
    ),
  );
}

describe("labels that look alike", () => {
  it.each([
    ["case and blanks", { Pike: 60, pike: 3, "PIKE ": 1, Perch: 50 }, { pike: "Pike", "PIKE ": "Pike" }],
    ["accents", { Zürich: 9, Zurich: 4, Genève: 8, GENEVE: 1 }, { Zurich: "Zürich", GENEVE: "Genève" }],
    [
      "letters without a normal form",
      { Malmø: 5, Malmo: 2, Straße: 5, STRASSE: 3 },
      { Malmo: "Malmø", STRASSE: "Straße" },
    ],
    [
      "runs of blanks, also unbreakable ones",
      { "New York": 9, "New  York": 2, "New\u00a0York": 1 },
      { "New  York": "New York", "New\u00a0York": "New York" },
    ],
    ["a last point or comma", { Dr: 7, "Dr.": 2, "yes,": 1, yes: 6 }, { "Dr.": "Dr", "yes,": "yes" }],
    [
      "one letter of two alike missing, beside an accent",
      { Medellín: 58, Medelin: 6, Bogotá: 61, Cali: 63 },
      { Medelin: "Medellín" },
    ],
    [
      "a last Chinese full stop",
      { 鲤鱼: 60, "鲤鱼。": 3, "鲤鱼．": 1 },
      { "鲤鱼。": "鲤鱼", "鲤鱼．": "鲤鱼" },
    ],
    ["a stray quote", { alpha: 40, '"alpha': 2, "alpha”": 1 }, { '"alpha': "alpha", "alpha”": "alpha" }],
    ["full-width forms", { ABC: 5, ＡＢＣ: 2, 是: 4, "是 ": 1 }, { ＡＢＣ: "ABC", "是 ": "是" }],
    [
      "dashes and underscores between words",
      { "non-smoker": 9, "non smoker": 2, Non_Smoker: 1 },
      { "non smoker": "non-smoker", Non_Smoker: "non-smoker" },
    ],
    [
      "a slip",
      { Perch: 70, Prech: 1, Roach: 60, Roch: 1, Roachh: 2 },
      { Prech: "Perch", Roch: "Roach", Roachh: "Roach" },
    ],
    [
      "letters of another script that look the same",
      { Paris: 9, "\u0420aris": 2, A: 5, "\u0410": 1, Рим: 4 },
      { "\u0420aris": "Paris", "\u0410": "A" },
    ],
    ["blanks about a sign", { "R&D": 9, "R & D": 2 }, { "R & D": "R&D" }],
    [
      "numbers in several precisions",
      { "5.1": 9, "5.10": 2, "4.7": 8, "4.70": 1, "3.0": 1, "3": 6, low: 4 },
      { "5.10": "5.1", "4.70": "4.7", "3.0": "3" },
    ],
    ["zeros behind a zero", { "0": 9, "0.000": 2, "1": 8, "1.00": 3 }, { "0.000": "0", "1.00": "1" }],
    [
      "a slip spelt in two ways",
      { Perch: 70, perhc: 1, PERHC: 1, Roach: 9 },
      { perhc: "Perch", PERHC: "Perch" },
    ],
    [
      "a comma, though more frequent",
      { "Nimes,": 4, Nîmes: 3, Nimes: 1 },
      { "Nimes,": "Nîmes", Nimes: "Nîmes" },
    ],
    ["full width, though more frequent", { Ｓmelt: 9, Smelt: 2 }, { Ｓmelt: "Smelt" }],
    ["full-width digits, though more frequent", { "Zone １": 9, "Zone 1": 2 }, { "Zone １": "Zone 1" }],
    ["blanks, though more frequent", { "New  York": 9, "New York": 2 }, { "New  York": "New York" }],
    ["a stray quote, though more frequent", { '"alpha': 9, alpha: 2 }, { '"alpha': "alpha" }],
    ["a Cyrillic letter, though more frequent", { "\u0420aris": 9, Paris: 2 }, { "\u0420aris": "Paris" }],
    ["a hidden character, though more frequent", { "\u200bcod": 9, cod: 2 }, { "\u200bcod": "cod" }],
    [
      "capitals, not ten times as frequent",
      { BREAM: 9, Bream: 5, bream: 1 },
      { BREAM: "Bream", bream: "Bream" },
    ],
    ["capitals that are as good as always so", { NASA: 90, Nasa: 2 }, { Nasa: "NASA" }],
    ["short capitals", { USA: 5, usa: 4 }, { usa: "USA" }],
    ["no accent, not ten times as frequent", { Zurich: 9, Zürich: 4 }, { Zurich: "Zürich" }],
    ["an accent that is a rarity", { Cafe: 90, Cafè: 1 }, { Cafè: "Cafe" }],
    ["a last point, not ten times as frequent", { "Dr.": 9, Dr: 4 }, { "Dr.": "Dr" }],
    [
      "full-width brackets, which Chinese has",
      { "鲤鱼（大）": 9, "鲤鱼(大)": 2 },
      { "鲤鱼(大)": "鲤鱼（大）" },
    ],
  ])("%s", (_, rows, expected) =>
    expect(merged(rows as unknown as Record<string, number>)).toEqual(expected),
  );

  it.each([
    ["numbers in names", { plant_01: 90, plant_02: 1, "Tier 1": 80, "Tier 2": 2 }],
    ["letters that number", { "type A": 90, "type B": 1, groupa: 70, groupb: 1, "part i": 50, "part v": 1 }],
    ["versions and ranges", { "1.1": 90, "1.10": 1, "1-2": 80, "1.2": 2, "3-4": 1 }],
    ["thousands", { "1,000": 50, "1": 40, "10,000": 30, "10": 20, "1.000": 9 }],
    ["thousands and tenths", { "1,500": 50, "1,5": 40, "2,250": 30, "2,25": 20 }],
    ["grades", { A: 90, "A+": 2, "A-": 1, B: 50, a1: 2 }],
    ["opposites", { typical: 80, atypical: 2, symptomatic: 90, asymptomatic: 3 }],
    ["another first letter", { light: 90, night: 2, right: 1 }],
    ["short words", { male: 90, mate: 1, cat: 50, car: 1 }],
    ["two that are as frequent", { Ireland: 50, Iceland: 40 }],
    ["several slips too many", { Ireland: 200, Iceland: 12 }],
    ["a slip of either of two", { "chart line": 50, "chart lime": 50, "chart lise": 1 }],
    ["a series", { nodexa: 50, nodexf: 40, nodexg: 1 }],
    [
      "small and capital letters of an alphabet",
      Object.fromEntries(Array.from("abcdefghABCDEFGH").map((letter) => [letter, 20])),
    ],
    ["marks that make other letters", { か: 9, が: 2, и: 9, й: 3 }],
    ["signs alone", { "+": 5, "-": 4, ".": 3, ",": 1 }],
    ["nothing", {}],
  ])("%s are told apart", (_, rows) => expect(merged(rows as unknown as Record<string, number>)).toEqual({}));
});

/** Words that no typing error turns into one another. */
const WORDS = [
  "Perch",
  "Roach",
  "Bream",
  "Whitefish",
  "Parkki",
  "Smelt",
  "São Paulo",
  "New Delhi",
  "Überlingen",
] as const;
const SPELLINGS: readonly ((word: string) => string)[] = [
  (word) => word.toUpperCase(),
  (word) => word.toLowerCase(),
  (word) => `${word} `,
  (word) => `\u00a0${word}`,
  (word) => `${word}.`,
  (word) => `${word},`,
  (word) => word.replace(" ", "  "),
  (word) => word.replace(" ", "\u00a0"),
  (word) => word.normalize("NFD"),
  (word) => word.normalize("NFD").replaceAll(/\p{Mn}/gu, ""),
  (word) => word.replaceAll(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
];
/** Typing errors within a word, not at its first letter. */
const SLIPS: readonly ((word: string, at: number) => string)[] = [
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => `${word.slice(0, at)}q${word.slice(at)}`,
  (word, at) => `${word.slice(0, at)}q${word.slice(at + 1)}`,
  (word, at) => word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2),
];

describe("every class that is spelt in random ways", () => {
  const misspelt = fc.record({
    words: fc.subarray([...WORDS], { minLength: 2 }),
    spellings: fc.array(
      fc.tuple(fc.nat(), fc.subarray([...SPELLINGS], { minLength: 1 }), fc.integer({ min: 1, max: 40 })),
    ),
    slips: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...SLIPS), fc.integer({ min: 1, max: 3 }))),
  });

  it("is found and merged back, and no two classes become one", () => {
    fc.assert(
      fc.property(misspelt, ({ words, spellings, slips }) => {
        const rows = new Map<string, number>(words.map((word) => [word, 100]));
        const right = new Map<string, string>(words.map((word) => [word, word]));
        for (const [pick, changes, count] of spellings) {
          const word = words[pick % words.length]!;
          const spelt = changes.reduce((text, change) => change(text), word as string);
          rows.set(spelt, Math.max(rows.get(spelt) ?? 0, count));
          right.set(spelt, word);
        }
        for (const [pick, slip, at] of slips) {
          const word = words[pick % words.length]!;
          const spelt = slip(word, at);
          // Words of three letters have too many neighbours.
          if (rows.has(spelt) || word.includes(" ")) continue;
          rows.set(spelt, 1);
          right.set(spelt, word);
        }
        const became = merged(Object.fromEntries(rows));
        for (const level of rows.keys())
          expect([level, became[level] ?? level]).toEqual([level, right.get(level)]);
      }),
      { seed: 5, numRuns: SPELT },
    );
  });

  it("never merges labels that differ in a digit, or are equally frequent", () => {
    const stem = fc.constantFrom("plant_", "Tier ", "sample-", "v", "Zone", "group ");
    fc.assert(
      fc.property(
        stem,
        fc.uniqueArray(fc.nat({ max: 999 }), { minLength: 2 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 500 })),
        (name, numbers, counts) => {
          const rows = Object.fromEntries(
            numbers.map((number) => [name + number, counts.next().value as number]),
          );
          expect(merged(rows)).toEqual({});
        },
      ),
      { seed: 6, numRuns: 200 },
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{2,9}( [a-z]{2,9})?$/), { minLength: 2 }),
        (names) => {
          expect(merged(Object.fromEntries(names.map((name) => [name, 30])))).toEqual({});
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe("labels of two files", () => {
  const apart = (training: Readonly<Record<string, number>>, test: Readonly<Record<string, number>>) => {
    const names = [...new Set([...Object.keys(training), ...Object.keys(test)])];
    const found = findApart(
      names.map((level) => ({ level, training: training[level] ?? 0, test: test[level] ?? 0 })),
    );
    return {
      testOnly: found.testOnly.map(({ level }) => level),
      trainingOnly: found.trainingOnly.map(({ level }) => level),
      matches: mergesOf(found.matches),
    };
  };

  it("are matched if they look alike, with the spelling of the training rows", () => {
    expect(
      apart({ setosa: 20, versicolor: 20, virginica: 20 }, { SETOSA: 30, versicolour: 9, virginica: 5 }),
    ).toEqual({
      testOnly: [],
      trainingOnly: [],
      matches: [
        ["setosa", "SETOSA"],
        ["versicolor", "versicolour"],
      ],
    });
  });

  it("are reported if they resemble no other", () => {
    expect(apart({ red: 5, green: 5, teal: 2 }, { red: 2, blue: 3 })).toEqual({
      testOnly: ["blue"],
      trainingOnly: ["green", "teal"],
      matches: [],
    });
    expect(apart({ a: 1 }, { a: 2 })).toEqual({ testOnly: [], trainingOnly: [], matches: [] });
  });

  it("that differ in a number are not matched", () => {
    expect(apart({ plant_01: 9 }, { plant_02: 9 })).toMatchObject({ matches: [], testOnly: ["plant_02"] });
  });
});
