import type { TFunction } from "i18next";
import { isTextEncoding } from "../core/data/table/textEncodings.ts";

/** "Traditional Chinese (Big5)" for "big5". */
export function encodingWord(t: TFunction, encoding: string): string {
  return isTextEncoding(encoding) ? t(`data.file.encodings.${encoding}`) : encoding.toUpperCase();
}
