import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../../math/rng.ts";
import { findExtremes } from "./extremes.ts";

const rng = createRng(7);
const ORDINARY = Array.from({ length: 180 }, () => rng.normal());
const found = (values: readonly number[], gaps?: readonly number[]) =>
  findExtremes(Float64Array.from(values), gaps);

describe("extreme values", () => {
  it("are named, with the range of all others", () => {
    const values = [...ORDINARY, 1e308, -1e308, 1e308, NaN];
    expect(found(values)).toEqual({
      rows: 3,
      least: -1e308,
      most: 1e308,
      low: Math.min(...ORDINARY),
      high: Math.max(...ORDINARY),
      values: [-1e308, 1e308],
      log: false,
      flat: false,
      fenced: true,
    });
  });

  it("are found if most of the column is one of them", () => {
    const most = Array.from({ length: 300 }, () => -3.4028234663852886e38);
    expect(found([...most, ...ORDINARY])).toMatchObject({ rows: 300, low: Math.min(...ORDINARY) });
  });

  it("are reported with the range of all other numbers, including those that mean no value", () => {
    expect(found([...ORDINARY, -999, 1e308], [-999])).toMatchObject({ rows: 1, low: -999 });
  });

  it("are found in columns that are nearly empty, or mostly mean no value", () => {
    for (const gap of [NaN, -999]) {
      const values = new Float64Array(200_000).fill(gap);
      ORDINARY.forEach((value, i) => (values[i * 1000 + 7] = value));
      values[199_999] = 1e308;
      expect(findExtremes(values, [-999])).toMatchObject({ rows: 1, values: [1e308], flat: false });
    }
  });

  it("cannot be moved to fences if the middle half is one value, or there are few values", () => {
    expect(found([...Array.from({ length: 90 }, () => 0), 5, 1e32])).toMatchObject({
      flat: true,
      fenced: false,
    });
    expect(found([...ORDINARY.slice(0, 11), 1e308])).toMatchObject({ flat: false, fenced: false });
  });

  it("are found in any row, and for any unit of the column", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1e-12, 1e-3, 1, 1e9),
        fc.uniqueArray(fc.nat(179), { minLength: 1, maxLength: 18 }),
        fc.boolean(),
        (unit, places, negative) => {
          const values = ORDINARY.map((value) => value * unit);
          for (const at of places) values[at] = (negative ? -1 : 1) * 1e30 * unit;
          expect(found(values)?.rows).toBe(places.length);
        },
      ),
      { seed: 5, numRuns: 50 },
    );
  });

  it("span so many powers of ten that the logarithm helps", () => {
    const values = Array.from({ length: 200 }, () => 10 ** (400 * rng.uniform() - 200));
    expect(found(values)).toMatchObject({ log: true });
    expect(found([...values, 0])).toMatchObject({ log: false });
    expect(found([...ORDINARY.map(Math.exp), 1e300])).toMatchObject({ log: false, values: [1e300] });
  });

  it("are not reported if all numbers are large, long-tailed, few, or mean no value", () => {
    expect(found(ORDINARY.map((value) => value * 5e307))).toBeNull();
    expect(found(ORDINARY.map((value) => Math.exp(3 * value)))).toBeNull();
    expect(found([1, 2, 1e300])).toBeNull();
    expect(found([...ORDINARY, 9_999_999], [9_999_999])).toBeNull();
    expect(found([...Array.from({ length: 90 }, () => 0), 5, 1e12])).toBeNull();
    expect(found([...Array.from({ length: 90 }, () => 0), 5, 1e32])).toMatchObject({
      rows: 1,
      low: 0,
      high: 5,
    });
  });
});
