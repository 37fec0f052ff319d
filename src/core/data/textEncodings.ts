/** Encodings of text that can be chosen by hand where detection is wrong, as `TextDecoder` names them. */
export const TEXT_ENCODINGS = [
  "utf-8",
  "windows-1252",
  "gb18030",
  "big5",
  "shift_jis",
  "utf-16le",
  "utf-16be",
] as const;
