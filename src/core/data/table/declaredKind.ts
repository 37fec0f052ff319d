import { toTexts } from "./cells.ts";
import { sortLevels, typeColumn } from "./columnKind.ts";
import type { Column, DeclaredKind, RawColumn, TextReason } from "./dataset.ts";
import { AppError } from "../../errors.ts";
import { inferColumn, type InferContext, type InferredColumn } from "./inferColumn.ts";
import { missingWordsOf } from "./missingWords.ts";

/**
 * A column as its file declares it; without a declaration, or if its cells contradict it, as the cells suggest. A yes/no pair is
 * boolean with any declaration, and a column of one value is constant. A declared level is never missing.
 * @param words see `inferColumn`
 */
export function readDeclared(
  raw: RawColumn,
  context: InferContext,
  words: readonly string[] | null = null,
): InferredColumn {
  const { declared } = raw;
  if (declared === undefined) return inferColumn(raw, context, words);
  const missing = words ?? undeclared(raw, declared, context);
  const inferred = inferColumn(raw, { ...context, decimalComma: "unlikely" }, missing);
  const { cells } = inferred;
  const { kind } = inferred.column;
  if (kind === "constant" || kind === "boolean") return inferred;
  switch (declared.kind) {
    case "number":
      return inferred;
    case "text":
      return kind === "text" || kind === "category" ? inferred : textColumn(raw, inferred);
    case "category":
      return as(inferred, withLevels({ ...raw, cells }, declared));
    case "date":
      return dateColumn({ ...raw, cells }, declared, inferred) ?? inferred;
  }
}

/** Words that count as missing, except those declared as levels. */
function undeclared(raw: RawColumn, declared: DeclaredKind, { gaps }: InferContext): readonly string[] {
  const levels = new Set(declared.kind === "category" ? declared.levels.map((level) => level.trim()) : []);
  return missingWordsOf(raw.cells, gaps).words.filter((word) => !levels.has(word));
}

/** A column of its declared kind, without facts from inference. */
function as({ cells, missing }: InferredColumn, column: Column, textReason?: TextReason): InferredColumn {
  const found = textReason === undefined ? {} : { textReason, found: { leftOut: textReason } };
  return { cells, missing, column, format: "point", found: {}, ...found };
}

/** Numbers declared as text. */
function textColumn(raw: RawColumn, inferred: InferredColumn): InferredColumn {
  const cells = toTexts(inferred.cells);
  const present = cells.codes.reduce((count, code) => count + (code < 0 ? 0 : 1), 0);
  return cells.texts.length > present / 2
    ? as(inferred, typeColumn({ ...raw, cells }, "text", "point"), "distinct")
    : as(inferred, typeColumn({ ...raw, cells }, "category", "point"));
}

/** Declared levels without cells are dropped, because nothing can be learnt about them; undeclared levels come last. */
function withLevels(raw: RawColumn, declared: DeclaredKind & { kind: "category" }): Column {
  const { texts, codes } = toTexts(raw.cells);
  const seen = new Set(texts);
  const first = declared.levels.map((level) => level.trim()).filter((level) => seen.has(level));
  const levels = [...new Set([...first, ...sortLevels(texts)])];
  const place = new Map(levels.map((level, code) => [level, code]));
  const codeOf = Int32Array.from(texts, (text) => place.get(text)!);
  return {
    kind: "category",
    name: raw.name,
    levels,
    codes: codes.map((code) => (code < 0 ? -1 : codeOf[code]!)),
  };
}

function dateColumn(
  raw: RawColumn,
  declared: DeclaredKind & { kind: "date" },
  inferred: InferredColumn,
): InferredColumn | null {
  try {
    const reading = { order: null, dateOrder: declared.order, oddCells: "missing" as const };
    return as(inferred, typeColumn(raw, "date", "point", reading));
  } catch (thrown) {
    if (thrown instanceof AppError) return null;
    throw thrown;
  }
}
