import { describe, expect, it } from "vitest";
import { DEFAULT_SPLIT } from "../data/dataConfig.ts";
import type { PreparedSummary } from "../data/preparation/preparedData.ts";
import { validationRows } from "./validationRows.ts";

describe("rows that validate", () => {
  const fold = (validation: number) => ({ rows: { train: 90, validation, test: 30 } });
  const prepared = (first: number, others: readonly number[]) =>
    ({ ...fold(first), otherFolds: others.map((rows) => fold(rows)) }) as unknown as PreparedSummary;

  it("are those of a hold-out, or of all folds, each row once for any number of cuttings", () => {
    expect(validationRows(prepared(30, []), DEFAULT_SPLIT)).toBe(30);
    expect(validationRows(prepared(40, [40, 40]), { ...DEFAULT_SPLIT, folds: 3 })).toBe(120);
    const twice = { ...DEFAULT_SPLIT, folds: 3, foldRepeats: 2 };
    expect(validationRows(prepared(40, [40, 40, 40, 40, 40]), twice)).toBe(120);
  });
});
