import {
  addCode,
  codeFor,
  MOST_WORDS,
  SHORTEST,
  textAt,
  type Cells,
  type NumberCells,
} from "../table/cells.ts";
import { isMissing } from "./cellText.ts";

/** A double keeps at most this many digits exactly. */
const MOST_DIGITS = 15;
/** For smaller numbers, `String` writes an exponent. */
const LEAST_PLAIN = 1e-6;
/** A column counts as numbers as long as it has at most this many different words: a fixed number plus one in so many cells. */
const WORDS = { atLeast: 16, oneIn: 64 } as const;
/** And as long as at most this many of its cells contain a word that does not mean "missing". */
const TELLING = { atLeast: 16, oneIn: 2 } as const;
const FIRST_ROOM = 64;
/** Memory of a text and its entry in a map, without its characters. */
const TEXT_BYTES = 80;
/** `10 ** n` is not exact everywhere; these are. */
const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

const ZERO = 0x30;
const NINE = 0x39;

/** Takes the cells of a column one after the other. */
export interface CellsBuilder {
  /** @param text as in the file, including white space and words that mean "missing", which are kept */
  push(text: string): void;
  /** The cells so far; the builder is not used afterwards. */
  finish(): Cells;
  /** Sum of the numbers; null: the column does not consist of numbers. */
  sum(): number | null;
  readonly length: number;
  /** Approximate memory of the cells. */
  readonly bytes: number;
}

/** A builder that stores numbers at first and changes to texts when a column turns out not to consist of numbers. */
export function createCellsBuilder(): CellsBuilder {
  let numbers: NumbersBuilder | null = createNumbersBuilder();
  let texts: CellsBuilder | null = null;
  return {
    push(text) {
      if (texts !== null) {
        texts.push(text);
      } else if (!numbers!.push(text)) {
        texts = createTextsBuilder(numbers!.finish());
        numbers = null;
      }
    },
    finish: () => (texts ?? numbers!).finish(),
    sum: () => numbers?.sum() ?? null,
    get length() {
      return (texts ?? numbers!).length;
    },
    get bytes() {
      return (texts ?? numbers!).bytes;
    },
  };
}

/** The cells of a column at hand. */
export function cellsFrom(texts: Iterable<string | null>): Cells {
  const builder = createCellsBuilder();
  for (const text of texts) builder.push(text ?? "");
  return builder.finish();
}

interface NumbersBuilder {
  /** Always stores the cell; false if the column no longer consists of numbers. */
  push(text: string): boolean;
  finish(): NumberCells;
  sum(): number;
  readonly length: number;
  readonly bytes: number;
}

function createNumbersBuilder(): NumbersBuilder {
  let values = new Float64Array(FIRST_ROOM);
  let decimals: Uint8Array | null = null;
  let length = 0;
  /** Known after the first fraction. */
  let mark: "." | "," | null = null;
  const words = createWordCodes();
  let wordOf: Uint16Array | null = null;

  const grow = (): void => {
    values = grown(values, (size) => new Float64Array(size));
    if (wordOf !== null) wordOf = grown(wordOf, (size) => new Uint16Array(size));
    if (decimals !== null) decimals = grown(decimals, (size) => new Uint8Array(size));
  };
  const setDecimals = (digits: number): void => {
    if (decimals === null && digits === SHORTEST) return;
    decimals ??= new Uint8Array(values.length).fill(SHORTEST, 0, length);
    decimals[length] = digits;
  };
  const pushWord = (text: string): void => {
    values[length] = NaN;
    setDecimals(SHORTEST);
    const word = text.trim();
    if (word === "") return;
    const code = words.codeOf(word);
    wordOf ??= new Uint16Array(values.length);
    wordOf[length] = code + 1;
  };
  const isOfNumbers = (): boolean =>
    words.size() <= Math.min(MOST_WORDS, WORDS.atLeast + length / WORDS.oneIn) &&
    words.telling() <= TELLING.atLeast + length / TELLING.oneIn;

  return {
    push(text) {
      if (length === values.length) grow();
      const digits = fractionDigits(text, mark);
      if (digits >= 0) {
        const value = readPlain(text, digits);
        values[length] = value;
        if (digits > 0) mark ??= text.charAt(text.length - digits - 1) === "," ? "," : ".";
        setDecimals(isShortest(text, digits, value) ? SHORTEST : digits);
      } else if (mark !== "," && String(Number(text)) === text && Number.isFinite(Number(text))) {
        // More digits than can be read digit by digit, or an exponent. Many programs write numbers like this, so it is checked
        // separately.
        values[length] = Number(text);
        if (text.includes(".")) mark = ".";
        setDecimals(SHORTEST);
      } else {
        pushWord(text);
      }
      length++;
      return isOfNumbers();
    },
    // Views, not copies: copies would double the peak memory of reading, and unused capacity takes no memory.
    finish: () => ({
      kind: "numbers",
      values: values.subarray(0, length),
      decimals: decimals?.subarray(0, length) ?? null,
      mark: mark ?? ".",
      words: words.all(),
      wordOf: wordOf?.subarray(0, length) ?? null,
    }),
    sum() {
      let sum = 0;
      for (let row = 0; row < length; row++) if (!Number.isNaN(values[row])) sum += values[row]!;
      return sum;
    },
    get length() {
      return length;
    },
    get bytes() {
      return (
        values.byteLength +
        (decimals?.byteLength ?? 0) +
        (wordOf?.byteLength ?? 0) +
        words.size() * TEXT_BYTES
      );
    },
  };
}

/** The words among numbers, each with a code, and whether they are too many for a column of numbers. */
function createWordCodes() {
  const codes = new Map<string, number>();
  /** For each word, whether it usually means "missing". */
  const isGap: boolean[] = [];
  /** Cells with any other word. */
  let telling = 0;
  return {
    codeOf(word: string): number {
      let code = codes.get(word);
      if (code === undefined) {
        code = addCode(codes, ownCopy(word));
        isGap.push(isMissing(word));
      }
      if (!isGap[code]!) telling++;
      return code;
    },
    size: (): number => codes.size,
    telling: (): number => telling,
    all: (): string[] => [...codes.keys()],
  };
}

function createTextsBuilder(before: NumberCells): CellsBuilder {
  const codeOf = new Map<string, number>();
  let codes = new Int32Array(Math.max(FIRST_ROOM, 2 * before.values.length));
  let length = before.values.length;
  let characters = 0;
  const addText = (text: string): number => {
    characters += text.length;
    return addCode(codeOf, ownCopy(text));
  };
  for (let row = 0; row < length; row++) codes[row] = codeFor(codeOf, textAt(before, row));
  return {
    push(text) {
      if (length === codes.length) codes = grown(codes, (size) => new Int32Array(size));
      const known = codeOf.get(text);
      if (known !== undefined) codes[length] = known;
      else {
        const trimmed = text.trim();
        const same = trimmed === text ? undefined : codeOf.get(trimmed);
        codes[length] = trimmed === "" ? -1 : (same ?? addText(trimmed));
      }
      length++;
    },
    finish: () => ({ kind: "texts", texts: [...codeOf.keys()], codes: codes.subarray(0, length) }),
    sum: () => null,
    get length() {
      return length;
    },
    get bytes() {
      return codes.byteLength + codeOf.size * TEXT_BYTES + characters;
    },
  };
}

/**
 * Digits after the decimal mark of a number that is written plainly: an optional minus, no leading zeros, no exponent, at most 15
 * digits. −1 for anything else, −0 included: the text can be reproduced from the number and this value.
 * @param mark the only one allowed; null: a point or a comma
 */
function fractionDigits(text: string, mark: "." | "," | null): number {
  const length = text.length;
  const start = text.charCodeAt(0) === 0x2d ? 1 : 0;
  if (length === start || length - start > MOST_DIGITS + 1) return -1;
  let at = -1;
  let significant = false;
  for (let i = start; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code <= NINE) {
      if (code !== ZERO) significant = true;
    } else if (at < 0 && isMark(code, mark)) {
      at = i;
    } else {
      return -1;
    }
  }
  const whole = (at < 0 ? length : at) - start;
  const digits = at < 0 ? 0 : length - at - 1;
  const leadingZero = whole > 1 && text.charCodeAt(start) === ZERO;
  if (whole === 0 || leadingZero || whole + digits > MOST_DIGITS || (at >= 0 && digits === 0)) return -1;
  return start === 1 && !significant ? -1 : digits;
}

function isMark(code: number, mark: "." | "," | null): boolean {
  return (code === 0x2e && mark !== ",") || (code === 0x2c && mark !== ".");
}

/** The number: its digits as one integer, divided by an exact power of ten, so rounded once, as `Number` does (Clinger 1990). */
function readPlain(text: string, digits: number): number {
  let integer = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code <= NINE) integer = 10 * integer + (code - ZERO);
  }
  const value = integer / POWERS[digits]!;
  return text.charCodeAt(0) === 0x2d ? -value : value;
}

/** Whether `String` reproduces the text, except for the mark: with at most 15 digits, no shorter text means the same number. */
function isShortest(text: string, digits: number, value: number): boolean {
  if (digits === 0) return true;
  return text.charCodeAt(text.length - 1) !== ZERO && Math.abs(value) >= LEAST_PLAIN;
}

/** A copy, because a parser's cells may be slices of its input, which would then never be freed. */
function ownCopy(text: string): string {
  return ` ${text}`.slice(1);
}

function grown<T extends Float64Array | Int32Array | Uint16Array | Uint8Array>(
  full: T,
  make: (size: number) => T,
): T {
  const larger = make(2 * full.length);
  larger.set(full);
  return larger;
}
