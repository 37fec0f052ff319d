import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "../math/rng.ts";
import { createForecast, type Finished } from "./forecast.ts";

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe("createForecast", () => {
  it("is unknown without a finished trial, and has no error with one", () => {
    expect(createForecast([])(0.7)).toEqual({ value: 0.7, standardError: null });
    expect(createForecast([{ partial: 0.5, final: 0.3 }])(0.7).standardError).toBeNull();
  });

  it("is certain if all gain the same and have the same distance from the best", () => {
    // All start and end at the same values: both estimates agree.
    const finished = Array.from({ length: 6 }, () => ({ partial: 1, final: 0.4 }));
    expect(createForecast(finished)(1)).toEqual({ value: 0.4, standardError: 0 });
  });

  it("lies between the same gain and the same share, with half their difference as its error", () => {
    // The worse half ({2 → 1} and its equals) gains 1, a share of 1/2 of the distance 2 to the best.
    const finished: Finished[] = [
      ...Array.from({ length: 5 }, () => ({ partial: 2, final: 1 })),
      ...Array.from({ length: 5 }, () => ({ partial: 0.5, final: 0 })),
    ];
    const { value, standardError } = createForecast(finished)(6);
    expect(value).toBeCloseTo((5 + 3) / 2, 12);
    expect(standardError).toBeCloseTo(1, 12);
  });

  it("does not follow a few wild trials", () => {
    const rng = createRng(1);
    const tame = Array.from({ length: 30 }, () => {
      const partial = 1 + rng.uniform();
      return { partial, final: partial - 0.5 + 0.02 * rng.normal() };
    });
    const wild = tame.map((trial, i) => (i % 10 === 0 ? { partial: 1e5, final: 0.9 } : trial));
    const [calm, disturbed] = [createForecast(tame)(1.8), createForecast(wild)(1.8)];
    expect(Math.abs(disturbed.value - calm.value)).toBeLessThan(0.1);
  });

  it("learns no share of a distance that is negligible beside the numbers", () => {
    const finished = [
      { partial: 0, final: 8.881784197001252e-16 },
      { partial: 0, final: -5e-324 },
    ];
    expect(Number.isFinite(createForecast(finished)(0).value)).toBe(true);
  });

  it("is never better than the best finished trial, and always finite", () => {
    const trials = fc.array(fc.record({ partial: finite, final: finite }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(trials, finite, (finished, partial) => {
        const { value, standardError } = createForecast(finished)(partial);
        expect(value).toBeGreaterThanOrEqual(Math.min(...finished.map(({ final }) => final)));
        expect(Number.isFinite(value)).toBe(true);
        expect(standardError === null || (Number.isFinite(standardError) && standardError >= 0)).toBe(true);
      }),
      { seed: 5, numRuns: 1000 },
    );
  });
});
