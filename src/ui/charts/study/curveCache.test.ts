import { expect, it } from "vitest";
import { axisScale, type Axis } from "../plot/axis.ts";
import { fadedAlpha, missingCurves, placesKey } from "./curveCache.ts";
import type { Curve } from "./learningCurvesSpec.ts";

const curves = [0, 1, 2].map((number): Curve => ({
  number,
  state: "complete",
  learner: null,
  values: [number],
}));
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

const axis = (high: number, kind: Axis["kind"] = "linear"): Axis => ({
  kind,
  domain: [0.1, high],
  ticks: [],
});
const areaOf = (y: Axis) => ({
  left: 0,
  top: 0,
  width: 100,
  height: 50,
  x: axisScale(axis(100), [0, 100]),
  y: axisScale(y, [50, 0]),
});

it("tells a geometry that has not followed its axis from one that has", () => {
  for (const [before, now] of [
    [axis(1), axis(1.2)],
    [axis(1), axis(1, "log")],
  ] as const) {
    const spec = { x: axis(100), y: now };
    expect(placesKey(spec, areaOf(before))).not.toBe(placesKey(spec, areaOf(now)));
    expect(placesKey(spec, areaOf(now))).toBe(placesKey(spec, areaOf(now)));
  }
});
