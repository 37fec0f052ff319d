import { AppError } from "../core/errors.ts";

export interface DecodedText {
  readonly text: string;
  /** As `TextDecoder` names it, e.g. "utf-8", "utf-16le", "gb18030", "windows-1252". */
  readonly encoding: string;
}

/** Bytes that decide about an encoding; more do not make it surer. */
const SAMPLE = 65_536;

/**
 * The text of a file of unknown encoding: a byte order mark decides; else UTF-16 where every other byte is mostly 0; else UTF-8 if
 * it is valid; else GB18030 or Windows-1252, by how bytes above 127 stand together.
 * @throws AppError `csvBinary` for NUL bytes in what is not UTF-16, `csvUndecodable` for broken UTF-16
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = utf16Of(bytes);
  if (encoding !== null) return { text: decodeStrictly(bytes, encoding), encoding };
  if (bytes.includes(0)) throw new AppError("csvBinary");
  const utf8 = tryDecode(bytes, "utf-8");
  if (utf8 !== null) return { text: utf8, encoding: "utf-8" };
  const chinese = looksChinese(bytes.subarray(0, SAMPLE)) ? tryDecode(bytes, "gb18030") : null;
  if (chinese !== null) return { text: chinese, encoding: "gb18030" };
  return { text: decodeStrictly(bytes, "windows-1252"), encoding: "windows-1252" };
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

/**
 * Whether bytes above 127 come in pairs of two such bytes, as Chinese characters in GB2312 do, the bulk of any GB18030 text; in
 * Western European text they mostly stand alone.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let singles = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    if ((bytes[i + 1] ?? 0) >= 0xa1) {
      pairs++;
      i++;
    } else {
      singles++;
    }
  }
  return pairs > 2 * singles;
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string {
  const text = tryDecode(bytes, encoding);
  if (text === null) throw new AppError("csvUndecodable", { encoding });
  return text;
}

/** The text without its byte order mark, or null where the bytes are not of this encoding. */
function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
