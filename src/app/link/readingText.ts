import { ODD_CELLS_CHOICES, READINGS, type Readings } from "../../core/data/dataConfig.ts";
import type { MergedLevels } from "../../core/data/labels/mergeLevels.ts";
import { DATE_ORDERS } from "../../core/data/kinds/dates.ts";
import type { LinkEntry } from "./linkEntry.ts";

type ReadingName = keyof Readings;
type EntryOf<N extends ReadingName> = NonNullable<Readings[N]>[number];

/** How what is said of a column stands in a link. */
interface ReadingText<N extends ReadingName> {
  readonly key: string;
  toText(entry: EntryOf<N>): string;
  /** null: it says nothing that is known. */
  fromText(text: string): EntryOf<N> | null;
}

const TEXTS: { readonly [N in ReadingName]-?: ReadingText<N> } = {
  orders: { key: "order", toText: wordsText, fromText: (text) => wordsFromText(text, 1) },
  dateOrders: { key: "dates", toText: choiceText, fromText: (text) => choiceFromText(DATE_ORDERS, text) },
  oddCells: { key: "odd", toText: choiceText, fromText: (text) => choiceFromText(ODD_CELLS_CHOICES, text) },
  missing: { key: "missing", toText: wordsText, fromText: (text) => wordsFromText(text, 0) },
  merges: { key: "merge", toText: mergeText, fromText: mergeFromText },
};

/** What a link says of how columns are read, beside their kinds. */
export function readingEntries(readings: Readings): readonly LinkEntry[] {
  return READINGS.flatMap((name) => {
    const { key, toText }: ReadingText<ReadingName> = TEXTS[name];
    return (readings[name] ?? []).map((entry) => [key, toText(entry)] as const);
  });
}

/** The readings with what an entry of a link says; null: it is about something else, or says nothing that is known. */
export function withReadingEntry(readings: Readings, [key, value]: LinkEntry): Readings | null {
  const name = READINGS.find((candidate) => TEXTS[candidate].key === key);
  if (name === undefined) return null;
  const entry = TEXTS[name].fromText(value);
  return entry === null ? null : { ...readings, [name]: [...(readings[name] ?? []), entry] };
}

/** The column, then words, as a JSON array: words may hold any character. Blank ones say nothing. */
function wordsText([column, words]: readonly [string, readonly string[]]): string {
  return JSON.stringify([column, ...words]);
}

function wordsFromText(
  text: string,
  least: number,
): readonly [column: string, words: readonly string[]] | null {
  const parsed = jsonValue(text);
  if (!Array.isArray(parsed) || parsed.length === 0 || !parsed.every((item) => typeof item === "string"))
    return null;
  const [column, ...said] = parsed as [string, ...string[]];
  const words = said.filter((word) => word.trim() !== "");
  return words.length < least ? null : [column, words];
}

/** The column, then for each of its merged levels an array: the spelling that stays and those that become it. */
function mergeText([column, levels]: EntryOf<"merges">): string {
  return JSON.stringify([column, ...levels]);
}

function mergeFromText(text: string): EntryOf<"merges"> | null {
  const parsed = jsonValue(text);
  if (!Array.isArray(parsed)) return null;
  const [column, ...levels] = parsed as readonly unknown[];
  const isMerge = (level: unknown): level is MergedLevels =>
    Array.isArray(level) && level.length > 1 && level.every((item) => typeof item === "string");
  return typeof column === "string" && levels.length > 0 && levels.every(isMerge) ? [column, levels] : null;
}

function choiceText([column, choice]: readonly [string, string]): string {
  return `${choice}:${column}`;
}

function choiceFromText<C extends string>(
  choices: readonly C[],
  text: string,
): readonly [column: string, choice: C] | null {
  const choice = choices.find((name) => text.startsWith(`${name}:`));
  return choice === undefined ? null : [text.slice(choice.length + 1), choice];
}

function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
