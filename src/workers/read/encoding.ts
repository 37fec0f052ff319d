import { AppError } from "../../core/errors.ts";

/** Number of bytes that decide the encoding; more do not improve the guess. */
const SAMPLE = 65_536;

/** Tab, line ends, the end of a DOS file, and the field and record separators. */
const TEXT_CONTROLS: ReadonlySet<number> = new Set([
  0x01, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1c, 0x1d, 0x1e, 0x1f,
]);
/** Largest share of NUL bytes in a text. */
const MOST_ZEROS = 0.05;

/** Thrown if later bytes contradict the guessed encoding; reading starts again with another. */
export class WrongGuess extends Error {
  readonly better: string;
  constructor(better: string) {
    super(`the text is rather ${better}`);
    this.better = better;
  }
}

/**
 * The encoding of a text: a byte order mark decides; otherwise UTF-16 if every other byte is mostly 0; otherwise UTF-8 if valid so
 * far; otherwise GB18030 or Windows-1252, by the pairs of bytes above 127.
 * @param head the first bytes
 */
export function detectEncoding(head: Uint8Array): string {
  const utf16 = utf16Of(head);
  if (utf16 !== null) return utf16;
  return isValid(head, "utf-8") ? "utf-8" : legacyOf(head);
}

/**
 * The text of some bytes, without its byte order mark.
 * @param guessed whether another encoding may be right instead
 * @throws AppError `csvBinary` for bytes that are not text, `csvUndecodable`; `WrongGuess`
 */
export async function* decode(
  chunks: AsyncIterable<Uint8Array>,
  encoding: string,
  guessed: boolean,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const wide = encoding.startsWith("utf-16");
  const attempt = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      if (guessed && encoding === "utf-8") throw new WrongGuess(legacyOf(chunk ?? new Uint8Array()));
      if (guessed && encoding === "gb18030") throw new WrongGuess("windows-1252");
      throw new AppError("csvUndecodable", { encoding });
    }
  };
  for await (const chunk of chunks) {
    const hasZeros = !wide && chunk.includes(0);
    if (hasZeros && !isPadded(chunk)) throw new AppError("csvBinary");
    yield attempt(hasZeros ? chunk.filter((byte) => byte !== 0) : chunk);
  }
  yield attempt();
}

/** Whether bytes with NULs are text: there are no other control characters, and NULs are few or at the end, as after a crash. */
export function isPadded(bytes: Uint8Array): boolean {
  const end = bytes.findLastIndex((byte) => byte !== 0) + 1;
  let zeros = 0;
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!;
    if (byte === 0) zeros++;
    else if (byte < 0x20 && !TEXT_CONTROLS.has(byte)) return false;
  }
  return zeros <= MOST_ZEROS * end;
}

function utf16Of(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = zeros[i % 2]! + 1;
  });
  // Text in UTF-16 without a mark: the high bytes of ASCII are 0, the low ones never are.
  if (zeros[1]! > sample.length / 4 && zeros[0] === 0) return "utf-16le";
  if (zeros[0]! > sample.length / 4 && zeros[1] === 0) return "utf-16be";
  return null;
}

/** The encoding of bytes that are not UTF-8. */
function legacyOf(bytes: Uint8Array): "gb18030" | "windows-1252" {
  const sample = bytes.subarray(0, SAMPLE);
  return looksChinese(sample) && isValid(sample, "gb18030") ? "gb18030" : "windows-1252";
}

/**
 * Whether bytes above 127 mostly come in pairs that are common Chinese characters and punctuation (GB2312's rows 1 to 3 and 16 to
 * 55), the bulk of any GB18030 text. In Western European text they are mostly single, and adjacent ones, as in "größe", are
 * lower-case letters with bytes outside those rows.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let usual = 0;
  let others = 0;
  for (let i = 0; i < bytes.length; i++) {
    const first = bytes[i]!;
    if (first < 0x80) continue;
    const isPair = (bytes[i + 1] ?? 0) >= 0xa1;
    const isUsual = (first >= 0xa1 && first <= 0xa3) || (first >= 0xb0 && first <= 0xd7);
    if (isPair && isUsual) usual++;
    else others++;
    if (isPair) i++;
  }
  return usual > others;
}

/** Whether some bytes are valid, or the beginning of valid text. */
function isValid(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
