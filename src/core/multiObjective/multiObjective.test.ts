import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../math/rng.ts";
import { crowdingDistance } from "./crowdingDistance.ts";
import { dominates, nonDominated, nonDominatedSort } from "./dominance.ts";
import { hypervolume } from "./hypervolume.ts";

/** Fronts with ties, copies and infinities: few distinct values. */
const fronts = fc.integer({ min: 1, max: 3 }).chain((objectives) =>
  fc.array(
    fc.array(fc.constantFrom(0, 1, 2, 3, 4, 0.5, Infinity), {
      minLength: objectives,
      maxLength: objectives,
    }),
    { maxLength: 14 },
  ),
);

describe("non-dominated sort", () => {
  it("removes, front by front, exactly the points that no remaining point dominates", () => {
    fc.assert(
      fc.property(fronts, (points) => {
        let left = [...points.keys()];
        for (const front of nonDominatedSort(points)) {
          const expected = left.filter((i) => !left.some((j) => dominates(points[j]!, points[i]!)));
          expect(front).toEqual(expected);
          left = left.filter((i) => !front.includes(i));
        }
        expect(left).toEqual([]);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it("has no front without points", () => {
    expect(nonDominated([])).toEqual([]);
  });

  it("sorts thousands of points that are one front", () => {
    const points = Array.from({ length: 3000 }, (_, i) => [i, 3000 - i, i % 7]);
    expect(nonDominated(points)).toHaveLength(3000);
  });
});

describe("crowding distance", () => {
  it("is the sum of the gaps around a point, in units of the ranges", () => {
    const points = [
      [0, 8],
      [4, 1],
      [1, 4],
      [2, 3],
      [8, 0],
    ];
    expect([...crowdingDistance(points)]).toEqual([
      Infinity,
      6 / 8 + 3 / 8,
      2 / 8 + 5 / 8,
      3 / 8 + 3 / 8,
      Infinity,
    ]);
  });

  it("gives copies of a point 0, and is never NaN", () => {
    const copies = [
      [1, 1],
      [0, 2],
      [1, 1],
      [2, 0],
    ];
    expect([...crowdingDistance(copies)]).toEqual([2, Infinity, 0, Infinity]);
    fc.assert(
      fc.property(fronts, (points) => {
        expect([...crowdingDistance(points)].filter((value) => !(value >= 0))).toEqual([]);
      }),
      { seed: 4 },
    );
  });
});

describe("hypervolume", () => {
  it("is known for a few fronts", () => {
    expect(hypervolume([], [1, 1])).toBe(0);
    expect(hypervolume([[2]], [5])).toBe(3);
    const staircase = [
      [1, 3],
      [2, 2],
      [3, 1],
    ];
    expect(hypervolume(staircase, [4, 4])).toBe(6);
    // Three boxes of 2 × 1 × 1 that share one unit cube (inclusion and exclusion: 6 − 3 + 1).
    expect(
      hypervolume(
        [
          [0, 1, 1],
          [1, 0, 1],
          [1, 1, 0],
        ],
        [2, 2, 2],
      ),
    ).toBe(4);
  });

  it("ignores points that are dominated, equal, beyond the reference or NaN", () => {
    const front = [
      [1, 3],
      [3, 1],
    ];
    const more = [...front, [3, 3], [1, 3], [0, 9], [4, 0], [Number.NaN, 0]];
    expect(hypervolume(more, [4, 4])).toBe(hypervolume(front, [4, 4]));
  });

  it.each([1, 2, 3])("is the share of random points that are dominated (%i objectives)", (objectives) => {
    const rng = createRng(objectives);
    const draw = () => Array.from({ length: objectives }, () => rng.uniform());
    const points = Array.from({ length: 12 }, draw);
    const count = 20_000;
    let inside = 0;
    for (let i = 0; i < count; i++) {
      const sample = draw();
      if (points.some((point) => point.every((value, k) => value <= sample[k]!))) inside++;
    }
    const share = hypervolume(
      points,
      Array.from({ length: objectives }, () => 1),
    );
    // Five standard errors of the share.
    expect(Math.abs(share - inside / count)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / count));
  });

  it("does not depend on the order of points or objectives", () => {
    fc.assert(
      fc.property(fronts, (points) => {
        const objectives = points[0]?.length ?? 1;
        const reference = [3.5, 4.5, 2.5].slice(0, objectives);
        const turned = points.toReversed().map((point) => point.toReversed());
        expect(hypervolume(turned, reference.toReversed())).toBe(hypervolume(points, reference));
      }),
      { seed: 5 },
    );
  });
});
