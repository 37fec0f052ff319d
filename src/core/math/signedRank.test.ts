import { describe, expect, it } from "vitest";
import reference from "../../../bench/references/pruning/signedRank.json";
import { createRng } from "./rng.ts";
import { signedRankGreater } from "./signedRank.ts";

describe("signedRankGreater", () => {
  it.each(reference.cases)("is SciPy's p-value: $name", ({ differences, p }) => {
    expect(signedRankGreater(differences)).toBeCloseTo(p, 12);
  });

  it("gives n equal differences the probability of n heads", () => {
    expect(signedRankGreater([2, 2, 2, 2])).toBe(1 / 16);
    expect(signedRankGreater([2, 2, 2, -2])).toBe(5 / 16);
  });

  it("is 1 without differences, and if all are zeros", () => {
    expect(signedRankGreater([])).toBe(1);
    expect(signedRankGreater([0, 0, 0])).toBe(1);
  });

  it("counts the observed sum on both sides: p of d and of −d together are 1 more than its own probability", () => {
    const rng = createRng(3);
    const differences = Array.from({ length: 6 }, () => rng.normal());
    const [up, down] = [signedRankGreater(differences), signedRankGreater(differences.map((d) => -d))];
    // P(W = w) for six ranks: sets of ranks with that sum, of 64.
    const order = differences.map((d) => Math.abs(d)).toSorted((a, b) => a - b);
    const sum = differences.reduce((total, d) => total + (d > 0 ? order.indexOf(d) + 1 : 0), 0);
    let sets = 0;
    for (let mask = 0; mask < 64; mask++) {
      const total = [1, 2, 3, 4, 5, 6].reduce((t, rank) => t + ((mask >> (rank - 1)) & 1 ? rank : 0), 0);
      if (total === sum) sets += 1;
    }
    expect(up + down).toBeCloseTo(1 + sets / 64, 12);
  });

  it("accepts infinities, which are equally large, and hundreds of differences", () => {
    expect(signedRankGreater([Infinity, Infinity, 1])).toBe(1 / 8);
    const many = Array.from({ length: 300 }, (_, i) => (i % 5 === 0 ? -i : i));
    expect(signedRankGreater(many)).toBeLessThan(1e-6);
    expect(signedRankGreater(many)).toBeGreaterThan(0);
  });
});
