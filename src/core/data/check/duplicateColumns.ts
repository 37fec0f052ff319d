import { toTexts } from "../table/cells.ts";
import type { Column } from "../table/dataset.ts";
import type { CheckContext } from "./context.ts";
import type { Finding } from "./finding.ts";

/** Columns that equal an earlier column in every row. The target is not compared: see `findLeakage`. */
export function findDuplicateColumns({ columns, target }: CheckContext): Finding | null {
  const known = new Map<number, Column[]>();
  const items: { column: string; same: string }[] = [];
  for (const column of columns) {
    if (column === target || column.kind === "constant" || column.kind === "picture") continue;
    const contents = contentsOf(column);
    const hash = hashOf(contents);
    const alike = known.get(hash) ?? [];
    const same = alike.find((other) => equal(contentsOf(other), contents) && sameLevels(other, column));
    if (same === undefined) known.set(hash, [...alike, column]);
    else items.push({ column: column.name, same: same.name });
  }
  return items.length === 0 ? null : { kind: "duplicateColumns", items };
}

function contentsOf(column: Exclude<Column, { kind: "picture" }>): Float64Array | Int32Array;
function contentsOf(column: Column): Float64Array | Int32Array;
function contentsOf(column: Column): Float64Array | Int32Array {
  if ("values" in column) return column.values;
  if ("codes" in column) return column.codes;
  return "cells" in column ? toTexts(column.cells).codes : new Int32Array(0);
}

function sameLevels(a: Column, b: Column): boolean {
  if ("values" in a || "values" in b) return "values" in a && "values" in b;
  return levelsOf(a).join("\n") === levelsOf(b).join("\n");
}

function levelsOf(column: Column): readonly string[] {
  if ("levels" in column) return column.levels;
  return "cells" in column ? toTexts(column.cells).texts : [];
}

function equal(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++)
    if (a[i] !== b[i] && !(Number.isNaN(a[i]) && Number.isNaN(b[i]))) return false;
  return true;
}

/**
 * A hash of the first hundred rows and about every hundredth after them. Columns with the same hash are then compared completely.
 */
function hashOf(values: ArrayLike<number>): number {
  let hash = values.length;
  for (let i = 0; i < values.length; i += i < 100 ? 1 : 97) {
    const value = values[i]!;
    hash = (Math.imul(hash, 31) + (Number.isNaN(value) ? 7 : Math.fround(value) * 1000)) | 0;
  }
  return hash;
}
