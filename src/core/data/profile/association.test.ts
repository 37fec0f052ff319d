import fc from "fast-check";
import { describe, expect, it } from "vitest";
import reference from "../../../../bench/references/data/association.json" with { type: "json" };
import { ksStatistic } from "../check/drift.ts";
import type { Column } from "../table/dataset.ts";
import { correlationRatio, cramersV, pearson, ranks, spearman } from "./association.ts";
import { associationMap } from "./associationMap.ts";

describe.each(reference.cases.map((each, i) => [i, each] as const))("as SciPy, case %i", (_, each) => {
  const [x, y] = [Float64Array.from(each.x), Float64Array.from(each.y)];
  const [a, b] = [Int32Array.from(each.a), Int32Array.from(each.b)];
  const third = Math.floor(x.length / 3);

  it("correlations", () => {
    expect(pearson(x, y)).toBeCloseTo(each.pearson, 12);
    expect(spearman(x, y)).toBeCloseTo(each.spearman, 12);
  });
  it("Cramér's V and the correlation ratio", () => {
    expect(cramersV(a, each.levelsA, b, each.levelsB)).toBeCloseTo(each.cramersV, 12);
    expect(correlationRatio(a, each.levelsA, y)).toBeCloseTo(each.correlationRatio, 12);
  });
  it("the Kolmogorov–Smirnov statistic", () => {
    expect(ksStatistic(x.slice(0, third), y.slice(third))).toBeCloseTo(each.ks, 12);
  });
});

describe("measures at their edges", () => {
  it("are 0 if a column does not vary, and ignore missing values", () => {
    expect(pearson(Float64Array.of(1, 1), Float64Array.of(1, 2))).toBe(0);
    expect(cramersV(Int32Array.of(0, 0), 1, Int32Array.of(0, 1), 2)).toBe(0);
    expect(correlationRatio(Int32Array.of(0, 1), 2, Float64Array.of(3, 3))).toBe(0);
    expect(cramersV(Int32Array.of(0, 1, -1), 2, Int32Array.of(1, 0, 1), 2)).toBe(1);
    expect(correlationRatio(Int32Array.of(0, 0, 1, 1), 2, Float64Array.of(2, NaN, 5, 5))).toBe(1);
    expect(ranks(Float64Array.of(5, NaN, 1, 5))).toEqual(Float64Array.of(2.5, NaN, 1, 2.5));
  });

  it("stay within their bounds", () => {
    const values = fc.array(fc.tuple(fc.double(), fc.double(), fc.nat(3)), { minLength: 1 });
    fc.assert(
      fc.property(values, (rows) => {
        const x = Float64Array.from(rows, ([value]) => (Math.abs(value) < 1e100 ? value : NaN));
        const y = Float64Array.from(rows, ([, value]) => (Math.abs(value) < 1e100 ? value : NaN));
        const codes = Int32Array.from(rows, ([, , code]) => code - 1);
        for (const value of [pearson(x, y), spearman(x, y)]) expect(Math.abs(value)).toBeLessThanOrEqual(1);
        const ratio = correlationRatio(codes, 3, x);
        expect(ratio >= 0 && ratio <= 1).toBe(true);
        const v = cramersV(codes, 3, Int32Array.from(codes.toReversed()), 3);
        expect(v >= 0 && v <= 1).toBe(true);
      }),
      { seed: 4 },
    );
  });
});

describe("associationMap", () => {
  const x = Float64Array.from({ length: 50 }, (_, i) => (i % 7 === 0 ? NaN : (i * 37) % 50));
  const y = Float64Array.from({ length: 50 }, (_, i) => (i % 9 === 0 ? NaN : (i * 11) % 50));
  const columns: Column[] = [
    { kind: "number", name: "x", values: x },
    { kind: "category", name: "c", levels: ["p", "q"], codes: Int32Array.from(x, (_, i) => i % 2) },
    { kind: "number", name: "y", values: y },
    { kind: "ordered", name: "o", levels: ["s", "m", "l"], codes: Int32Array.from(x, (_, i) => i % 3) },
  ];

  it("holds each pair twice, by the measure that suits, gaps or not", () => {
    const map = associationMap(columns, new Map());
    expect(map.columns).toEqual(["x", "c", "y", "o"]);
    expect([...map.measures]).toEqual([1, 3, 1, 1, 3, 2, 3, 3, 1, 3, 1, 1, 1, 3, 1, 1]);
    expect(map.spearman[2]).toBeCloseTo(spearman(x, y), 12);
    expect(map.pearson[2]).toBeCloseTo(pearson(x, y), 12);
    expect(map.spearman[8]).toBe(map.spearman[2]);
    expect(map.spearman[0]).toBe(1);
  });

  it("keeps those that go most with the target where there are too many", () => {
    const many = Array.from({ length: 60 }, (_, i): Column => ({ kind: "number", name: `${i}`, values: x }));
    const strength = new Map(many.map(({ name }, i) => [name, i]));
    const map = associationMap(many, strength);
    expect([map.columns.length, map.of, map.columns[0]]).toEqual([40, 60, "20"]);
  });
});
