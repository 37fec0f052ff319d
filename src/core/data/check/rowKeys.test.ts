import { describe, expect, it } from "vitest";
import { cellsFrom } from "../parse/cellsBuilder.ts";
import { rowKeys, tellingColumns } from "./rowKeys.ts";

/** The number with these two halves of its bits. */
function numberOf(high: number, low: number): number {
  return new Float64Array(Uint32Array.of(low, high).buffer)[0]!;
}

describe("rowKeys", () => {
  it("distinguishes numbers by all their bits, not by a sum of the halves", () => {
    // Numbers for which a 32-bit mixture of both halves is the same.
    const factor = 0x85ebca6b;
    const alike = Float64Array.from({ length: 1000 }, (_, i) => {
      const high = 0x3ff00000 + i;
      return numberOf(high, Math.imul(high, factor) ^ 0x12345678);
    });
    expect(new Set(alike).size).toBe(1000);
    expect(new Set(rowKeys([{ kind: "number", name: "x", values: alike }], 1000)).size).toBe(1000);
  });

  it("treats 0 and −0 as equal, and missing values as equal", () => {
    const values = Float64Array.of(0, -0, NaN, NaN);
    const [zero, minusZero, missing, other] = rowKeys([{ kind: "number", name: "x", values }], 4);
    expect(zero).toBe(minusZero);
    expect(missing).toBe(other);
    expect(zero).not.toBe(missing);
  });
});

it.each<[string, readonly string[], boolean]>([
  ["texts of several words", ["a fine film", "a bad film", "so so"], true],
  ["Chinese texts", ["这部电影很好看", "这部电影不好看", "这部电影一般般"], true],
  ["ids", ["a-1", "b-2", "c-3"], false],
  ["long ids", ["f3a91c0e-77aa", "0b6c2d1f-41de", "99e0aa12-03bc"], false],
])("%s that differ in every row: whether they tell rows apart (case %#)", (_, texts, tells) => {
  expect(tellingColumns([{ kind: "text", name: "x", cells: cellsFrom(texts) }])).toHaveLength(tells ? 1 : 0);
});
