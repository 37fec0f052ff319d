import { AppError } from "../../core/errors.ts";
import { looksLikeLibsvm } from "../../core/data/parse/formats/libsvm.ts";
import type { ByteSource } from "./byteSource.ts";
import { detectEncoding } from "./encoding.ts";
import { foreignFormatOf, foreignNameOf } from "./foreignFormat.ts";

export type TableFormat = "delimited" | "zip" | "parquet" | "json" | "jsonLines" | "arff" | "libsvm";

const HEAD = 65_536;
/** Beginnings that a text table never has. */
const SURELY_JSON = /^\s*(?:\{\s*["}]|\[\s*[[{])/;
/** Comments, which JSON does not allow, before JSON. */
const COMMENTS = /^\s*(?:(?:\/\/|#)[^\n]*\n\s*|\/\*[^]*?\*\/\s*)+/;
const MAYBE_JSON = /^\s*[[{]/;
const JSON_NAME = /\.(?:json|jsonl|ndjson)(?:\.gz)?$/i;
const LINES_NAME = /\.(?:jsonl|ndjson)(?:\.gz)?$/i;
/** A declaration, after comments. */
const ARFF = /^\s*(?:%[^\n]*\n\s*)*@(?:relation|attribute)\b/i;
const ARFF_NAME = /\.arff(?:\.gz)?$/i;
const LINES_LOOKED_AT = 50;

/**
 * The format of a file, by its first bytes; by its name only if those are ambiguous.
 * @throws AppError `fileUnsupported` for known unsupported formats
 */
export async function formatOf(source: ByteSource): Promise<TableFormat> {
  const head = await source.head(HEAD);
  const start = String.fromCharCode(...head.subarray(0, 4));
  if (start === "PK\x03\x04" || start === "PK\x05\x06") return "zip";
  if (start === "PAR1") return "parquet";
  const text = new TextDecoder(detectEncoding(head)).decode(head, { stream: true });
  const named = text.includes("\0") ? foreignNameOf(source.name) : null;
  const foreign = foreignFormatOf(head, text) ?? named;
  if (foreign !== null) throw new AppError("fileUnsupported", { name: source.name, format: foreign });
  if (ARFF.test(text) || (ARFF_NAME.test(source.name) && /^\s*%/.test(text))) return "arff";
  const lines = wholeLines(text, head.length === HEAD);
  if (looksLikeLibsvm(lines)) return "libsvm";
  const bare = text.replace(COMMENTS, "");
  if (SURELY_JSON.test(bare) || (MAYBE_JSON.test(bare) && JSON_NAME.test(source.name))) {
    return hasLines(bare, source.name) ? "jsonLines" : "json";
  }
  // The first line may be broken.
  return LINES_NAME.test(source.name) && areMostlyJson(lines) ? "jsonLines" : "delimited";
}

/** The first non-empty lines, without a last one that may be cut off. */
function wholeLines(text: string, isCut: boolean): readonly string[] {
  const lines = text.split("\n", LINES_LOOKED_AT + 1);
  const whole = isCut || lines.length > LINES_LOOKED_AT ? lines.slice(0, -1) : lines;
  return whole.filter((line) => line.trim() !== "");
}

/** Whether each line is a separate value: another value begins after the first, and at least one of a few is complete. */
function hasLines(text: string, name: string): boolean {
  const lines = text.trimStart().split(/\r?\n/, LINES_LOOKED_AT);
  const [first = "", second = ""] = lines;
  // The line is longer than the bytes read, so it decides nothing.
  if (second === "") return LINES_NAME.test(name);
  if (isJson(first) && MAYBE_JSON.test(second)) return true;
  // The first line may be broken: then others are whole, each an object or a list.
  return lines.filter((line) => MAYBE_JSON.test(line) && isJson(line)).length > lines.length / 2;
}

function areMostlyJson(lines: readonly string[]): boolean {
  return lines.filter((line) => MAYBE_JSON.test(line) && isJson(line)).length > lines.length / 2;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
