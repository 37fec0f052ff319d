import { describe, expect, it } from "vitest";
import reference from "../../../bench/references/gp/sobol.json";
import { SOBOL_DIMENSIONS, sobolPoints } from "./sobol.ts";

describe("Sobol sequence", () => {
  it("equals scipy's unscrambled sequence in 60 dimensions", () => {
    const { dimensions, points } = reference;
    expect(Array.from(sobolPoints(points.length, dimensions, null))).toEqual(points.flat());
  });

  it.each([null, 1, 2])(
    "puts one of 64 points into each of 64 intervals of every dimension (seed %s)",
    (seed) => {
      const points = sobolPoints(64, SOBOL_DIMENSIONS, seed);
      for (let d = 0; d < SOBOL_DIMENSIONS; d++) {
        const cells = Array.from({ length: 64 }, (_, i) =>
          Math.floor(64 * points[i * SOBOL_DIMENSIONS + d]!),
        );
        expect(new Set(cells).size).toBe(64);
      }
    },
  );

  it("is a (0, m, 2)-net in its first two dimensions, scrambled too", () => {
    const points = sobolPoints(64, 2, 9);
    for (let power = 0; power <= 6; power++) {
      const columns = 2 ** power;
      const rows = 64 / columns;
      const cells = Array.from(
        { length: 64 },
        (_, i) => Math.floor(columns * points[2 * i]!) * rows + Math.floor(rows * points[2 * i + 1]!),
      );
      expect(new Set(cells).size).toBe(64);
    }
  });

  it("continues where it stopped, and differs by seed", () => {
    const whole = sobolPoints(20, 120, 5);
    expect(sobolPoints(8, 120, 5, 12)).toEqual(whole.slice(12 * 120));
    expect(sobolPoints(20, 120, 6)).not.toEqual(whole);
  });

  it("stays in [0, 1) past the tabulated dimensions", () => {
    for (const x of sobolPoints(16, SOBOL_DIMENSIONS + 4, 3)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThan(1);
    }
  });
});
