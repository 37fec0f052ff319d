import { expect, it } from "vitest";
import { fadedAlpha, missingCurves } from "./curveCache.ts";
import type { Curve } from "./learningCurvesSpec.ts";

const curves = [0, 1, 2].map((number): Curve => ({ number, state: "complete", values: [number] }));
const drawn = { key: "a", values: new Set(curves.slice(0, 2).map(({ values }) => values)) };

it("draws everything on a first or changed layer", () => {
  expect(missingCurves(null, "a", curves)).toEqual({ clear: true, curves });
  expect(missingCurves(drawn, "b", curves)).toEqual({ clear: true, curves });
});

it("adds only new curves", () => {
  expect(missingCurves(drawn, "a", curves)).toEqual({ clear: false, curves: [curves[2]] });
});

it("starts over if a drawn curve is no longer wanted", () => {
  expect(missingCurves(drawn, "a", curves.slice(1))).toEqual({ clear: true, curves: curves.slice(1) });
});

it("makes many curves fainter than a few", () => {
  expect(fadedAlpha(1000)).toBeLessThan(fadedAlpha(10));
});
