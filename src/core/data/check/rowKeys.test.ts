import { describe, expect, it } from "vitest";
import { rowKeys } from "./rowKeys.ts";

/** A number by the two halves of its bits. */
function numberOf(high: number, low: number): number {
  return new Float64Array(Uint32Array.of(low, high).buffer)[0]!;
}

describe("rowKeys", () => {
  it("tells numbers apart by all their bits, not by a sum of the halves", () => {
    // Numbers that one 32-bit mixture of both halves takes for the same.
    const factor = 0x85ebca6b;
    const alike = Float64Array.from({ length: 1000 }, (_, i) => {
      const high = 0x3ff00000 + i;
      return numberOf(high, Math.imul(high, factor) ^ 0x12345678);
    });
    expect(new Set(alike).size).toBe(1000);
    expect(new Set(rowKeys([{ kind: "number", name: "x", values: alike }], 1000)).size).toBe(1000);
  });

  it("takes 0 and −0 for the same, and missing values for each other", () => {
    const values = Float64Array.of(0, -0, NaN, NaN);
    const [zero, minusZero, missing, other] = rowKeys([{ kind: "number", name: "x", values }], 4);
    expect(zero).toBe(minusZero);
    expect(missing).toBe(other);
    expect(zero).not.toBe(missing);
  });
});
