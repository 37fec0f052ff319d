import { toTexts } from "./cells.ts";
import { inferColumn, sortLevels, typeColumn, type InferredColumn } from "./columnKind.ts";
import type { Column, DeclaredKind, RawColumn } from "./dataset.ts";
import { AppError } from "../errors.ts";
import type { DecimalComma } from "./readNumbers.ts";

/**
 * A column as its file declares it; without a declaration, or where its cells contradict it, as they suggest. A yes/no pair is one
 * however it was declared, and a column of one value is constant.
 */
export function readDeclared(raw: RawColumn, decimalComma: DecimalComma): InferredColumn {
  const { declared } = raw;
  if (declared === undefined) return inferColumn(raw, decimalComma);
  const inferred = inferColumn(raw, "unlikely");
  const { kind } = inferred.column;
  if (kind === "constant" || kind === "boolean") return inferred;
  switch (declared.kind) {
    case "number":
      return inferred;
    case "text":
      return kind === "text" || kind === "category" ? inferred : textColumn(raw);
    case "category":
      return { column: withLevels(raw, declared), format: "point" };
    case "date":
      return dateColumn(raw, declared) ?? inferred;
  }
}

/** Numbers that the file calls text. */
function textColumn(raw: RawColumn): InferredColumn {
  const cells = toTexts(raw.cells);
  const present = cells.codes.reduce((count, code) => count + (code < 0 ? 0 : 1), 0);
  return cells.texts.length > present / 2
    ? { column: typeColumn(raw, "text", "point"), format: "point", textReason: "distinct" }
    : { column: typeColumn(raw, "category", "point"), format: "point" };
}

/** Declared levels that no cell has are dropped, for nothing can be learnt of them; others come last. */
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

function dateColumn(raw: RawColumn, declared: DeclaredKind & { kind: "date" }): InferredColumn | null {
  try {
    const column = typeColumn(raw, "date", "point", { order: null, dateOrder: declared.order });
    return { column, format: "point" };
  } catch (thrown) {
    if (thrown instanceof AppError) return null;
    throw thrown;
  }
}
