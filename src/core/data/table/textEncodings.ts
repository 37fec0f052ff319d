/** Encodings that can be chosen if detection is wrong, by the labels of `TextDecoder`: those still used for tables. */
export const TEXT_ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "macintosh",
  "windows-1250",
  "iso-8859-2",
  "windows-1251",
  "koi8-r",
  "windows-1253",
  "windows-1254",
  "windows-1255",
  "windows-1256",
  "windows-1257",
  "windows-1258",
  "windows-874",
  "gb18030",
  "big5",
  "shift_jis",
  "euc-jp",
  "euc-kr",
] as const;

export type TextEncodingName = (typeof TEXT_ENCODINGS)[number];

export function isTextEncoding(name: string): name is TextEncodingName {
  return TEXT_ENCODINGS.some((known) => known === name);
}
