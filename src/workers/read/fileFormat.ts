import type { ForeignFormat } from "../../core/data/foreignFormats.ts";
import { readPictureHeader } from "../../core/data/pictures/pictureHeader.ts";
import { AppError } from "../../core/errors.ts";
import type { ByteSource } from "./byteSource.ts";
import { detectEncoding } from "./encoding.ts";

export type TableFormat = "delimited" | "zip" | "parquet" | "json" | "jsonLines";

const HEAD = 4096;

/** Files that begin so are of formats that nobody reads here. */
const FOREIGN: readonly (readonly [start: string, format: ForeignFormat])[] = [
  ["\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"],
  ["%PDF", "pdf"],
  ["SQLite format 3", "sqlite"],
  ["\x89HDF", "hdf5"],
  ["\x93NUMPY", "numpy"],
  ["ARROW1", "arrow"],
  ["FEA1", "feather"],
  ["Rar!", "rar"],
  ["7z\xbc\xaf\x27\x1c", "7z"],
  ["BZh", "bzip2"],
  ["\xfd7zXZ", "xz"],
  ["\x28\xb5\x2f\xfd", "zstd"],
  ["GIF8", "gif"],
];
const WEB_PAGE = /^\s*<(?:!doctype html|html[\s>])/i;
/** No table in text begins so. */
const SURELY_JSON = /^\s*(?:\{\s*["}]|\[\s*[[{])/;
const MAYBE_JSON = /^\s*[[{]/;
const JSON_NAME = /\.(?:json|jsonl|ndjson)(?:\.gz)?$/i;
const LINES_NAME = /\.(?:jsonl|ndjson)(?:\.gz)?$/i;

/**
 * What a file is: told by its first bytes; only where they could be either, by its name.
 * @throws AppError `fileUnsupported` for known formats that are not read
 */
export async function formatOf(source: ByteSource): Promise<TableFormat> {
  const head = await source.head(HEAD);
  const start = String.fromCharCode(...head.subarray(0, 16));
  if (start.startsWith("PK\x03\x04") || start.startsWith("PK\x05\x06")) return "zip";
  if (start.startsWith("PAR1")) return "parquet";
  const foreign = FOREIGN.find(([signature]) => start.startsWith(signature));
  const text = new TextDecoder(detectEncoding(head)).decode(head, { stream: true });
  const picture = readPictureHeader(head) === null ? null : "picture";
  const format = foreign?.[1] ?? picture ?? (WEB_PAGE.test(text) ? "html" : null);
  if (format !== null) throw new AppError("fileUnsupported", { name: source.name, format });
  if (!SURELY_JSON.test(text) && !(MAYBE_JSON.test(text) && JSON_NAME.test(source.name))) return "delimited";
  return hasLines(text, source.name) ? "jsonLines" : "json";
}

/** Whether each line is a value of its own: the first one is a whole value, and another begins the next line. */
function hasLines(text: string, name: string): boolean {
  const [first = "", second = ""] = text.trimStart().split(/\r?\n/);
  // A line that is longer than what was looked at says nothing.
  if (second === "") return LINES_NAME.test(name);
  return isJson(first) && MAYBE_JSON.test(second);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
