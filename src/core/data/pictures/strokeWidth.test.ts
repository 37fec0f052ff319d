import fc from "fast-check";
import { expect, test } from "vitest";
import { coarseStrokeWidth, outlineDistance, strokeWidth } from "./strokeWidth.ts";

test("a long bar has its own width, a full disc about half its diameter", () => {
  const bar = Float64Array.from({ length: 400 * 400 }, (_, at) =>
    at % 400 >= 100 && at % 400 < 112 ? 1 : 0,
  );
  // 400 long, 12 wide: 2 · 4800 / (2 · 412).
  expect(strokeWidth(bar, 400)).toBeCloseTo(9600 / 824, 1);
  const disc = Float64Array.from({ length: 200 * 200 }, (_, at) => {
    const away = Math.hypot(Math.floor(at / 200) - 99.5, (at % 200) - 99.5);
    return Math.min(1, Math.max(0, 60.5 - away));
  });
  expect(strokeWidth(disc, 200)).toBeGreaterThan(55);
  expect(strokeWidth(disc, 200)).toBeLessThan(61);
  expect(strokeWidth(new Float64Array(9), 3)).toBe(0);
});

test("the stroke width of a coarse picture is right to half a pixel, at any position and darkness", () => {
  for (const left of [6, 6.25, 6.5, 6.9]) {
    for (const width of [1.5, 2, 3]) {
      const ink = Float64Array.from({ length: 16 * 16 }, (_, at) => {
        const x = at % 16;
        return 0.7 * Math.max(0, Math.min(x + 1, left + width) - Math.max(x, left));
      });
      const expected = (2 * 16 * width) / (2 * (16 + width));
      expect(Math.abs(coarseStrokeWidth(ink, 16) - expected)).toBeLessThan(0.5);
    }
  }
});

test("distances to the outline equal those by brute force, up to the reach", () => {
  const SIDE = 9;
  const REACH = 5;
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: SIDE * SIDE, maxLength: SIDE * SIDE }), (drawn) => {
      const found = outlineDistance(drawn.map(Number), SIDE, REACH);
      drawn.forEach((inside, at) => {
        const away = drawn.flatMap((other, to) =>
          other === inside
            ? []
            : [Math.hypot(Math.floor(at / SIDE) - Math.floor(to / SIDE), (at % SIDE) - (to % SIDE))],
        );
        const nearest = Math.min(REACH, ...away) - 0.5;
        expect(found[at]).toBeCloseTo(inside ? -nearest : nearest, 5);
      });
    }),
    { seed: 7, numRuns: 60 },
  );
});
