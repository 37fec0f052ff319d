import { CURRENCY_BEFORE, isUnit } from "./units.ts";
import type { Written } from "./writtenNumber.ts";

/** Powers of ten that people write as letters and words after a number, in lower case. */
const POWERS: ReadonlyMap<string, number> = new Map([
  ["k", 3],
  ["thousand", 3],
  ["千", 3],
  ["万", 4],
  ["萬", 4],
  ["lakh", 5],
  ["lakhs", 5],
  ["lac", 5],
  ["lacs", 5],
  ["cr", 7],
  ["crores", 7],
  ["kb", 3],
  ["mb", 6],
  ["gb", 9],
  ["tb", 12],
  ["m", 6],
  ["mn", 6],
  ["mio", 6],
  ["mln", 6],
  ["million", 6],
  ["millions", 6],
  ["百万", 6],
  ["crore", 7],
  ["千万", 7],
  ["亿", 8],
  ["億", 8],
  ["b", 9],
  ["bn", 9],
  ["mrd", 9],
  ["billion", 9],
  ["billions", 9],
  ["t", 12],
  ["tn", 12],
  ["trillion", 12],
]);
/** Alone they may also be metres, bytes, tonnes or kelvins. */
const AMBIGUOUS: ReadonlySet<string> = new Set(["m", "b", "t", "K", "M", "B", "T"]);
/** Units of bytes; a number without a unit is rarely in bytes. */
const BYTES = /^[kmgt]b$/i;
/** Beside those, a single letter is a prefix of bytes, too, and "B" is one byte instead of a billion. */
const BESIDE_BYTES = /^(?:(?<prefix>[kmgt])b?|b|bytes?)$/i;
const BYTE_POWERS: ReadonlyMap<string, number> = new Map([
  ["k", 3],
  ["m", 6],
  ["g", 9],
  ["t", 12],
]);

const LETTERS = /^(?:(?<word>\p{Script=Latin}+)\.?|(?<han>[百千]?万|[千萬亿億]))/u;

interface Magnitude {
  readonly word: string;
  readonly power: number;
  /** The rest of the unit: "万元" is in 元, "M €" in €. */
  readonly unit: string;
}

/**
 * Numbers with magnitudes ("10K", "1.2M", "2.5bn", "3万") in base units, if the whole column is written like that: no number has a
 * unit without a magnitude, and there are several magnitudes, or one that is unambiguous beside numbers without. Otherwise
 * unchanged.
 * @param hasPlain whether the column has plain numbers, too
 */
export function inBaseUnits(written: readonly Written[], hasPlain: boolean): readonly Written[] {
  const words = new Map<string, number>();
  const found = new Map<string, Magnitude>();
  let plain = hasPlain;
  const hasBytes = written.some((own) => "unit" in own && BYTES.test(own.unit));
  for (const own of written) {
    if (!("unit" in own) || found.has(own.unit)) continue;
    const magnitude = (hasBytes ? bytesOf(own.unit) : null) ?? magnitudeOf(own.unit);
    if (magnitude !== null) {
      found.set(own.unit, magnitude);
      words.set(magnitude.word, magnitude.power);
    } else if (own.kind === "number") {
      if (own.unit !== "" && !isCurrency(own.unit)) return written;
      plain = true;
    }
  }
  const isSeveral = new Set(words.values()).size > 1;
  const isClear = plain && [...words.keys()].some((word) => !AMBIGUOUS.has(word) && !BYTES.test(word));
  if (!isSeveral && !isClear) return written;
  return written.map((own) => {
    const magnitude = "unit" in own ? found.get(own.unit) : undefined;
    return magnitude === undefined || !("unit" in own)
      ? own
      : { ...own, value: scaled(own.value, magnitude.power), unit: magnitude.unit };
  });
}

/** Whether a text after a number multiplies it. */
export function isMagnitude(text: string): boolean {
  return POWERS.has(text.toLowerCase());
}

function bytesOf(unit: string): Magnitude | null {
  const found = BESIDE_BYTES.exec(unit);
  if (found === null) return null;
  const prefix = found.groups!["prefix"];
  return { word: unit, power: prefix === undefined ? 0 : BYTE_POWERS.get(prefix.toLowerCase())!, unit: "B" };
}

function magnitudeOf(unit: string): Magnitude | null {
  const currency = CURRENCY_BEFORE.exec(unit)?.[0] ?? "";
  const after = unit.slice(currency.length).trim();
  const { word, han } = LETTERS.exec(after)?.groups ?? {};
  const written = word ?? han;
  const power = written === undefined ? undefined : POWERS.get(written.toLowerCase());
  if (written === undefined || power === undefined) return null;
  const rest = after.slice(written.length).replace(/^\./, "").trim();
  if (rest !== "" && !isUnit(rest)) return null;
  // "m/s" and "m2" are metres; after a magnitude comes the thing that is counted.
  if (rest !== "" && han === undefined && !isCurrency(rest)) return null;
  return { word: written, power, unit: BYTES.test(written) ? "B" : currency + rest };
}

function isCurrency(unit: string): boolean {
  return CURRENCY_BEFORE.exec(unit)?.[0] === unit || /^[元圆円]$/.test(unit);
}

/** 1.1 × 1000 is not exactly 1100 in floating point. */
function scaled(value: number, power: number): number {
  const text = String(value);
  return text.includes("e") ? value * 10 ** power : Number(`${text}e${power}`);
}
