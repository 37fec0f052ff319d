import { ODD_LINES_CHOICES, type LayoutChoices } from "../../core/data/parse/layout.ts";
import type { LinkEntry } from "./linkEntry.ts";

/** Signs by the words that stand for them in a link, where they would be percent-encoded. */
const DELIMITERS = { comma: ",", semicolon: ";", tab: "\t", pipe: "|", blanks: " " } as const;
const QUOTES = { double: '"', single: "'", none: "" } as const;
const COMMENTS = { hash: "#", percent: "%", slashes: "//", none: "" } as const;
const DECIMALS = { point: "point", comma: "comma" } as const;
const ODD_LINES = Object.fromEntries(ODD_LINES_CHOICES.map((choice) => [choice, choice]));

/** Lines of a file, or how many: of some, 0 says that there is none. */
const NUMBERS = {
  table: { key: "file.table", least: 1, most: 999_999 },
  headerLine: { key: "file.header", least: 0, most: 999_999_999 },
  headerLines: { key: "file.headerLines", least: 1, most: 3 },
  unitsLine: { key: "file.units", least: 0, most: 999_999_999 },
  firstLine: { key: "file.firstLine", least: 1, most: 999_999_999 },
  lastLine: { key: "file.lastLine", least: 1, most: 999_999_999 },
} as const;
const WORDS: Record<Exclude<keyof LayoutChoices, keyof typeof NUMBERS>, WordsOfChoice> = {
  delimiter: { key: "file.delimiter", words: DELIMITERS },
  quote: { key: "file.quote", words: QUOTES },
  decimal: { key: "file.decimal", words: DECIMALS },
  comment: { key: "file.comment", words: COMMENTS },
  oddLines: { key: "file.oddLines", words: ODD_LINES },
};

interface WordsOfChoice {
  readonly key: string;
  readonly words: Readonly<Record<string, string>>;
}

/** Where a table was said to stand in its file: `file.header=5`, `file.delimiter=tab`, `file.oddLines=leaveOut`, … */
export function layoutEntries(layout: LayoutChoices): readonly (readonly [string, string])[] {
  const chosen = new Map<string, string | number>(Object.entries(layout));
  const entries: (readonly [string, string])[] = [];
  for (const [name, { key, words }] of Object.entries(WORDS)) {
    const word = Object.entries(words).find(([, sign]) => sign === chosen.get(name))?.[0];
    if (word !== undefined) entries.push([key, word]);
  }
  for (const [name, { key }] of Object.entries(NUMBERS)) {
    const number = chosen.get(name);
    if (number !== undefined) entries.push([key, String(number)]);
  }
  return entries;
}

/** What one entry of a link says of it; null for one that says nothing, or nothing that can be. */
export function layoutChoiceOf([key, value]: LinkEntry): LayoutChoices | null {
  for (const [name, choice] of Object.entries(WORDS)) {
    if (choice.key !== key) continue;
    return Object.hasOwn(choice.words, value) ? { [name]: choice.words[value]! } : null;
  }
  for (const [name, { key: own, least, most }] of Object.entries(NUMBERS)) {
    if (own !== key) continue;
    const number = /^(?:0|[1-9]\d{0,8})$/.test(value) ? Number(value) : Number.NaN;
    return number >= least && number <= most ? { [name]: number } : null;
  }
  return null;
}
