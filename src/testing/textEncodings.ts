/**
 * The bytes of a text in a legacy encoding: `TextEncoder` supports only UTF-8, so the table is built by decoding each character.
 */
export function encodeLegacy(text: string, encoding: "windows-1252" | "gb18030"): Uint8Array<ArrayBuffer> {
  const known = TABLES.get(encoding) ?? tableOf(encoding);
  TABLES.set(encoding, known);
  return Uint8Array.from(
    Array.from(text).flatMap((char) => [...(known.get(char) ?? missing(char, encoding))]),
  );
}

export function encodeUtf16(text: string, littleEndian: boolean): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

const TABLES = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Single bytes and, of GB18030, the pairs of GB2312. */
function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  const add = (...bytes: number[]) => table.set(decoder.decode(Uint8Array.from(bytes)), bytes);
  for (let byte = 0; byte < (encoding === "gb18030" ? 0x80 : 0x100); byte++) add(byte);
  if (encoding !== "gb18030") return table;
  for (let first = 0xa1; first <= 0xf7; first++) {
    for (let second = 0xa1; second <= 0xfe; second++) add(first, second);
  }
  return table;
}

function missing(char: string, encoding: string): never {
  throw new Error(`${encoding} has no ${char}`);
}
