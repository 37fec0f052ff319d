import { describe, expect, it } from "vitest";
import { createRng, deriveSeed, permutation } from "./rng.ts";
import { mean, standardDeviation } from "./stats.ts";

const DRAWS = 20_000;

function draws(draw: () => number): Float64Array {
  return Float64Array.from({ length: DRAWS }, draw);
}

describe("createRng", () => {
  it("repeats itself for a seed, also 0 and negative ones, and differs between seeds", () => {
    for (const seed of [0, 1, -7, 2 ** 31]) {
      const [a, b] = [createRng(seed), createRng(seed)];
      expect(Array.from({ length: 9 }, () => a.uint32())).toEqual(
        Array.from({ length: 9 }, () => b.uint32()),
      );
    }
    expect(createRng(0).uint32()).not.toBe(createRng(1).uint32());
  });

  it("draws uniform numbers in [0, 1) with the right moments", () => {
    const rng = createRng(11);
    const values = draws(rng.uniform);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(mean(values)).toBeCloseTo(0.5, 1);
    expect(standardDeviation(values)).toBeCloseTo(Math.sqrt(1 / 12), 2);
  });

  it("draws normal numbers with the right moments and tails", () => {
    const rng = createRng(12);
    const values = draws(rng.normal);
    expect(Math.abs(mean(values))).toBeLessThan(4 / Math.sqrt(DRAWS));
    expect(standardDeviation(values)).toBeCloseTo(1, 1);
    expect(values.filter((z) => Math.abs(z) > 1.96).length / DRAWS).toBeCloseTo(0.05, 2);
  });

  it("draws every integer below a bound equally often", () => {
    const rng = createRng(13);
    const counts = new Array<number>(7).fill(0);
    for (let i = 0; i < 7 * 3000; i++) counts[rng.integer(7)]!++;
    for (const count of counts) expect(Math.abs(count - 3000)).toBeLessThan(300);
  });

  it("refuses a bound below 1, instead of drawing for ever", () => {
    for (const bound of [0, -1, Number.NaN]) expect(() => createRng(1).integer(bound)).toThrow(RangeError);
  });
});

describe("deriveSeed", () => {
  it("depends on every label, its kind and its place", () => {
    const seeds = [
      deriveSeed(1),
      deriveSeed(2),
      deriveSeed(1, "a"),
      deriveSeed(1, "b"),
      deriveSeed(1, "a", "b"),
      deriveSeed(1, "ab"),
      deriveSeed(1, 7),
      deriveSeed(1, "7"),
    ];
    expect(new Set(seeds).size).toBe(seeds.length);
  });
});

describe("permutation", () => {
  it("holds every index once, every position equally likely", () => {
    const rng = createRng(5);
    const first = new Array<number>(5).fill(0);
    for (let i = 0; i < 5000; i++) {
      const order = permutation(5, rng);
      expect(new Set(order).size).toBe(5);
      first[order[0]!]!++;
    }
    for (const count of first) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
